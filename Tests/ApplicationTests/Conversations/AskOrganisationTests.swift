import Application
import Domain
import Stage
import Store
import TestSupport
import Testing
import TwinhallCore

@Suite("Interest between two bodies")
struct AskOrganisationTests {
  @Test("A message goes to the other body's people, is answered once and the answer comes back by mail", arguments: TestDatabases.all)
  func message(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let cast = try Cast(stage)
      try cast.write("May we meet?")
      let mail = try #require(try stage.mail("Mora – Kasama"))
      #expect(mail.to == "chanda.coordinator@example.org")
      #expect(mail.body.contains("May we meet?"))
      let message = try #require(try cast.messages().first)
      stage.now = stage.now + .seconds(1)
      let answering = try Policy.permit(AnswerInterest.self, to: cast.chanda, in: .organisation(cast.kasama))
      try stage.application.answerInterest(message.id, .accept, words: "Gladly", permit: answering)
      #expect(try stage.mails().last?.to == "maja.coordinator@example.org")
      #expect(try stage.mails().last?.subject == "Mora – Kasama")
      #expect(try cast.messages().first?.question == .accepted)
      #expect(throws: StepRefused([.alreadyAnswered])) {
        try stage.application.answerInterest(message.id, .decline, words: "", permit: answering)
      }
    }
  }

  @Test("While one message waits there is no second, and it can be taken back", arguments: TestDatabases.all)
  func waiting(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let cast = try Cast(stage)
      try cast.write("May we meet?")
      #expect(throws: StepRefused([.alreadyDone])) { try cast.write("Hello again") }
      let message = try #require(try cast.messages().first)
      let permit = try cast.writing
      try stage.application.withdrawInterest(message.id, permit: permit)
      #expect(try cast.messages().first?.question == .withdrawn)
      try cast.write("Hello again")
    }
  }

  @Test("Nobody answers for a body that the message was not sent to", arguments: TestDatabases.all)
  func foreign(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let cast = try Cast(stage)
      try cast.write("May we meet?")
      let message = try #require(try cast.messages().first)
      let foreign = try Policy.permit(AnswerInterest.self, to: cast.maja, in: .organisation(cast.mora))
      #expect(throws: NotFound.self) { try stage.application.answerInterest(message.id, .accept, words: "", permit: foreign) }
    }
  }

  /// Mora writes to Kasama, which seeks a partner.
  struct Cast {
    let stage: Stage
    let mora: Identifier<Organisation>
    let kasama: Identifier<Organisation>
    let maja: Viewer
    let chanda: Viewer

    init(_ stage: Stage) throws {
      self.stage = stage
      try stage.makeThemes()
      mora = try stage.makeBody("Mora")
      kasama = try stage.makeBody("Kasama", "ZM")
      maja = try stage.coordinator("Maja Coordinator", of: mora)
      chanda = try stage.coordinator("Chanda Coordinator", of: kasama)
      _ = try stage.makePublished(body: kasama)
    }

    var writing: Permit<ExpressInterest> {
      get throws { try Policy.permit(ExpressInterest.self, to: maja, in: .organisation(mora)) }
    }

    func write(_ text: String) throws {
      try stage.application.expressInterest(from: mora, to: kasama, message: text, permit: writing)
    }

    func messages() throws -> [Conversation] {
      try stage.application.read { try $0.conversations.page([.organisation(mora)], offset: 0, limit: 50) }
    }
  }
}
