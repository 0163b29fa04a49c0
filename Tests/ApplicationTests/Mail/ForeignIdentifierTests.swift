import Application
import Domain
import Stage
import Store
import TestSupport
import Testing

@Suite("Mails with somebody else's identifier")
struct ForeignIdentifierTests {
  private let chanda = "chanda.coordinator@example.org"

  @Test("A mail that was refused keeps nobody's real one with the same identifier out", arguments: TestDatabases.all)
  func refusedFirst(on kind: TestDatabase) throws {
    try kind.stage(settings: ConversationScene.settings) { stage in
      let scene = try ConversationScene(stage)
      let id = try scene.begin()
      let address = try scene.replyAddress(id, scene.chanda)
      let foreign = scene.mail(from: "eve@elsewhere.example", to: address, "Mine comes first")
      let forged = scene.mail(from: chanda, to: "reply+aaaaaaaaaaaaaaaaaaaaaaaaaaaa@reply.example.org", "So does this")
      #expect(try scene.receive(foreign) == (.refused, .wrongSender))
      #expect(try scene.receive(foreign) == (.duplicate, .seen))
      #expect(try scene.receive(forged) == (.refused, .badToken))
      #expect(try scene.receive(scene.mail(from: chanda, to: address, "On Thursday.")) == (.accepted, .post))
      #expect(try scene.posts(id).last?.text == "On Thursday.")
    }
  }

  @Test("What a trusted server finds forged keeps the real one out no more", arguments: TestDatabases.all)
  func forgedFirst(on kind: TestDatabase) throws {
    let settings = ConversationScene.settings.merging(["TWINHALL_MAIL_AUTHENTICATION_SERVER": "mx.example.org"]) { $1 }
    try kind.stage(settings: settings) { stage in
      let scene = try ConversationScene(stage)
      let id = try scene.begin()
      let address = try scene.replyAddress(id, scene.chanda)
      func mail(_ finding: String, _ text: String) -> [UInt8] {
        scene.mail(from: chanda, to: address, text, headers: "Authentication-Results: mx.example.org; dmarc=\(finding)\n")
      }
      #expect(try scene.receive(mail("fail", "Send money")) == (.refused, .notAuthentic))
      #expect(try scene.receive(mail("pass", "On Thursday.")) == (.accepted, .post))
    }
  }
}
