import Application
import Domain
import Stage
import Store
import TestSupport
import Testing
import TwinhallCore

/// Everybody against everything: what the page says is what the policy answers.
@Suite("Why somebody may or may not")
struct ExplainTests {
  private struct Cast {
    let stage: Stage
    let scene: MatchingScene
    var people: [Viewer] = []
    var records: [ExplainedRecord] = []

    init(_ stage: Stage) throws {
      self.stage = stage
      scene = try MatchingScene(stage)
      let proposal = try scene.proposal(to: scene.mora, in: scene.makeSentRound())
      let network = try stage.makeNetwork("Youth")
      let partnership = try stage.makePartnership(scene.mora, scene.kasama)
      try makePeople(network, partnership)
      let message = try sendMessage()
      let declaration = try stage.application.read { try $0.declarations.all(of: [scene.mora]) }[0].id
      records = [
        .place(.programme), .place(.organisation(scene.mora)), .place(.network(network)), .place(.partnership(partnership)),
        .declaration(declaration), .message(message), .proposal(proposal.id), .round(proposal.round),
        .person(try #require(people[0].person).id),
      ]
    }

    private mutating func makePeople(_ network: Identifier<Network>, _ partnership: Identifier<Partnership>) throws {
      let places: [Place] = [
        .programme, .organisation(scene.mora), .organisation(scene.kiruna), .network(network), .partnership(partnership),
      ]
      people = [try stage.person("Nobody At All")]
      for (index, place) in places.enumerated() {
        for role in Role.all(in: place.kind) { people.append(try stage.person("\(role.rawValue) \(index)", HeldRole(role, in: place))) }
      }
      let holder = try stage.person("Hans Holder", HeldRole(.coordinator, in: .organisation(scene.mora)))
      let delegate = try stage.person("Dag Delegate")
      try stage.delegate(holder, to: delegate, from: stage.now.day, to: stage.now.day)
      let roles = try stage.effective(delegate)
      let person = try #require(delegate.person)
      people += [holder, Viewer(person: person, roles: roles.own, delegated: roles.delegated)]
    }

    private func sendMessage() throws -> Identifier<Conversation> {
      let sender = try stage.coordinator("Sara Sender", of: scene.mora)
      try stage.application.expressInterest(
        from: scene.mora, to: scene.chipata, message: "Shall we meet?",
        permit: Policy.permit(ExpressInterest.self, to: sender, in: .organisation(scene.mora)))
      let waiting = try stage.application.read { try $0.conversations.asked(from: scene.mora, to: scene.chipata) }
      return try #require(waiting).id
    }
  }

  private func permitted<A: Action>(_ action: A.Type, _ viewer: Viewer, _ scope: Scope) -> Result<Basis, Refusal> {
    do throws(Refusal) { return .success(try Policy.permit(action, to: viewer, in: scope).basis) } catch { return .failure(error) }
  }

  /// The scope that the pages check for an action on a record, found another way than the explanation finds it.
  private func scope(of action: any Action.Type, _ record: ExplainedRecord, _ viewer: Viewer, _ stage: Stage) throws -> Scope {
    if case .message(let id) = record, action.grants == [.participant] { return try stage.application.scope(of: id, for: viewer) }
    return try stage.application.read { connection in
      switch record {
      case .place(let place): return try stage.application.scope(of: place)
      case .declaration(let id):
        let scope = try connection.declarations.scope(id)
        return try #require(scope)
      case .message(let id):
        let found = try connection.conversations.find(id)
        let bodies = try #require(found?.organisations)
        return .organisation(action == ExpressInterest.self ? bodies.from : bodies.to)
      case .proposal(let id): return action.grants.contains { $0.isOfRecord } ? try stage.application.scope(of: id) : .programme
      case .round: return .programme
      case .person(let id): return .person(id)
      }
    }
  }

  @Test("Every action on every record, for everybody, is explained as the policy answers", arguments: TestDatabases.all)
  func everything(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let cast = try Cast(stage)
      let found = cast.people.first { $0.roles.contains(HeldRole(.administrator, in: .programme)) }
      let administrator = try #require(found)
      var seen = Set<String>()
      var answers = 0
      for record in cast.records {
        for viewer in cast.people {
          let person = try #require(viewer.person).id
          let explanation = try stage.application.explainRights(
            of: person, on: record, permit: Policy.permit(ExplainRights.self, to: administrator, in: .person(person)))
          for explained in explanation.actions {
            let expected = permitted(explained.action, viewer, try scope(of: explained.action, record, viewer, stage))
            if explained.answer != expected { Issue.record("\(explained.action.name) on \(record.text) for \(viewer.roles)") }
            seen.insert(explained.action.name)
            answers += 1
          }
        }
      }
      let missing = allActions.map { $0.name }.filter { !seen.contains($0) }
      #expect(missing == [])
      #expect(answers > 1_000)
    }
  }

  @Test("The conditions of the record's state are part of the answer", arguments: TestDatabases.all)
  func guards(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let cast = try Cast(stage)
      let mona = try stage.coordinator("Mona Mora", of: cast.scene.mora)
      let permit = try stage.ownPermit(ExplainRights.self, as: mona)
      let declaration = try #require(cast.records.first { $0.kind == .declaration })
      let person = try #require(mona.person).id
      let actions = try stage.application.explainRights(of: person, on: declaration, permit: permit).actions
      let send = try #require(actions.first { $0.step == .sendDeclaration })
      #expect(send.guards == [.alreadyDone])
      #expect(!send.isAllowed)
      #expect(try #require(actions.first { $0.step == .withdrawDeclaration }).isAllowed)
      #expect(!(try #require(actions.first { $0.step == .hideDeclaration }).isAllowed))
    }
  }

  @Test("Nobody learns of a record by asking about it, and nobody asks about another person", arguments: TestDatabases.all)
  func strangers(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let cast = try Cast(stage)
      let stranger = try stage.coordinator("Karl Kiruna", of: cast.scene.kiruna)
      let permit = try stage.ownPermit(ExplainRights.self, as: stranger)
      let person = try #require(stranger.person).id
      for record in cast.records where !record.isPublic {
        #expect(throws: NotFound.self, "\(record.text)") {
          try stage.application.explainRights(of: person, on: record, permit: permit)
        }
      }
      let other = try #require(cast.people[0].person).id
      #expect(throws: NotFound.self) { try stage.application.explainRights(of: other, on: .place(.programme), permit: permit) }
    }
  }

  @Test("Who is shut out may do nothing", arguments: TestDatabases.all)
  func shutOut(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let ada = try stage.administrator()
      let officer = try stage.officer()
      let person = try #require(officer.person).id
      try stage.application.shutOut(person, permit: stage.permit(ManageAccounts.self))
      let explanation = try stage.application.explainRights(
        of: person, on: .place(.programme), permit: Policy.permit(ExplainRights.self, to: ada, in: .person(person)))
      #expect(explanation.isDisabled)
      let allowed = Set(explanation.actions.filter(\.isAllowed).map { $0.action.name })
      #expect(allowed == ["ReadPublicSite", "SignIn", "BeginDeclaration", "AnswerInvitation"])
    }
  }
}
