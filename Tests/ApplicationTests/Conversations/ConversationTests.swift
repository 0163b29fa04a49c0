import Application
import Database
import Domain
import Stage
import Store
import TestSupport
import Testing
import TwinhallCore

@Suite("Conversations")
struct ConversationTests {
  @Test("Everybody with a role in the place takes part and is mailed, but not who wrote", arguments: TestDatabases.all)
  func participants(on kind: TestDatabase) throws {
    try kind.stage(settings: ConversationScene.settings) { stage in
      let scene = try ConversationScene(stage)
      let id = try scene.begin()
      #expect(try stage.mails().map(\.to) == ["chanda.coordinator@example.org"])
      try scene.write("On Thursday.", in: id, as: scene.chanda)
      #expect(try stage.mails().map(\.to) == ["chanda.coordinator@example.org", "maja.coordinator@example.org"])
      #expect(try scene.posts(id).map(\.text) == ["When do you come?", "On Thursday."])
    }
  }

  @Test("Officers read a partnership's conversations and are mailed once they wrote", arguments: TestDatabases.all)
  func officers(on kind: TestDatabase) throws {
    try kind.stage(settings: ConversationScene.settings) { stage in
      let scene = try ConversationScene(stage)
      let id = try scene.begin()
      #expect(try scene.posts(id, as: scene.officer).count == 1)
      try scene.write("May I help?", in: id, as: scene.officer)
      try scene.write("Yes.", in: id, as: scene.maja)
      #expect(try stage.mails().last(where: { $0.body.contains("Yes.") && $0.to.hasPrefix("olle") }) != nil)
    }
  }

  @Test("Strangers and visitors find nothing", arguments: TestDatabases.all)
  func strangers(on kind: TestDatabase) throws {
    try kind.stage(settings: ConversationScene.settings) { stage in
      let scene = try ConversationScene(stage)
      let id = try scene.begin()
      let stranger = try stage.coordinator("Sten Stranger", of: stage.makeBody("Falun"))
      #expect(throws: Refusal.stranger) { try scene.part(id, stranger) }
      #expect(throws: Refusal.signInNeeded) { try scene.part(id, .visitor()) }
      #expect(throws: Refusal.stranger) { try scene.begin(as: stranger) }
      let own = try Policy.permit(UseOwnAccount.self, to: stranger)
      #expect(try stage.application.conversations(offset: 0, limit: 50, countTo: 100, permit: own).conversations.isEmpty)
    }
  }

  @Test("Whose role has ended takes part no more, though they wrote", arguments: TestDatabases.all)
  func leavers(on kind: TestDatabase) throws {
    try kind.stage(settings: ConversationScene.settings) { stage in
      let scene = try ConversationScene(stage)
      let id = try scene.begin(as: scene.chanda)
      let person = try #require(scene.chanda.person)
      let roles = try stage.application.read { try $0.heldRoles.history(of: person.id) }
      try stage.application.database.transaction { _ = try $0.heldRoles.setEnd(Day("2026-11-23")!, of: roles[0]) }
      let left = Viewer(person: person, roles: [])
      #expect(throws: Refusal.stranger) { try scene.part(id, left) }
      let before = try stage.mails().count
      try scene.write("Are you there?", in: id, as: scene.maja)
      #expect(try stage.mails().count == before)
    }
  }

  @Test("A muted conversation stays on the list and is not mailed", arguments: TestDatabases.all)
  func muted(on kind: TestDatabase) throws {
    try kind.stage(settings: ConversationScene.settings) { stage in
      let scene = try ConversationScene(stage)
      let id = try scene.begin()
      try stage.application.mute(id, true, permit: scene.part(id, scene.chanda))
      try scene.write("Hello?", in: id, as: scene.maja)
      #expect(try stage.mails().count == 1)
      try stage.application.mute(id, false, permit: scene.part(id, scene.chanda))
      try scene.write("Hello again?", in: id, as: scene.maja)
      #expect(try stage.mails().count == 2)
    }
  }

  @Test("New posts are counted until the conversation is read", arguments: TestDatabases.all)
  func unread(on kind: TestDatabase) throws {
    try kind.stage(settings: ConversationScene.settings) { stage in
      let scene = try ConversationScene(stage)
      let id = try scene.begin()
      let own = try Policy.permit(UseOwnAccount.self, to: scene.chanda)
      func unread() throws -> Int {
        let list = try stage.application.conversations(offset: 0, limit: 50, countTo: 100, permit: own)
        return try #require(list.conversations.first.map(list.unread))
      }
      #expect(try unread() == 1)
      let permit = try scene.part(id, scene.chanda)
      try stage.application.markRead(stage.application.conversation(id, page: 1, permit: permit).conversation, permit: permit)
      #expect(try unread() == 0)
      try scene.write("And?", in: id, as: scene.maja)
      #expect(try unread() == 1)
    }
  }

  @Test("Anybody with an account writes to the office, and officers answer", arguments: TestDatabases.all)
  func office(on kind: TestDatabase) throws {
    try kind.stage(settings: ConversationScene.settings) { stage in
      let scene = try ConversationScene(stage)
      let asker = try stage.person("Nora Nobody")
      let id = try scene.begin("A question", "How do we join?", as: asker, in: .office)
      #expect(try stage.mails().map(\.to) == ["olle.officer@example.org"])
      try scene.write("Like this.", in: id, as: scene.officer)
      #expect(try stage.mails().last?.to == "nora.nobody@example.org")
      #expect(throws: Refusal.stranger) { try scene.part(id, scene.maja) }
    }
  }

  @Test("Short messages of before are conversations with their answers", arguments: TestDatabases.all)
  func migration(on kind: TestDatabase) throws {
    let (mora, kasama) = ("019aaaaa-0000-7000-8000-00000000000a", "019aaaaa-0000-7000-8000-00000000000b")
    try kind.use(migrations: Schema.migrations.filter { $0.number < 16 }) { database in
      try database.transaction { connection in
        for (id, name) in [(mora, "Mora"), (kasama, "Kasama")] { try connection.execute(Self.organisation(id, name)) }
        try connection.execute(
          """
          INSERT INTO interest_messages (id, from_organisation_id, to_organisation_id, message, state, answer, sent_at, answered_at, version)
          VALUES ('019aaaaa-0000-7000-8000-000000000000', \(mora), \(kasama), 'May we meet?', 'accepted', 'Gladly', '2026-11-01T09:00:00.000Z',
            '2026-11-02T09:00:00.000Z', \(2))
          """)
      }
      try Migrator.migrate(database, Schema.migrations, at: Instant("2026-11-24T09:00:00.000Z")!)
      let posts = try database.read { try $0.posts.posts(of: Identifier("019aaaaa-0000-7000-8000-000000000000")!, 1...9) }
      #expect(posts.map(\.text) == ["May we meet?", "Gladly"])
      let subject: String = try database.value("SELECT subject FROM conversations WHERE question = 'accepted'")
      #expect(subject == "Mora – Kasama")
      let places: Int = try database.value("SELECT COUNT(*) FROM conversation_places")
      #expect(places == 2)
    }
  }

  private static func organisation(_ id: String, _ name: String) -> SQL {
    """
    INSERT INTO organisations (id, slug, kind, local_kind, name, swedish_name, country, subdivision, official_code, wikidata, languages,
      homepage, source, sort_name, folded_names, version)
    VALUES (\(id), \(id), 'municipality', '', \(name), '', 'SE', '', '', '', '', '', '', '', '', \(1))
    """
  }
}
