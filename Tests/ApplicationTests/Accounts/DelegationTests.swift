import Application
import Domain
import Stage
import Store
import TestSupport
import Testing
import TwinhallCore

@Suite("Delegates")
struct DelegationTests {
  @Test("A delegate acts from the first day to the last, seen as acting for the holder, until withdrawn", arguments: TestDatabases.all)
  func life(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let body = try stage.makeBody("Mora kommun")
      let (mona, dag) = (try stage.coordinator("Mona Mora", of: body), try stage.person("Dag Delegate"))
      let held = HeldRole(.coordinator, in: .organisation(body))
      let id = try stage.delegate(mona, to: dag, from: Day("2026-11-25")!, to: Day("2026-11-30")!)
      func acts(_ day: String) throws -> Bool {
        stage.now = Instant("\(day)T12:00:00.000Z")!
        return try stage.effective(dag).delegated[held] == mona.person?.id
      }
      let answers = try ["2026-11-24", "2026-11-25", "2026-11-30", "2026-12-01"].map(acts)
      #expect(answers == [false, true, true, false])
      stage.now = Instant("2026-11-26T12:00:00.000Z")!
      let roles = try stage.effective(dag)
      let person = try #require(dag.person)
      let acting = Viewer(person: person, roles: roles.own, delegated: roles.delegated)
      let permit = try Policy.permit(EditDeclaration.self, to: acting, in: .organisation(body))
      let declaration = try stage.application.beginDeclaration(for: body, language: .english, permit: permit)
      let entries = try stage.application.read { try $0.audit.entries(about: "Declaration", "\(declaration)") }
      let entry = try #require(entries.first)
      #expect(entry.actor == person.id)
      #expect(entry.actsFor == mona.person?.id)
      try stage.application.withdrawDelegation(id, permit: stage.ownPermit(DelegateRole.self, as: mona))
      #expect(try stage.effective(dag).delegated.isEmpty)
    }
  }

  @Test("A delegate cannot delegate on, invite, or outlast the holder's role", arguments: TestDatabases.all)
  func limits(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let body = try stage.makeBody("Mora kommun")
      let (mona, dag, eva) = (try stage.coordinator("Mona Mora", of: body), try stage.person("Dag Delegate"), try stage.person("Eva Ek"))
      let today = stage.now.day
      try stage.delegate(mona, to: dag, from: today, to: today.adding(days: 30))
      var entry = DelegationEntry()
      (entry.email, entry.to) = (eva.person?.email ?? "", today.adding(days: 5).description)
      let role = try stage.onlyRole(of: mona)
      #expect(throws: NotFound.self) { try stage.application.delegate(role.id, entry, permit: stage.ownPermit(DelegateRole.self, as: dag)) }
      let roles = try stage.effective(dag)
      let acting = Viewer(person: try #require(dag.person), roles: roles.own, delegated: roles.delegated)
      #expect(throws: Refusal.notAllowed) { try stage.permit(ManagePlacePeople.self, as: acting, in: .organisation(body)) }
      try stage.application.endRole(role.id, permit: stage.permit(ManageAccounts.self))
      #expect(try stage.effective(dag).delegated.isEmpty)
    }
  }

  @Test("At most ninety days, to somebody else with an account, within the role's own dates", arguments: TestDatabases.all)
  func entries(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let body = try stage.makeBody("Mora kommun")
      let (mona, dag) = (try stage.coordinator("Mona Mora", of: body), try stage.person("Dag Delegate"))
      let today = stage.now.day
      func problem(_ email: String, _ days: Int) throws -> [Problem] {
        var entry = DelegationEntry()
        (entry.email, entry.to) = (email, today.adding(days: days).description)
        do {
          try stage.application.delegate(stage.onlyRole(of: mona).id, entry, permit: stage.ownPermit(DelegateRole.self, as: mona))
        } catch let invalid as InvalidInput { return invalid.problems }
        return []
      }
      let address = dag.person?.email ?? ""
      #expect(try problem(address, 90) == [Problem("to", .tooManyDays, ["days": "90"])])
      #expect(try problem(address, 89) == [])
      #expect(try problem("nobody@example.org", 5) == [Problem("email", .notKnownPerson)])
      #expect(try problem("mona.mora@example.org", 5) == [Problem("email", .notYourself)])
      let settings = try stage.application.settings(permit: stage.permit(ManageSettings.self))
      try stage.application.saveSettings(
        SettingsInput(values: ["delegation-days": "7"], version: settings.version), permit: stage.permit(ManageSettings.self))
      #expect(try problem(address, 7) == [Problem("to", .tooManyDays, ["days": "7"])])
      let mentor = try stage.person("Mia Mentor", HeldRole(.mentor, in: .programme))
      #expect(throws: StepRefused([.notDelegable])) { try stage.delegate(mentor, to: dag, from: today, to: today) }
    }
  }
}
