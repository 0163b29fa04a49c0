import Application
import Domain
import Stage
import Store
import TestSupport
import Testing
import TwinhallCore

@Suite("Stopping mails by the link in them")
struct StopMailTests {
  private func permit() throws -> Permit<ReadPublicSite> { try Policy.permit(ReadPublicSite.self, to: .visitor()) }

  private func token(_ purpose: SignedCode.Purpose, in mail: OutgoingMail) throws -> String {
    let address = mail.body.split(whereSeparator: \.isWhitespace).first { $0.contains("/unsubscribe/\(purpose.rawValue)/") }
    return try String(#require(address?.split(separator: "/").last))
  }

  @Test("It mutes one conversation, for one person, and doing it twice changes nothing", arguments: TestDatabases.all)
  func conversation(on kind: TestDatabase) throws {
    try kind.stage(settings: ConversationScene.settings) { stage in
      let scene = try ConversationScene(stage)
      let id = try scene.begin()
      let token = try token(.mute, in: #require(try stage.mails().first))
      #expect(try stage.application.stoppable(.mute, token: token, permit: permit()) == "Study visit")
      for _ in 1...2 { try stage.application.stopMails(.mute, token: token, permit: permit()) }
      try scene.write("Hello?", in: id, as: scene.maja)
      #expect(try stage.mails().count == 1)
      try scene.begin("Another")
      #expect(try stage.mails().count == 2)
    }
  }

  @Test("It ends gathered mails", arguments: TestDatabases.all)
  func gathered(on kind: TestDatabase) throws {
    try kind.stage(settings: ConversationScene.settings) { stage in
      let scene = try ConversationScene(stage)
      try scene.choose(scene.chanda) { $0.conversations = .daily }
      try scene.begin()
      stage.now = Instant("2026-11-26T09:00:00.000Z")!
      try DigestJob.run(stage.application)
      let token = try token(.stop, in: #require(try stage.mails().first { $0.kind == .digest }))
      for _ in 1...2 { try stage.application.stopMails(.stop, token: token, permit: permit()) }
      let choices = try stage.application.ownMail(permit: Policy.permit(UseOwnAccount.self, to: scene.chanda)).choices
      #expect(choices.conversations == .never)
      #expect(choices.reminders == .never)
    }
  }

  @Test("A token of another purpose, or with a changed letter, is none", arguments: TestDatabases.all)
  func forged(on kind: TestDatabase) throws {
    try kind.stage(settings: ConversationScene.settings) { stage in
      let scene = try ConversationScene(stage)
      try scene.begin()
      let token = try token(.mute, in: #require(try stage.mails().first))
      let changed = String(token.dropLast()) + (token.hasSuffix("a") ? "b" : "a")
      #expect(throws: NotFound.self) { try stage.application.stopMails(.mute, token: changed, permit: permit()) }
      #expect(throws: NotFound.self) { try stage.application.stopMails(.stop, token: token, permit: permit()) }
      #expect(try stage.application.stoppable(.reply, token: token, permit: permit()) == nil)
    }
  }

  @Test("A token of another installation is none, nor is one whose code was changed")
  func otherKey() {
    let code = SignedCode.random()
    let token = SignedCode.sign(code, for: .mute, key: "one key")
    #expect(SignedCode.verify(token, for: .mute, key: "one key") == code)
    for key in ["another key", ""] { #expect(SignedCode.verify(token, for: .mute, key: key) == nil) }
    let changed = (token.hasPrefix("a") ? "b" : "a") + String(token.dropFirst())
    #expect(SignedCode.verify(changed, for: .mute, key: "one key") == nil)
  }

  @Test("A mail to the address in the header does the same", arguments: TestDatabases.all)
  func byMail(on kind: TestDatabase) throws {
    try kind.stage(settings: ConversationScene.settings) { stage in
      let scene = try ConversationScene(stage)
      let id = try scene.begin()
      let token = try token(.mute, in: #require(try stage.mails().first))
      // Mail programs send it for their readers, marked as automatic.
      let mail = scene.mail(
        from: "chanda.coordinator@example.org", to: "mute+\(token)@reply.example.org", "", headers: "Auto-Submitted: auto-generated\n")
      #expect(try scene.receive(mail).reason == .stopped)
      try scene.write("Hello?", in: id, as: scene.maja)
      #expect(try stage.mails().count == 1)
    }
  }
}
