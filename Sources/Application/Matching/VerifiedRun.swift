import Database
import Domain
import Store
import TwinhallCore

/// A run that the checker has accepted, with all that pages show of it. There is no other way to get at a stored run.
public struct VerifiedRun: Sendable {
  public let id: Identifier<MatchingRun>
  public let createdAt: Instant
  public let outcome: MatchingOutcome
  /// What forcing each possible pair that is not proposed would cost.
  public let overrideCosts: [PairKey: OverrideCost]
  /// In how many of `firmnessRuns` runs with weights moved by up to a fifth a proposed pair stays.
  public let stays: [PairKey: Int]
  public let firmnessRuns: Int
  // What every page shows is worked out once, when the run is unpacked.
  public let proposals: [MatchingOutcome.Proposal]
  public let unmatched: [(body: MatchProfile, constraint: BindingConstraint)]
  public let blockingPairs: [BlockingPair]
  let bodies: [String: MatchProfile]

  /// - Throws: `StepRefused(.runRefused)` when what is stored does not prove its own result.
  init(_ stored: MatchingRun) throws {
    do {
      let round = try StableJSON.value(RunInput.self, stored.input).round()
      let claim = try StableJSON.value(RunCertificate.self, stored.certificate).claim
      let result = try StableJSON.value(RunResult.self, stored.result)
      outcome = try round.outcome(proving: claim)
      (overrideCosts, stays) = (result.costs(in: outcome), result.stays)
      (id, createdAt, firmnessRuns) = (stored.id, stored.createdAt, result.firmnessRuns)
      let outcome = outcome
      (proposals, blockingPairs) = (outcome.proposals, outcome.blockingPairs)
      unmatched = outcome.unmatched.map { (body: $0, constraint: outcome.bindingConstraint(of: $0)) }
      bodies = Dictionary(round.profiles.map { ($0.id, $0) }) { first, _ in first }
    } catch is RunUnreadable {
      throw StepRefused([.runRefused])
    } catch is MatchingRound.Fault {
      throw StepRefused([.runRefused])
    }
  }

  public func score(_ key: PairKey) -> PairScore? { outcome.score(key) }

  /// Bodies of the run by id.
  public func body(_ id: String) -> MatchProfile? { bodies[id] }
}

extension RunResult {
  /// - Parameter outcome: of the run.
  init(_ outcome: MatchingOutcome) throws {
    // Large rounds get fewer re-runs, so that a run stays within its two seconds.
    firmnessRuns = outcome.problem.pairs.count > 2_500 ? 20 : 200
    let stays = try Firmness.stays(of: outcome, runs: firmnessRuns)
    pairs = outcome.proposals.map { proposal in
      Pair(
        swedish: proposal.key.swedish, international: proposal.key.international, score: proposal.score.total,
        confidence: proposal.score.confidence, isLocked: proposal.isLocked, stays: stays[proposal.key] ?? 0)
    }
    overrides = try OverrideCosts(of: outcome.certificate).costs.map { [$0.pair, $0.after.matched, $0.after.worst ?? -1, $0.after.sum] }
  }

  fileprivate func costs(in outcome: MatchingOutcome) -> [PairKey: OverrideCost] {
    var costs: [PairKey: OverrideCost] = [:]
    for each in overrides where each.count == 4 && outcome.problem.pairs.indices.contains(each[0]) {
      let after = MatchingLevels(matched: each[1], worst: each[2] < 0 ? nil : each[2], sum: each[3])
      costs[outcome.key(of: each[0])] = OverrideCost(pair: each[0], before: outcome.levels, after: after)
    }
    return costs
  }

  fileprivate var stays: [PairKey: Int] {
    Dictionary(pairs.map { (PairKey(swedish: $0.swedish, international: $0.international), $0.stays) }) { first, _ in first }
  }
}

/// The runs looked at last, unpacked. A stored run never changes, so what was unpacked stays right as long as its texts are the same.
final class UnpackedRuns: @unchecked Sendable {
  static let shared = UnpackedRuns()

  private static let most = 8
  private let lock = Lock()
  private var runs: [(input: String, certificate: String, run: VerifiedRun)] = []

  func find(_ id: Identifier<MatchingRun>, input: String, certificate: String) -> VerifiedRun? {
    lock.withLock { runs.first { $0.run.id == id && $0.input == input && $0.certificate == certificate }?.run }
  }

  func keep(_ run: VerifiedRun, of stored: MatchingRun) {
    lock.withLock {
      runs.removeAll { $0.run.id == run.id }
      runs.append((input: stored.input, certificate: stored.certificate, run: run))
      if runs.count > Self.most { runs.removeFirst() }
    }
  }
}

extension Connection {
  /// A stored run, verified.
  /// - Throws: `NotFound`; `StepRefused(.runRefused)`.
  func verifiedRun(_ id: Identifier<MatchingRun>) throws -> VerifiedRun {
    guard let texts = try matchingRuns.proof(id) else { throw NotFound() }
    if let known = UnpackedRuns.shared.find(id, input: texts.input, certificate: texts.certificate) { return known }
    guard let stored = try matchingRuns.find(id) else { throw NotFound() }
    let run = try VerifiedRun(stored)
    UnpackedRuns.shared.keep(run, of: stored)
    return run
  }

  /// The run that answers the round as it is now; nil before the first and after the round itself was changed.
  func currentRun(of round: Round) throws -> VerifiedRun? {
    round.state == .preparing ? nil : try matchingRuns.latest(of: round.id).map(verifiedRun)
  }
}
