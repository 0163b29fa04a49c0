import Database
import Domain
import Localization
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
  /// Everybody in the round: of the run, or who would be in it if it were run now. The Swedish side first, each in order of name.
  public let bodies: [MatchProfile]
  /// The bodies' names in the reader's language, by id.
  public let names: [String: String]
  /// Bodies for which nobody could answer.
  public let withoutSignatory: Set<String>
  public let themes: [Theme]

  /// Pairs of the run that nobody has been sent.
  public var unsent: [MatchingOutcome.Proposal] {
    let known = Set(proposals.map { $0.proposal.key })
    return (run?.proposals ?? []).filter { !known.contains($0.key) }
  }

  public func name(_ id: String) -> String { names[id] ?? id }

  /// Pairs in the order of the names of their bodies.
  public func sorted<Value>(_ pairs: [PairKey: Value]) -> [(key: PairKey, value: Value)] {
    let ranks = Dictionary(uniqueKeysWithValues: bodies.enumerated().map { ($1.id, $0) })
    func rank(_ key: PairKey) -> Int { (ranks[key.swedish] ?? 0) * bodies.count + (ranks[key.international] ?? 0) }
    return pairs.map { (key: $0.key, value: $0.value) }.sorted { rank($0.key) < rank($1.key) }
  }
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

  /// - Parameter language: the reader's, for names.
  public func roundView(_ id: Identifier<Round>, in language: Language, permit: Permit<ReadMatching>) throws -> RoundView {
    try read { connection in
      guard let round = try connection.rounds.find(id), let weights = try connection.scoreWeights.find(round.weightsVersion)?.weights else {
        throw NotFound()
      }
      let run = try connection.currentRun(of: round)
      let bodies = try run.map { $0.outcome.round.profiles } ?? matchProfiles(on: connection, round.matchesOn)
      let names = try connection.names(of: bodies, in: language)
      let signing = try connection.heldRoles.organisations(as: .signatory, on: time.today)
      return RoundView(
        round: round, weights: weights, run: run, fixedPairs: try connection.fixedPairs.all(of: id),
        proposals: try connection.proposals.lines(of: id), bodies: bodies.inOrder(of: names), names: names,
        withoutSignatory: Set(bodies.map(\.id)).subtracting(signing.map(\.description)), themes: try connection.themes.all())
    }
  }

  /// The rules in force and what has come of them. Open to everybody.
  public func matchingRules(permit: Permit<ReadPublicSite>) throws -> (weights: [PublishedWeights], rounds: [PublicRound]) {
    try read { connection in
      let rounds = try connection.rounds.page(offset: 0, limit: 20)
      let ids = rounds.map(\.id)
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

extension Connection {
  /// Names of bodies in a language, by id; the name at the time of the run where the register no longer has the body.
  func names(of bodies: [MatchProfile], in language: Language) throws -> [String: String] {
    let briefs = try organisations.names(bodies.compactMap { Identifier<Organisation>($0.id) })
    let known = Dictionary(uniqueKeysWithValues: briefs.map { ($0.key.description, $0.value.name(in: language)) })
    return Dictionary(bodies.map { ($0.id, known[$0.id] ?? $0.name) }) { first, _ in first }
  }
}

extension [MatchProfile] {
  /// The Swedish side first, each side as a dictionary orders its names.
  fileprivate func inOrder(of names: [String: String]) -> [MatchProfile] {
    let keys = Dictionary(map { ($0.id, ($0.side == .swedish ? "0" : "1") + folded(names[$0.id] ?? "")) }) { first, _ in first }
    return sorted { (keys[$0.id] ?? "", $0.id) < (keys[$1.id] ?? "", $1.id) }
  }
}
