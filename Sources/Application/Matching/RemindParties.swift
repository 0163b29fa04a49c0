import Domain
import Localization
import Store
import TwinhallCore

extension Application {
  /// Reminds whoever has not answered a proposal, at most once a day.
  /// - Throws: `StepRefused` with every failed guard.
  public func remind(_ id: Identifier<Proposal>, permit: Permit<ManageMatching>) throws {
    try change(permit) { change in
      guard let line = try change.connection.proposals.line(id) else { throw NotFound() }
      let proposal = line.proposal
      let round = try change.round(proposal.round)
      let next = try proposal.reminded(in: round, on: change.at.day)
      try change.expectOne(change.connection.proposals.update(next))
      let letters = try ProposalLetters(change.connection.verifiedRun(line.run), round, configuration, change)
      for side in proposal.awaited { try letters.send(.proposalReminderSubject, .proposalReminderBody, about: proposal, to: side) }
      try change.record(id, after: ["reminded": proposal.awaited.map(\.rawValue).joined(separator: ", ")])
    }
  }
}
