import Application
import Domain
import Stage
import Store
import TestSupport
import Testing
import TwinhallCore

@Suite("Records as they were")
struct PastRecordTests {
  private static let fields: [String: Set<String>] = [
    "Partnership": ["title", "note", "status", "starts-on", "ends-on", "members", "themes"],
    "Network": ["name-sv", "summary-sv", "starts-on", "countries", "member-umea"],
    "Organisation": ["name", "population", "valid_from", "parent", "country", "homepage"],
    "Person": ["name", "email", "language"],
    "Round": ["name", "state", "seed", "matches-on", "pays-interpretation", "plans-visits"],
    "Document": ["title", "description", "audience", "kind", "file"],
    "Declaration": ["population", "about", "state", "hours", "name"],
    "Setting": ["name.en", "front-text.sv"],
  ]

  @Test(
    "After any changes, what the trail gives for a moment is what stood in the database then", arguments: TestDatabases.all,
    [UInt64(1), 2, 3])
  func reconstruction(on kind: TestDatabase, seed: UInt64) throws {
    try kind.stageWithFiles { stage in
      var scene = try PastScene(stage, seed: seed)
      // The settings have no entry before the first of them is saved.
      let permit = try stage.permit(ManageSettings.self)
      try stage.application.saveSettings(
        SettingsInput(values: ["name.en": "First"], version: stage.application.settings(permit: permit).version), permit: permit)
      var moments: [(Instant, [String: [String: String]])] = []
      for _ in 1...60 {
        moments.append((stage.now, try scene.snapshot()))
        stage.now = stage.now + .seconds(Int.random(in: 1...5_000, using: &scene.random))
        try scene.change()
      }
      moments.append((stage.now, try scene.snapshot()))
      for (moment, stood) in moments {
        for (kind, fields) in stood {
          let past = try scene.past(kind, at: moment, fields: Self.fields[kind] ?? [])
          #expect(past == fields, "\(kind) at \(moment), seed \(seed)")
        }
      }
    }
  }

  @Test("A moment before the first entry has nothing, unless that entry says what stood before", arguments: TestDatabases.all)
  func before(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let start = stage.now
      stage.now = start + .hours(1)
      let body = try stage.makeBody("Mora kommun")
      let permit = try stage.permit(ReadRegister.self)
      let early = try stage.application.pastRecord(.organisation, body.description, at: start, permit: permit)
      #expect(!early.wasThere)
      #expect(early.next?.sequence == 1)
      #expect(early.values["name"] == .empty)
      let there = try stage.application.pastRecord(.organisation, body.description, at: stage.now, permit: permit)
      #expect(there.wasThere)
      #expect(there.values["homepage"] == .empty)
      // Contacts are people, whom the trail leaves out.
      #expect(there.values["contacts"] == .notRecorded)
    }
  }

  @Test("A field that only a later change names is what it was changed from; others are not recorded", arguments: TestDatabases.all)
  func unrecorded(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let body = try stage.makeBody("Mora kommun")
      let start = stage.now
      // As in an installation whose trail began when the body was there already.
      try stage.application.database.transaction { _ = try $0.execute("DELETE FROM audit_entries") }
      stage.now = start + .hours(1)
      let stored = try #require(try stage.application.read { try $0.organisations.find(body) })
      var draft = OrganisationDraft(stored.profile)
      draft.profile.name = "Mora"
      try stage.application.changeOrganisation(body, version: 1, to: draft, permit: stage.permit(ManageRegister.self))
      for moment in [start, stage.now] {
        let past = try stage.application.pastRecord(.organisation, body.description, at: moment, permit: stage.permit(ReadRegister.self))
        #expect(past.values["name"] == .text(moment == start ? "Mora kommun" : "Mora"))
        #expect(past.values["country"] == .notRecorded)
        #expect(past.wasThere)
      }
    }
  }

  @Test("A record that is gone is there as far as the trail goes, for those who read the trail", arguments: TestDatabases.all)
  func removed(on kind: TestDatabase) throws {
    try kind.stageWithFiles { stage in
      let scene = try LibraryScene(stage)
      let document = try scene.add()
      let start = stage.now
      stage.now = start + .days(1)
      let place = Place.partnership(scene.partnership)
      try stage.application.deleteDocument(document, version: 1, permit: scene.keeping(scene.coordinator, place))
      stage.now = stage.now + .days(31)
      try RetentionJob.run(stage.application)
      #expect(try stage.application.read { try $0.documents.find(document) } == nil)
      let permit = try Policy.permit(ReadAuditTrail.self, to: scene.administrator)
      let past = try stage.application.pastRecord(.document, document.description, at: start, permit: permit)
      #expect(past.values["title"] == .text("Agreement"))
      let after = try stage.application.pastRecord(.document, document.description, at: stage.now, permit: permit)
      #expect(after.values["state"] == .text("purged"))
      #expect(after.values["title"] == .empty)
      #expect(throws: NotFound.self) {
        try stage.application.pastRecord(.document, document.description, at: start, permit: scene.keeping(scene.coordinator, place))
      }
    }
  }

  @Test("A right to one kind of history gives no other, nor another document's", arguments: TestDatabases.all)
  func rights(on kind: TestDatabase) throws {
    try kind.stageWithFiles { stage in
      let scene = try LibraryScene(stage)
      let body = scene.mora.description
      #expect(throws: NotFound.self) {
        try stage.application.pastRecord(.organisation, body, at: stage.now, permit: stage.permit(ReadMatching.self))
      }
      let document = try scene.add()
      let own = try scene.keeping(scene.stranger, .organisation(scene.umea))
      #expect(throws: NotFound.self) {
        try stage.application.pastRecord(.document, document.description, at: stage.now, permit: own)
      }
    }
  }
}
