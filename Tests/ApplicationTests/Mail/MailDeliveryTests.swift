import Application
import Domain
import Jobs
import Mail
import Stage
import TestSupport
import Testing
import TwinhallCore

@Suite("Delivering mails")
struct MailDeliveryTests {
  private func requestLink(_ stage: Stage) throws {
    _ = try stage.officer()
    let permit = try Policy.permit(SignIn.self, to: .visitor())
    try stage.application.requestSignInLink(email: "olle.officer@example.org", from: "192.0.2.1", permit: permit)
    _ = try stage.mails()
  }

  private func value(_ stage: Stage, _ query: String) throws -> Int {
    switch query {
    case "sent": try stage.application.read { try $0.value("SELECT COUNT(*) FROM mails WHERE sent_at IS NOT NULL AND body = ''") }
    case "jobs": try stage.application.read { try $0.value("SELECT COUNT(*) FROM jobs") }
    default: try stage.application.read { try $0.value("SELECT COUNT(*) FROM jobs WHERE failed_at IS NOT NULL") }
    }
  }

  @Test("A mail goes to the server once, and its words are then deleted", arguments: TestDatabases.all)
  func server(on kind: TestDatabase) throws {
    let server = try TinyMailServer()
    let settings = ["TWINHALL_MAIL_SERVER": "smtp://127.0.0.1:\(server.port)", "TWINHALL_MAIL_SENDER": "office@example.org"]
    try kind.stage(settings: settings) { stage in
      try requestLink(stage)
      let runner = stage.application.jobRunner()
      #expect(try runner.runDue() == 1)
      #expect(try runner.runDue() == 0)
      #expect(try value(stage, "sent") == 1)
      #expect(try value(stage, "jobs") == 0)
    }
    server.stop()
    let conversation = try #require(server.conversations.first)
    #expect(server.conversations.count == 1)
    #expect(conversation.contains("MAIL FROM:<office@example.org>"))
    #expect(conversation.contains("RCPT TO:<olle.officer@example.org>"))
    #expect(conversation.contains("EHLO localhost"))
    #expect(conversation.contains("Subject: Your sign-in link"))
  }

  @Test("A refused recipient fails for good at once, a server that is away is tried again", arguments: TestDatabases.all)
  func failures(on kind: TestDatabase) throws {
    let server = try TinyMailServer(recipientReply: "550 nobody here")
    try kind.stage(settings: ["TWINHALL_MAIL_SERVER": "smtp://127.0.0.1:\(server.port)"]) { stage in
      try requestLink(stage)
      try stage.application.jobRunner().runDue()
      #expect(try value(stage, "failed") == 1)
      let failure = try #require(try stage.application.read { try JobQueue.failedJobs(limit: 1, on: $0) }.first)
      #expect(failure.reason == "the mail server refused with 550")
    }
    server.stop()
    try kind.stage(settings: ["TWINHALL_MAIL_SERVER": "smtp://127.0.0.1:\(server.port)"]) { stage in
      try requestLink(stage)
      try stage.application.jobRunner().runDue()
      #expect(try value(stage, "failed") == 0)
      #expect(try value(stage, "jobs") == 1)
      #expect(try value(stage, "sent") == 0)
    }
  }

  @Test("In development mails are files, readable with their link", arguments: TestDatabases.all)
  func folder(on kind: TestDatabase) throws {
    try withTemporaryFolder { folder in
      try kind.stage(settings: ["TWINHALL_DATA": folder]) { stage in
        try requestLink(stage)
        let link = try #require(try stage.mails().first).link
        try stage.application.jobRunner().runDue()
        let mails = stage.application.configuration.mailFolder
        let mail = try #require(mails.names().first.flatMap(mails.read))
        #expect(mail.to == "olle.officer@example.org")
        #expect(mail.subject == "Your sign-in link")
        #expect(mail.body.contains(link))
        #expect(mails.read("../twinhall.sqlite") == nil)
      }
    }
  }

  @Test("A server elsewhere that offers no TLS is refused before anything is said to it")
  func needsTLS() throws {
    // Another address of the loopback network stands for a server elsewhere.
    let server = try TinyMailServer(host: 2)
    let mail = MailMessage(
      from: "office@example.org", fromName: "Office", to: "anna@example.org", language: .english, subject: "Link", body: "secret",
      date: Instant(milliseconds: 0), identifier: "1")
    let error = thrown { try MailServer(address: "smtp://127.0.0.2:\(server.port)", ownName: "test").send(mail) }
    server.stop()
    #expect(error is MailError)
    #expect(server.conversations.joined().contains("EHLO test"))
    #expect(!server.conversations.joined().contains("MAIL FROM"))
  }
}
