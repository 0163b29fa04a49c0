import Application
import Domain
import Stage
import Store
import TestSupport
import Testing
import TwinhallCore

@Suite("Handing over")
struct HandoverTests {
  @Test("The leaver is out on the day and the successor is in, and the leaver's words stay", arguments: TestDatabases.all)
  func day(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let body = try stage.makeBody("Mora kommun")
      let place = Place.organisation(body)
      let (mona, siv) = (try stage.coordinator("Mona Mora", of: body), try stage.person("Siv Successor"))
      let id = try stage.handOver(mona, to: "Siv Successor", on: Day("2026-12-15")!)
      #expect(try stage.mail("You take over from Mona Mora: Coordinator, Mora kommun")?.to == "siv.successor@example.org")
      func acting(_ day: String) throws -> [Bool] {
        stage.now = Instant("\(day)T12:00:00.000Z")!
        return try [mona, siv].map { try !stage.effective($0).own.isEmpty }
      }
      #expect(try acting("2026-12-14") == [true, false])
      let (handover, scope) = try stage.application.handover(id)
      let early = try Policy.permit(ReadPlacePeople.self, to: siv, in: scope)
      #expect(try stage.application.handoverKit(place, permit: early).handovers.map(\.note) == ["Call Ann first."])
      #expect(try acting("2026-12-15") == [false, true])
      let left = Viewer(person: try #require(mona.person), roles: [])
      #expect(throws: Refusal.stranger) { try Policy.permit(ReadPlacePeople.self, to: left, in: scope) }
      let mine = try stage.ownPermit(HandOverRole.self, as: mona)
      #expect(throws: StepRefused([.handoverDone])) {
        try stage.application.changeHandoverNote(id, "Other words", version: handover.version, permit: mine)
      }
      let roles = try stage.effective(siv)
      let now = Viewer(person: try #require(siv.person), roles: roles.own)
      let kit = try stage.application.handoverKit(place, permit: stage.permit(ReadPlacePeople.self, as: now, in: place))
      #expect(kit.people[kit.handovers[0].leaver] == "Mona Mora")
    }
  }

  @Test("A successor without an account is invited, and the role begins on the day", arguments: TestDatabases.all)
  func invited(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let body = try stage.makeBody("Mora kommun")
      let mona = try stage.coordinator("Mona Mora", of: body)
      let id = try stage.handOver(mona, to: "Ny Nilsson", on: Day("2027-02-01")!)
      let sent = try stage.mails().last { $0.to == "ny.nilsson@example.org" }
      let mail = try #require(sent)
      _ = try stage.application.acceptInvitation(
        Secret(text: mail.link), .asInvited(name: "Ny Nilsson", language: "en", acceptsPrivacy: true), from: "192.0.2.1",
        permit: Policy.permit(AnswerInvitation.self, to: .visitor()))
      let person = try #require(try stage.application.handover(id).handover.successor)
      func holds(_ day: Day) throws -> Bool { try !stage.application.read { try $0.heldRoles.roles(of: person, on: day).isEmpty } }
      #expect(try holds(Day("2027-01-31")!) == false)
      #expect(try holds(Day("2027-02-01")!))
    }
  }

  @Test("Taken back before the day, everything is as before", arguments: TestDatabases.all)
  func withdrawn(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let body = try stage.makeBody("Mora kommun")
      let (mona, siv) = (try stage.coordinator("Mona Mora", of: body), try stage.person("Siv Successor"))
      let id = try stage.handOver(mona, to: "Siv Successor", on: Day("2026-12-15")!)
      #expect(throws: StepRefused([.alreadyHandedOver])) { _ = try stage.handOver(mona, to: "Siv Successor", on: Day("2026-12-20")!) }
      try stage.application.withdrawHandover(id, permit: stage.ownPermit(HandOverRole.self, as: mona))
      stage.now = Instant("2026-12-16T12:00:00.000Z")!
      #expect(try stage.effective(mona).own.count == 1)
      #expect(try stage.effective(siv).own.isEmpty)
      #expect(try stage.onlyRole(of: mona).to == nil)
      let again = try stage.handOver(mona, to: "Siv Successor", on: Day("2026-12-20")!)
      #expect(again != id)
    }
  }

  @Test("The last administrator hands over to somebody with an account, not to nobody", arguments: TestDatabases.all)
  func administrator(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let ada = try stage.administrator()
      #expect(throws: StepRefused([.lastAdministrator])) { _ = try stage.handOver(ada, to: "Ny Nilsson", on: Day("2026-12-15")!) }
      _ = try stage.person("Siv Successor")
      _ = try stage.handOver(ada, to: "Siv Successor", on: Day("2026-12-15")!)
      stage.now = Instant("2026-12-15T12:00:00.000Z")!
      #expect(try stage.effective(ada).own.isEmpty)
    }
  }

  @Test("The page of a body tells its promises, dates, people and history", arguments: TestDatabases.all)
  func kit(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let scene = try MatchingScene(stage)
      let round = try scene.makeSentRound()
      let signatory = try scene.signatory("Sven Mora", of: scene.mora)
      let place = Place.organisation(scene.mora)
      let permit = try stage.permit(ReadPlacePeople.self, as: signatory, in: place)
      let kit = try stage.application.handoverKit(place, permit: permit)
      #expect(kit.promises.proposals.map(\.round.id) == [round])
      #expect(kit.promises.declarations.map(\.state) == [.published])
      #expect(kit.roles.map(\.person.name) == ["Sven Mora"])
      let kinds = Set(kit.history.map(\.subjectKind))
      #expect(kinds == ["Organisation", "Declaration", "Proposal"])
    }
  }
}
