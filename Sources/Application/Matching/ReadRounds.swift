import Database
import Domain
import Store
import TwinhallCore

/// A round with everything its pages show.
public struct RoundView: Sendable {
  public let round: Round
  public let weights: ScoreWeights
  /// The run that answers the round as it is now, verified again on the way here.
  public let run: VerifiedRun?
  public let fixedPairs: [FixedPair]
  /// The oldest first.
  public let proposals: [ProposalLine]
  /// Everybody in the round: of the run, or who would be in it if it were run now.
  public let bodies: [MatchProfile]
  /// Bodies for which nobody could answer.
  public let withoutSignatory: Set<String>
  public let themes: [Theme]

  /// Pairs of the run that nobody has been sent.
  public var unsent: [MatchingOutcome.Proposal] {
    let known = Set(proposals.map { PairKey(swedish: $0.proposal.home.description, international: $0.proposal.abroad.description) })
    return (run?.outcome.proposals ?? []).filter { !known.contains($0.key) }
  }

  /// The register's names of the bodies, in the reader's language.
  let names: [String: String]

  public func name(_ id: String) -> String { names[id] ?? bodies.first { $0.id == id }?.name ?? id }
}

/// What everybody may know of a round: its rules before, its totals after, never a named body.
public struct PublicRound: Sendable {
  public let round: Round
  /// The last run: when the checker accepted it, and what it reached. nil before the first.
  public let run: MatchingRunSummary?
  public let proposals: Int
  public let confirmed: Int
}

extension Application {
  /// A page of rounds, newest first, and how many there are.
  public func rounds(page: Int, size: Int, permit: Permit<ReadMatching>) throws -> (rounds: [Round], total: Int) {
    try read { connection in
      (try connection.rounds.page(offset: (page - 1) * size, limit: size), try connection.rounds.count())
    }
  }

  /// - Parameter language: of the bodies' names.
  public func roundView(_ id: Identifier<Round>, in language: Language, permit: Permit<ReadMatching>) throws -> RoundView {
    try read { connection in
      guard let round = try connection.rounds.find(id), let weights = try connection.scoreWeights.find(round.weightsVersion)?.weights else {
        throw NotFound()
      }
      let run = try connection.currentRun(of: round)
      let bodies = try run.map { $0.outcome.swedish + $0.outcome.international } ?? matchProfiles(on: connection, round.matchesOn)
      let signing = try connection.heldRoles.organisations(as: .signatory, on: time.today)
      return RoundView(
        round: round, weights: weights, run: run, fixedPairs: try connection.fixedPairs.all(of: id),
        proposals: try connection.naming(connection.proposals.lines(of: id), in: language), bodies: bodies,
        withoutSignatory: Set(bodies.map(\.id)).subtracting(signing.map(\.description)), themes: try connection.themes.all(),
        names: try connection.bodyNames(bodies, in: language))
    }
  }

  /// The rules in force and what has come of them. Open to everybody.
  public func matchingRules(permit: Permit<ReadPublicSite>) throws -> (weights: [PublishedWeights], rounds: [PublicRound]) {
    try read { connection in
      let rounds = try connection.rounds.page(offset: 0, limit: 20), ids = rounds.map(\.id)
      let runs = Dictionary(try connection.matchingRuns.summaries(of: ids).map { ($0.round, $0) }) { $1 }
      let proposals = Dictionary(grouping: try connection.proposals.all(of: ids), by: \.round)
      let views = rounds.map { round in
        let all = proposals[round.id] ?? []
        return PublicRound(
          round: round, run: round.state == .preparing ? nil : runs[round.id], proposals: all.count,
          confirmed: all.filter { $0.state == .confirmed }.count)
      }
      return (try connection.scoreWeights.all(), views)
    }
  }
}
