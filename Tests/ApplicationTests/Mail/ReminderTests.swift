import Application
import Domain
import Stage
import Store
import TestSupport
import Testing
import TwinhallCore

@Suite("Reminders of dates")
struct ReminderTests {
  private func reminders(_ stage: Stage) throws -> [OutgoingMail] { try stage.mails().filter { $0.kind == .reminder } }

  private func work(_ stage: Stage, on day: String) throws {
    stage.now = Instant("\(day)T06:00:00.000Z")!
    try ReminderJob.run(stage.application)
    try DigestJob.run(stage.application)
  }

  @Test("Who has not answered is reminded on the set days, once a day, until the answer", arguments: TestDatabases.all)
  func proposals(on kind: TestDatabase) throws {
    try kind.stage(settings: ConversationScene.settings) { stage in
      let scene = try MatchingScene(stage)
      let signatory = try scene.signatory("Sara Signatory", of: scene.mora)
      let round = try scene.makeSentRound()
      // Answers end on 31 December.
      for day in ["2026-12-23", "2026-12-24", "2026-12-24", "2026-12-25", "2026-12-30"] { try work(stage, on: day) }
      let found = try reminders(stage)
      #expect(found.map(\.to) == ["sara.signatory@example.org", "sara.signatory@example.org"])
      #expect(found[0].body.contains("Answer about"))
      #expect(found[0].body.contains("31 December 2026"))
      try scene.accept(scene.proposal(to: scene.mora, in: round), as: signatory)
      try work(stage, on: "2027-01-01")
      #expect(try reminders(stage).count == 2)
    }
  }

  @Test("The office chooses the days, and each person whether to be reminded", arguments: TestDatabases.all)
  func settings(on kind: TestDatabase) throws {
    try kind.stage(settings: ConversationScene.settings) { stage in
      let scene = try MatchingScene(stage)
      let signatory = try scene.signatory("Sara Signatory", of: scene.mora)
      _ = try scene.makeSentRound()
      let permit = try Policy.permit(ManageSettings.self, to: stage.administrator())
      let version = try stage.application.settings(permit: permit).version
      try stage.application.saveSettings(SettingsInput(values: ["reminder-days": "3"], version: version), permit: permit)
      try work(stage, on: "2026-12-24")
      #expect(try reminders(stage).isEmpty)
      let own = try Policy.permit(UseOwnAccount.self, to: signatory)
      var choices = try stage.application.ownMail(permit: own).choices
      choices.reminders = .never
      try stage.application.chooseMails(choices, permit: own)
      try work(stage, on: "2026-12-28")
      #expect(try reminders(stage).isEmpty)
    }
  }

  @Test("A calendar shows the same dates by a secret address until it is ended", arguments: TestDatabases.all)
  func calendar(on kind: TestDatabase) throws {
    try kind.stage(settings: ConversationScene.settings) { stage in
      let scene = try MatchingScene(stage)
      let signatory = try scene.signatory("Sara Signatory", of: scene.mora)
      _ = try scene.makeSentRound()
      let own = try Policy.permit(UseOwnAccount.self, to: signatory)
      let visitor = try Policy.permit(ReadPublicSite.self, to: .visitor())
      let first = try stage.application.makeCalendar(permit: own)
      let file = try #require(try stage.application.calendar(first, permit: visitor))
      #expect(file.contains("DTSTART;VALUE=DATE:20261231\r\n"))
      #expect(file.contains("SUMMARY:Answer about"))
      #expect(file.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 75 })
      let second = try stage.application.makeCalendar(permit: own)
      #expect(try stage.application.calendar(first, permit: visitor) == nil)
      try stage.application.endCalendar(permit: own)
      #expect(try stage.application.calendar(second, permit: visitor) == nil)
    }
  }
}
