import Database
import Domain
import Store
import TwinhallCore

/// One thing that can be done with a record, and whether somebody may.
public struct ExplainedAction: Sendable {
  public let action: any Action.Type
  /// The step of the record's life; nil for the action as a whole.
  public let step: RecordStep?
  /// What the policy answers.
  public let answer: Result<Basis, Refusal>
  /// Why the record's state does not allow the step; empty when it does.
  public let guards: [Guard]

  public var isAllowed: Bool { if case .success = answer { guards.isEmpty } else { false } }
}

/// Steps of records that have states.
public enum RecordStep: String, CaseIterable, Sendable {
  case sendDeclaration = "send-declaration"
  case reopenDeclaration = "reopen-declaration"
  case confirmDeclaration = "confirm-declaration"
  case withdrawDeclaration = "withdraw-declaration"
  case publishDeclaration = "publish-declaration"
  case returnDeclaration = "return-declaration"
  case hideDeclaration = "hide-declaration"
  case withdrawMessage = "withdraw-message"
  case answerMessage = "answer-message"
  case answerProposal = "answer-proposal"
  case remindParties = "remind-parties"
  case runRound = "run-round"
  case closeRound = "close-round"
}

/// What a person may do with a record, and why.
public struct Explanation: Sendable {
  public let person: Person
  public let isDisabled: Bool
  public let record: ExplainedRecord
  /// What the record belongs to.
  public let scope: Scope
  public let actions: [ExplainedAction]
  /// The roles that hold today.
  public let roles: [RoleAssignment]
  public let delegations: [ListedDelegation]
  /// Of the roles' places, and of what the record belongs to.
  public let names: PlaceNames
}

extension Application {
  /// Answers by the policy that every page asks, with the conditions of the record's state where it has states.
  /// - Throws: `NotFound` for a record that the asker may not know of.
  public func explainRights(of person: Identifier<Person>, on record: ExplainedRecord, permit: Permit<ExplainRights>) throws -> Explanation
  {
    try permit.expect(person)
    return try read { connection in
      guard let subject = try connection.people.find(person) else { throw NotFound() }
      let effective = try connection.heldRoles.effective(for: person, on: time.today)
      let isDisabled = try connection.people.isDisabled(person)
      let viewer = isDisabled ? Viewer.visitor() : Viewer(person: subject, roles: effective.own, delegated: effective.delegated)
      let (scope, steps) = try steps(of: record, for: viewer, on: connection)
      let actions = steps.map { $0.explained(for: viewer) }
      if !permit.viewer.isOffice && !record.isPublic && !permit.viewer.isSystem { try actions.expectKnown() }
      let roles = try connection.heldRoles.history(of: person).filter { $0.holds(on: time.today) }
      let delegations = try connection.delegations.open(about: person, on: time.today)
      let places = roles.map(\.held.place) + delegations.map(\.held.place) + scope.places
      return Explanation(
        person: subject, isDisabled: isDisabled, record: record, scope: scope, actions: actions, roles: roles, delegations: delegations,
        names: try PlaceNames(places, on: connection))
    }
  }

  /// The record's actions, each with what it belongs to, and its steps with the conditions that fail.
  private func steps(of record: ExplainedRecord, for viewer: Viewer, on connection: any Connection) throws -> (Scope, [ExplainedStep]) {
    switch record {
    case .place(let place):
      let scope = try scope(of: place, on: connection)
      return (scope, record.kind.actions.map { ExplainedStep($0, in: scope) })
    case .declaration(let id): return try declarationSteps(id, on: connection)
    case .message(let id): return try messageSteps(id, for: viewer, on: connection)
    case .proposal(let id): return try proposalSteps(id, for: viewer, on: connection)
    case .round(let id):
      guard let round = try connection.rounds.find(id) else { throw NotFound() }
      let proposals = try connection.proposals.all(of: [id])
      return (
        .programme,
        [
          ExplainedStep(ReadMatching.self, in: .programme),
          ExplainedStep(ManageMatching.self, in: .programme, .runRound) { _ = try round.afterRun() },
          ExplainedStep(ManageMatching.self, in: .programme, .closeRound) { _ = try round.afterClosing(proposals, on: time.today) },
        ]
      )
    case .person(let id):
      guard try connection.people.find(id) != nil else { throw NotFound() }
      return (.person(id), record.kind.actions.map { ExplainedStep($0, in: .person(id)) })
    }
  }
}

extension Scope {
  var places: [Place] {
    let bodies: [Place] = organisations.sorted().map { .organisation($0) }
    return bodies + networks.sorted().map { .network($0) } + partnerships.sorted().map { .partnership($0) }
  }
}

extension [ExplainedAction] {
  /// Whoever is a stranger to everything about a record learns nothing of it.
  fileprivate func expectKnown() throws {
    let isKnown = contains { explained in
      if case .failure(let refusal) = explained.answer { refusal == .notAllowed } else { true }
    }
    if !isKnown { throw NotFound() }
  }
}
