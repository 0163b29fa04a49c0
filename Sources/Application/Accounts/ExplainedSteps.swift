import Database
import Domain
import Store
import TwinhallCore

/// An action on a record before anybody is asked about.
struct ExplainedStep {
  let action: any Action.Type
  let scope: Scope
  let step: RecordStep?
  let guards: [Guard]

  /// - Parameter attempt: the step itself, as the record's states allow or refuse it.
  init(_ action: any Action.Type, in scope: Scope, _ step: RecordStep? = nil, _ attempt: () throws -> Void = {}) {
    (self.action, self.scope, self.step) = (action, scope, step)
    do {
      try attempt()
      guards = []
    } catch let refused as StepRefused {
      guards = refused.guards
    } catch {
      guards = []
    }
  }

  func explained(for viewer: Viewer) -> ExplainedAction {
    let answer: Result<Basis, Refusal>
    do throws(Refusal) {
      answer = .success(try Policy.basis(of: action, for: viewer, in: scope))
    } catch {
      answer = .failure(error)
    }
    return ExplainedAction(action: action, step: step, answer: answer, guards: guards)
  }
}

extension Application {
  func declarationSteps(_ id: Identifier<Declaration>, on connection: any Connection) throws -> (Scope, [ExplainedStep]) {
    guard let declaration = try connection.declarations.find(id), let scope = try connection.declarations.scope(id) else {
      throw NotFound()
    }
    let other = try declaration.organisation.flatMap { try connection.declarations.published(of: $0) }
    let hasOther = other.map { $0.id != id } ?? false
    return (
      scope,
      [
        ExplainedStep(EditDeclaration.self, in: scope),
        ExplainedStep(EditDeclaration.self, in: scope, .sendDeclaration) { _ = try declaration.submitted(at: time.now) },
        ExplainedStep(EditDeclaration.self, in: scope, .reopenDeclaration) { _ = try declaration.reopened() },
        ExplainedStep(EditDeclaration.self, in: scope, .confirmDeclaration) { _ = try declaration.confirmed(on: time.today) },
        ExplainedStep(EditDeclaration.self, in: scope, .withdrawDeclaration) { _ = try declaration.withdrawn() },
        ExplainedStep(ReviewDeclarations.self, in: scope),
        ExplainedStep(PublishDeclaration.self, in: scope, .publishDeclaration) {
          _ = try declaration.published(at: time.now, hasOther: hasOther)
        },
        ExplainedStep(PublishDeclaration.self, in: scope, .returnDeclaration) { _ = try declaration.returned(note: "") },
        ExplainedStep(PublishDeclaration.self, in: scope, .hideDeclaration) { _ = try declaration.hidden(note: "") },
      ]
    )
  }

  /// A conversation between two bodies, in which one asked the other.
  func messageSteps(_ id: Identifier<Conversation>, for viewer: Viewer, on connection: any Connection) throws -> (Scope, [ExplainedStep]) {
    guard let conversation = try connection.conversations.find(id), let bodies = conversation.organisations else { throw NotFound() }
    let isPart = try connection.conversations.isListed(id, on: conversationKeys(of: viewer, on: connection))
    let scope = Scope(organisations: [bodies.from, bodies.to], participants: isPart ? Set(viewer.person.map { [$0.id] } ?? []) : [])
    return (
      scope,
      [
        ExplainedStep(StartConversation.self, in: scope),
        ExplainedStep(TakePart.self, in: scope),
        ExplainedStep(ExpressInterest.self, in: .organisation(bodies.from), .withdrawMessage) { _ = try conversation.withdrawn() },
        ExplainedStep(AnswerInterest.self, in: .organisation(bodies.to), .answerMessage) { _ = try conversation.answered(.accept) },
      ]
    )
  }

  func proposalSteps(_ id: Identifier<Proposal>, for viewer: Viewer, on connection: any Connection) throws -> (Scope, [ExplainedStep]) {
    guard let proposal = try connection.proposals.find(id), let round = try connection.rounds.find(proposal.round) else { throw NotFound() }
    let scope = Scope(organisations: [proposal.swedish, proposal.international])
    let side = viewer.organisations(as: [.signatory]).compactMap(proposal.side).first ?? .swedish
    return (
      scope,
      [
        ExplainedStep(ReadProposal.self, in: scope),
        ExplainedStep(AnswerProposal.self, in: scope, .answerProposal) {
          _ = try proposal.answered(.accepted, by: side, in: round, on: time.today)
        },
        ExplainedStep(ReadMatching.self, in: .programme),
        ExplainedStep(ManageMatching.self, in: .programme, .remindParties) { _ = try proposal.reminded(in: round, on: time.today) },
      ]
    )
  }
}
