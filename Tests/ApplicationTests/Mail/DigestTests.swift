import Application
import Domain
import Stage
import Store
import TestSupport
import Testing
import TwinhallCore

@Suite("Gathered mails")
struct DigestTests {
  private func digests(_ stage: Stage) throws -> [OutgoingMail] { try stage.mails().filter { $0.kind == .digest } }

  @Test("Posts wait for the chosen hour and come in one mail, in full, once", arguments: TestDatabases.all)
  func daily(on kind: TestDatabase) throws {
    try kind.stage(settings: ConversationScene.settings) { stage in
      let scene = try ConversationScene(stage)
      try scene.choose(scene.chanda) { ($0.conversations, $0.timeZone) = (.daily, "Africa/Lusaka") }
      let id = try scene.begin()
      try scene.write("And with whom?", in: id, as: scene.maja)
      try DigestJob.run(stage.application)
      #expect(try digests(stage).isEmpty)
      // Eight o'clock in Lusaka.
      stage.now = Instant("2026-11-25T06:00:00.000Z")!
      try DigestJob.run(stage.application)
      try DigestJob.run(stage.application)
      let digest = try #require(try digests(stage).first)
      #expect(try digests(stage).count == 1)
      for words in ["When do you come?", "And with whom?", "Study visit (Mora kommun – Kasama)", "24 November 2026", "reply+"] {
        #expect(digest.body.contains(words))
      }
      #expect(digest.body.utf8.count <= 10_000)
    }
  }

  @Test("What does not fit in one mail is in the next, which follows it in its thread", arguments: TestDatabases.all)
  func long(on kind: TestDatabase) throws {
    try kind.stage(settings: ConversationScene.settings) { stage in
      let scene = try ConversationScene(stage)
      try scene.choose(scene.chanda) { $0.conversations = .daily }
      let id = try scene.begin()
      for number in 1...12 { try scene.write("Part \(number). " + String(repeating: "water ", count: 300), in: id, as: scene.maja) }
      stage.now = Instant("2026-11-26T09:00:00.000Z")!
      try DigestJob.run(stage.application)
      let found = try digests(stage)
      #expect(found.count == 3)
      #expect(found.allSatisfy { $0.body.utf8.count <= 10_000 })
      for number in 1...12 { #expect(found.count { $0.body.contains("Part \(number). ") } == 1) }
      let names = Set(found.map { "<\($0.messageName)@example.org>" })
      #expect(found.count { $0.references.isEmpty } == 1)
      #expect(Set(found.flatMap(\.references)).count == 2 && names.isSuperset(of: found.flatMap(\.references)))
      #expect(Set(found.map(\.subject)).count == 1)
    }
  }

  @Test("Wanting mails at once again sends what waits, and never forgets it", arguments: TestDatabases.all)
  func changedMind(on kind: TestDatabase) throws {
    try kind.stage(settings: ConversationScene.settings) { stage in
      let scene = try ConversationScene(stage)
      try scene.choose(scene.chanda) { $0.conversations = .weekly }
      try scene.begin()
      try scene.choose(scene.chanda) { $0.conversations = .atOnce }
      try DigestJob.run(stage.application)
      #expect(try digests(stage).count == 1)
      try scene.choose(scene.chanda) { $0.conversations = .weekly }
      try scene.begin("Another")
      try scene.choose(scene.chanda) { $0.conversations = .never }
      try scene.choose(scene.chanda) { $0.conversations = .atOnce }
      try DigestJob.run(stage.application)
      #expect(try digests(stage).count == 1)
    }
  }

  @Test("The next mail can be looked at before it goes", arguments: TestDatabases.all)
  func preview(on kind: TestDatabase) throws {
    try kind.stage(settings: ConversationScene.settings) { stage in
      let scene = try ConversationScene(stage)
      let permit = try Policy.permit(UseOwnAccount.self, to: scene.chanda)
      #expect(try stage.application.ownMail(permit: permit).next == nil)
      try scene.choose(scene.chanda) { ($0.conversations, $0.timeZone) = (.daily, "Africa/Lusaka") }
      try scene.begin()
      let own = try stage.application.ownMail(permit: permit)
      #expect(own.next?.body.contains("When do you come?") == true)
      #expect(own.nextAt == Instant("2026-11-25T06:00:00.000Z"))
    }
  }

  @Test("Choices that were changed meanwhile are not overwritten", arguments: TestDatabases.all)
  func conflict(on kind: TestDatabase) throws {
    try kind.stage(settings: ConversationScene.settings) { stage in
      let scene = try ConversationScene(stage)
      let permit = try Policy.permit(UseOwnAccount.self, to: scene.chanda)
      let old = try stage.application.ownMail(permit: permit).choices
      try scene.choose(scene.chanda) { $0.hour = 9 }
      #expect(throws: VersionConflict.self) { try stage.application.chooseMails(old, permit: permit) }
    }
  }
}
