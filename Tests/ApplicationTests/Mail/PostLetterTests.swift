import Domain
import Stage
import Store
import TestSupport
import Testing
import TwinhallCore

@testable import Application
@testable import Mail

@Suite("The mail that brings a post")
struct PostLetterTests {
  /// A mail of the outbox as it would be handed to a server.
  private func encoded(_ mail: OutgoingMail, _ stage: Stage) throws -> String {
    let settings = try stage.application.read { try OperatorSettings($0) }
    return String(decoding: try MailMessage(mail, settings, stage.application.configuration).encoded(), as: UTF8.self)
  }

  private func header(_ name: String, _ mail: String) -> String {
    let head = mail.replacing("\r\n ", with: " ").split(separator: "\r\n\r\n")[0]
    return head.split(separator: "\r\n").first { $0.hasPrefix(name + ": ") }.map { String($0.dropFirst(name.count + 2)) } ?? ""
  }

  @Test("Its headers are those of a mailing list that can be left", arguments: TestDatabases.all)
  func headers(on kind: TestDatabase) throws {
    try kind.stage(settings: ConversationScene.settings.merging(httpsSettings) { $1 }) { stage in
      let scene = try ConversationScene(stage)
      try scene.begin("Study visit", "När kommer ni?")
      let mail = try encoded(#require(try stage.mails().first), stage)
      // Identifiers and codes are new in every run.
      var known = mail.replacing(try #require(try stage.mails().first).messageName, with: "post.ID")
      for name in ["Reply-To: <reply+", "<mailto:mute+", "/unsubscribe/mute/"] { known = masked(known, after: name) }
      known = masked(known, after: "List-Id: Study visit\r\n <")
      let difference = Golden("mail-post.txt").difference(
        from: String(known.replacing("\r\n", with: "\n").split(separator: "\n\n")[0]) + "\n")
      #expect(difference == nil, "\(difference ?? "")")
    }
  }

  private let httpsSettings = [
    "TWINHALL_URL": "https://hub.example.org", "TWINHALL_ENVIRONMENT": "production", "TWINHALL_MAIL_SERVER": "smtp://127.0.0.1:1",
  ]

  /// Without the random part that begins after `start`.
  private func masked(_ text: String, after start: String) -> String {
    guard let from = text.firstRange(of: start) else { return text }
    let rest = text[from.upperBound...]
    let stop = rest.firstIndex { "@>.".contains($0) } ?? rest.endIndex
    return text[..<from.upperBound] + "CODE" + rest[stop...]
  }

  @Test("Posts refer to those before them, so that every program shows one thread", arguments: TestDatabases.all)
  func threads(on kind: TestDatabase) throws {
    try kind.stage(settings: ConversationScene.settings) { stage in
      let scene = try ConversationScene(stage)
      let id = try scene.begin()
      for number in 2...14 { try scene.write("Post \(number)", in: id, as: number % 2 == 0 ? scene.chanda : scene.maja) }
      let mails = try stage.mails().map { try encoded($0, stage) }
      let identifiers = mails.map { header("Message-ID", $0) }
      #expect(Set(identifiers).count == 14)
      #expect(Set(mails.map { header("Subject", $0) }) == ["Study visit"])
      for (index, mail) in mails.enumerated().dropFirst() {
        #expect(header("In-Reply-To", mail) == identifiers[index - 1])
        #expect(header("References", mail).hasPrefix(identifiers[0]))
        #expect(header("References", mail).split(separator: " ").count <= 11)
      }
    }
  }

  @Test("Who wrote by mail finds the answer below their own mail", arguments: TestDatabases.all)
  func ownMail(on kind: TestDatabase) throws {
    try kind.stage(settings: ConversationScene.settings) { stage in
      let scene = try ConversationScene(stage)
      let mail = scene.mail(from: "maja.coordinator@example.org", to: "office@reply.example.org", "May we join?", subject: "Joining")
      #expect(try scene.receive(mail).outcome == .accepted)
      let officer = try Policy.permit(UseOwnAccount.self, to: scene.officer)
      let list = try stage.application.conversations(offset: 0, limit: 50, countTo: 100, permit: officer)
      try scene.write("Gladly.", in: try #require(list.conversations.first).id, as: scene.officer)
      let answer = try encoded(#require(try stage.mails().last), stage)
      #expect(header("To", answer) == "<maja.coordinator@example.org>")
      #expect(header("In-Reply-To", answer) == "<one@mail.example.org>")
      #expect(header("Subject", answer) == "Joining")
    }
  }

  @Test("A mail is in the language of its reader, and never longer than 10 kB", arguments: TestDatabases.all)
  func language(on kind: TestDatabase) throws {
    try kind.stage(settings: ConversationScene.settings) { stage in
      let scene = try ConversationScene(stage)
      let own = try Policy.permit(UseOwnAccount.self, to: scene.chanda)
      try stage.application.changeOwnAccount(name: "Chanda", language: .swedish, version: 1, permit: own)
      let paragraph = String(repeating: "Ett långt stycke om vatten. ", count: 30)
      try scene.begin("Besök", Array(repeating: paragraph, count: 20).joined(separator: "\n\n"))
      let mail = try #require(try stage.mails().first)
      #expect(mail.language == .swedish)
      #expect(mail.body.utf8.count <= 10_000)
      #expect(mail.body.contains("Texten var lång. Läs resten här:\nhttp://localhost:8080/sv/home/messages/"))
      #expect(mail.body.contains("vatten. \n\nTexten") || mail.body.contains("vatten.\n\nTexten"))
      #expect(mail.body.contains("Maja Coordinator skrev i ”Besök” (Mora kommun – Kasama):"))
      #expect(!mail.body.contains("Answer") && !mail.body.contains("e-mail"))
    }
  }
}
