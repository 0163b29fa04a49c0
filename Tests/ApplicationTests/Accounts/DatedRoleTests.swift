import Application
import Domain
import Stage
import Store
import TestSupport
import Testing
import TwinhallCore

@Suite("Dated roles")
struct DatedRoleTests {
  @Test("A role holds from its first day to its last, and neither before nor after", arguments: TestDatabases.all)
  func dates(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let body = try stage.makeBody("Mora kommun")
      let (viewer, held) = (try stage.person("Mona Mora"), HeldRole(.coordinator, in: .organisation(body)))
      let person = try #require(viewer.person).id
      let (first, last) = (Day("2026-12-01")!, Day("2026-12-31")!)
      try stage.application.giveRole(held, to: person, from: first, until: last, permit: stage.permit(ManageAccounts.self))
      func holds(_ day: String) throws -> Bool {
        stage.now = Instant("\(day)T12:00:00.000Z")!
        return try stage.effective(viewer).own.contains(held)
      }
      let days = ["2026-11-30", "2026-12-01", "2026-12-31", "2027-01-01"]
      let answers = try days.map(holds)
      #expect(answers == [false, true, true, false])
    }
  }

  @Test("One person has several roles in places of every kind", arguments: TestDatabases.all)
  func several(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let (mora, kasama) = (try stage.makeBody("Mora kommun"), try stage.makeBody("Kasama", "ZM"))
      let roles = [
        HeldRole(.mentor, in: .network(try stage.makeNetwork("Youth"))), HeldRole(.coordinator, in: .organisation(mora)),
        HeldRole(.projectLeader, in: .partnership(try stage.makePartnership(mora, kasama))), HeldRole(.researchAdvisor, in: .programme),
      ]
      let viewer = try stage.person("Mona Mora", roles: roles)
      #expect(try stage.effective(viewer).own == Set(roles))
      let person = try #require(viewer.person).id
      #expect(throws: InvalidInput([Problem("role", .notAChoice)])) {
        try stage.application.giveRole(
          HeldRole(.signatory, in: .programme), to: person, permit: stage.permit(ManageAccounts.self))
      }
    }
  }

  @Test("A coordinator ends roles of the own organisation and of nobody else's", arguments: TestDatabases.all)
  func ending(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let (mora, kiruna) = (Place.organisation(try stage.makeBody("Mora kommun")), Place.organisation(try stage.makeBody("Kiruna kommun")))
      let mona = try stage.person("Mona Mora", HeldRole(.coordinator, in: mora))
      let colleague = try stage.person("Maj Mora", HeldRole(.coordinator, in: mora))
      let signatory = try stage.person("Sven Mora", HeldRole(.signatory, in: mora))
      let stranger = try stage.person("Karl Kiruna", HeldRole(.coordinator, in: kiruna))
      let permit = try stage.permit(ManagePlacePeople.self, as: mona, in: mora)
      try stage.application.endPlaceRole(stage.onlyRole(of: colleague).id, in: mora, permit: permit)
      #expect(try stage.effective(colleague).own.isEmpty)
      #expect(throws: Refusal.notAllowed) {
        try stage.application.endPlaceRole(stage.onlyRole(of: signatory).id, in: mora, permit: permit)
      }
      #expect(throws: NotFound.self) { try stage.application.endPlaceRole(stage.onlyRole(of: stranger).id, in: mora, permit: permit) }
      #expect(throws: NotFound.self) { try stage.application.endPlaceRole(stage.onlyRole(of: stranger).id, in: kiruna, permit: permit) }
    }
  }

  @Test("Bodies that take part and have nobody are listed, until somebody comes", arguments: TestDatabases.all)
  func nobody(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let bodies = try ["Mora kommun", "Kiruna kommun", "Arjeplogs kommun"].map { try stage.makeBody($0) }
      try stage.makePartnership(bodies[0], bodies[1])
      let permit = try stage.permit(ManagePlacePeople.self)
      #expect(try stage.application.bodiesWithNobody(page: 1, permit: permit).bodies.map(\.id) == [bodies[1], bodies[0]])
      let mona = try stage.coordinator("Mona Mora", of: bodies[0])
      #expect(try stage.application.bodiesWithNobody(page: 1, permit: permit).bodies.map(\.id) == [bodies[1]])
      let person = try #require(mona.person).id
      try stage.application.shutOut(person, permit: stage.permit(ManageAccounts.self))
      #expect(try stage.application.bodiesWithNobody(page: 1, permit: permit).total == 2)
    }
  }
}
