import Application
import Domain
import Stage
import Store
import TestSupport
import Testing
import TwinhallCore

@Suite("Invitations")
struct InvitationTests {
  private let visitor = try! Policy.permit(AnswerInvitation.self, to: .visitor())
  private let fields = InvitationAnswer.asInvited(name: "Nils Ny", language: "sv", acceptsPrivacy: true)

  private struct Scene {
    let stage: Stage
    let mora: Place
    let mona: Viewer

    init(_ stage: Stage) throws {
      self.stage = stage
      mora = .organisation(try stage.makeBody("Mora kommun"))
      mona = try stage.person("Mona Mora", HeldRole(.coordinator, in: mora))
    }

    func problems(_ change: (inout InvitationEntry) -> Void) throws -> [Problem] {
      var entry = InvitationEntry()
      (entry.role, entry.name, entry.email, entry.language) = ("coordinator", "Nils Ny", "nils.ny@example.org", "en")
      change(&entry)
      let permit = try stage.permit(ManagePlacePeople.self, as: mona, in: mora)
      do { try stage.application.invite(entry, to: mora, permit: permit) } catch let invalid as InvalidInput { return invalid.problems }
      return []
    }
  }

  @Test("The mail says who invites to what and why; three fields make an account, and the role begins", arguments: TestDatabases.all)
  func newPerson(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let scene = try Scene(stage)
      #expect(try scene.problems { $0.reason = "You know the youth clubs." } == [])
      let mail = try #require(try stage.mails().last)
      #expect(mail.to == "nils.ny@example.org")
      for words in ["Mona Mora", "Coordinator", "Mora kommun", "You know the youth clubs.", "8 December 2026"] {
        #expect(mail.body.contains(words), "\(words)")
      }
      let link = Secret(text: mail.link)
      let error = thrown {
        _ = try stage.application.acceptInvitation(
          link, .asInvited(name: "", language: "xx", acceptsPrivacy: false), from: "192.0.2.1", permit: visitor)
      }
      #expect((error as? InvalidInput)?.problems.map(\.field) == ["name", "language", "privacy"])
      let secret = try #require(try stage.application.acceptInvitation(link, fields, from: "192.0.2.1", permit: visitor))
      let session = try stage.application.signIn(link: secret.text, permit: Policy.permit(SignIn.self, to: .visitor()))
      let viewer = try stage.application.read { try stage.application.viewer(session: session.secret, declarationKeys: [], on: $0) }
      #expect(viewer.person?.name == "Nils Ny")
      #expect(viewer.person?.language == .swedish)
      #expect(viewer.roles == [HeldRole(.coordinator, in: scene.mora)])
      #expect(try stage.mail("Nils Ny has said yes: Coordinator, Mora kommun")?.to == "mona.mora@example.org")
    }
  }

  @Test("A link is worth nothing when used, too old, withdrawn, or replaced by a newer one", arguments: TestDatabases.all)
  func links(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let scene = try Scene(stage)
      func accept(_ secret: Secret) -> (any Error)? {
        thrown { _ = try stage.application.acceptInvitation(secret, fields, from: "192.0.2.1", permit: visitor) }
      }
      let permit = try stage.permit(ManagePlacePeople.self, as: scene.mona, in: scene.mora)
      let used = try stage.invite("Anna Alm", as: .coordinator, to: scene.mora, by: scene.mona)
      #expect(accept(used) == nil)
      #expect(accept(used) as? StepRefused == StepRefused([.alreadyAnswered]))
      let withdrawn = try stage.invite("Bo Berg", as: .coordinator, to: scene.mora, by: scene.mona)
      func newest() throws -> Identifier<Invitation> {
        let people = try stage.application.placePeople(
          scene.mora, permit: stage.permit(ReadPlacePeople.self, as: scene.mona, in: scene.mora))
        return try #require(people.invitations.first { $0.state == .open }).id
      }
      try stage.application.withdrawInvitation(newest(), in: scene.mora, permit: permit)
      #expect(accept(withdrawn) as? StepRefused == StepRefused([.invitationOver]))
      let old = try stage.invite("Cia Ceder", as: .coordinator, to: scene.mora, by: scene.mona)
      stage.now = stage.now + .days(15)
      #expect(accept(old) as? StepRefused == StepRefused([.invitationOver]))
      try stage.application.sendInvitationAgain(newest(), in: scene.mora, permit: permit)
      #expect(accept(old) is NotFound)
      let sent = try stage.mails().last { $0.to == "cia.ceder@example.org" }
      let again = try #require(sent)
      #expect(accept(Secret(text: again.link)) == nil)
    }
  }

  @Test("Guessing links ends in a limit, and no guess opens anything", arguments: TestDatabases.all)
  func guessing(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let scene = try Scene(stage)
      try stage.invite("Anna Alm", as: .coordinator, to: scene.mora, by: scene.mona)
      var errors: [any Error] = []
      for _ in 1...61 {
        let guess = thrown { _ = try stage.application.invitation(openedBy: .random(), from: "192.0.2.9", permit: visitor) }
        if let guess { errors.append(guess) }
      }
      #expect(errors.count == 61)
      #expect(errors.first is NotFound)
      #expect(errors.last as? StepRefused == StepRefused([.tooMany]))
    }
  }

  @Test("Who has an account gets the role added; who is signed in as another person chooses", arguments: TestDatabases.all)
  func accounts(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let scene = try Scene(stage)
      let (anna, bo) = (try stage.person("Anna Alm"), try stage.person("Bo Berg"))
      let first = try stage.invite("Anna Alm", as: .coordinator, to: scene.mora, by: scene.mona)
      let nothing = InvitationAnswer.asInvited(name: "", language: "", acceptsPrivacy: false)
      #expect(try stage.application.acceptInvitation(first, nothing, from: "192.0.2.1", permit: visitor) == nil)
      #expect(try stage.effective(anna).own.count == 1)
      let second = try stage.invite("Anna Work", as: .coordinator, to: scene.mora, by: scene.mona)
      let asBo = try Policy.permit(AnswerInvitation.self, to: bo)
      #expect(try stage.application.acceptInvitation(second, .asViewer, from: "192.0.2.1", permit: asBo) == nil)
      #expect(try stage.effective(bo).own.count == 1)
      let known = try stage.application.read { try $0.people.find(foldedEmail: "anna.work@example.org") }
      #expect(known == nil)
    }
  }

  @Test("What is typed wrong is said at its field", arguments: TestDatabases.all)
  func entries(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let scene = try Scene(stage)
      #expect(try scene.problems { $0.role = "signatory" } == [Problem("role", .notAChoice)])
      #expect(try scene.problems { $0.role = "administrator" } == [Problem("role", .notAChoice)])
      #expect(try scene.problems { $0.email = "MONA.mora@example.org" } == [Problem("email", .notYourself)])
      #expect(try scene.problems { $0.from = "2026-11-23" } == [Problem("from", .dayHasPassed)])
      #expect(try scene.problems { $0.to = "2026-11-23" } == [Problem("to", .endsBeforeStart)])
      #expect(try scene.problems { _ in } == [])
      #expect(try scene.problems { _ in } == [Problem("email", .alreadyInvited)])
      _ = try stage.person("Maj Mora", HeldRole(.coordinator, in: scene.mora))
      #expect(try scene.problems { $0.email = "maj.mora@example.org" } == [Problem("email", .alreadyHasRole)])
    }
  }

  @Test("One address is not invited more than five times a day, nor by one person more than sixty", arguments: TestDatabases.all)
  func limits(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let scene = try Scene(stage)
      let permit = try stage.permit(ManagePlacePeople.self, as: scene.mona, in: scene.mora)
      try stage.invite("Anna Alm", as: .coordinator, to: scene.mora, by: scene.mona)
      let people = try stage.application.placePeople(scene.mora, permit: stage.permit(ReadPlacePeople.self, as: scene.mona, in: scene.mora))
      let id = try #require(people.invitations.first).id
      for _ in 1...4 { try stage.application.sendInvitationAgain(id, in: scene.mora, permit: permit) }
      #expect(throws: StepRefused([.tooMany])) { try stage.application.sendInvitationAgain(id, in: scene.mora, permit: permit) }
    }
  }

  @Test("A coordinator invites to the own organisation and its partnerships, the office anywhere", arguments: TestDatabases.all)
  func scopes(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let scene = try Scene(stage)
      let (kiruna, kasama) = (try stage.makeBody("Kiruna kommun"), try stage.makeBody("Kasama", "ZM"))
      guard case .organisation(let mora) = scene.mora else { return }
      let own = Place.partnership(try stage.makePartnership(mora, kasama))
      let other = Place.partnership(try stage.makePartnership(kiruna, kasama))
      let network = Place.network(try stage.makeNetwork("Youth"))
      try stage.invite("Anna Alm", as: .participant, to: own, by: scene.mona)
      for place in [other, network, .organisation(kiruna)] {
        #expect(throws: Refusal.self) { try stage.invite("Bo Berg", as: .mentor, to: place, by: scene.mona) }
      }
      let officer = try stage.officer()
      try stage.invite("Cia Ceder", as: .signatory, to: scene.mora, by: officer)
      try stage.invite("Dag Dal", as: .expert, to: network, by: officer)
      #expect(throws: InvalidInput.self) { try stage.invite("Eva Ek", as: .administrator, to: other, by: officer) }
    }
  }
}
