import Domain
import Localization
import Store
import TwinhallCore

extension Application {
  /// Puts every pair of the last run that nobody has seen before both parties: a proposal each, and a mail to the coordinators and
  /// signatories of both bodies.
  /// - Returns: how many proposals were made.
  /// - Throws: `StepRefused` with every failed guard.
  @discardableResult
  public func sendProposals(_ id: Identifier<Round>, permit: Permit<ManageMatching>) throws -> Int {
    try change(permit) { change in
      let round = try change.round(id)
      let run = try change.connection.currentRun(of: round)
      let known = Set(try change.connection.proposals.all(of: [id]).map(\.key))
      let unsent = (run?.proposals ?? []).filter { !known.contains($0.key) }
      let next = try round.afterSending(unsent: unsent.count, on: change.at.day)
      guard let run else { throw StepRefused([.noVerifiedRun]) }
      let letters = try ProposalLetters(run, next, configuration, change)
      for pair in unsent { try send(pair, of: run, letters, change) }
      try change.move(round, to: next, ["run": run.id.description, "proposals": String(unsent.count)])
      return unsent.count
    }
  }

  private func send(_ pair: MatchingOutcome.Proposal, of run: VerifiedRun, _ letters: ProposalLetters, _ change: Change) throws {
    guard let swedish = Identifier<Organisation>(pair.key.swedish), let international = Identifier<Organisation>(pair.key.international)
    else {
      throw NotFound()
    }
    let proposal = Proposal(
      id: change.makeIdentifier(), round: letters.round.id, swedish: swedish, international: international, score: pair.score.total,
      swedishAnswer: .waiting,
      internationalAnswer: .waiting, partnership: nil, version: 1)
    try change.connection.proposals.insert(proposal, run: run.id, at: change.at)
    try change.record(
      proposal.id,
      after: ["round": letters.round.id.description, "pair": pair.key.description, "score": String(pair.score.total)])
    for side in MatchProfile.Side.allCases { try letters.sendProposal(proposal, to: side) }
  }
}
