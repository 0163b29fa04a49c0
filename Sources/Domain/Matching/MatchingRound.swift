/// One body of each side, by id.
public struct PairKey: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let swedish: String
  public let international: String

  public init(swedish: String, international: String) {
    self.swedish = swedish
    self.international = international
  }

  public var description: String { "\(swedish) – \(international)" }

  public subscript(_ side: MatchProfile.Side) -> String { side == .swedish ? swedish : international }

  public static func < (left: PairKey, right: PairKey) -> Bool {
    (left.swedish, left.international) < (right.swedish, right.international)
  }
}

/// Everything a run rests on. The same round gives the same outcome, in whatever order its bodies come.
public struct MatchingRound: Hashable, Sendable {
  public var rules: MatchRules
  public var weights: ScoreWeights
  /// Published before the run; decides only between solutions equal in everything else.
  public var seed: UInt64
  public var profiles: [MatchProfile]
  /// Pairs that must be in the result.
  public var locked: Set<PairKey> = []
  /// Pairs the office has ruled out.
  public var forbidden: Set<PairKey> = []
  public var conflictsOfInterest: Set<PairKey> = []

  public init(rules: MatchRules, weights: ScoreWeights, seed: UInt64, profiles: [MatchProfile]) {
    self.rules = rules
    self.weights = weights
    self.seed = seed
    self.profiles = profiles
  }

  public enum Fault: Error, Hashable, Sendable {
    case repeatedBody(String)
    /// A locked, forbidden or conflicting pair names a body that is not in the round on that side.
    case unknownBody(PairKey)
    case lockedPairImpossible(PairKey, [ExclusionReason])
    case problem(MatchingProblem.Fault)
    /// A stored certificate does not prove this round's result.
    case refused(CertificateChecker.Refusal)
    case solver(MatchingSolver.Failure)
  }

  /// The bare question of this round: its possible pairs with their totals.
  public func problem() throws(Fault) -> MatchingProblem { try RoundCandidates(self).problem }

  /// Filters, scores, solves and verifies.
  public func outcome() throws(Fault) -> MatchingOutcome {
    let candidates = try RoundCandidates(self)
    do {
      return MatchingOutcome(round: self, candidates: candidates, certificate: try MatchingSolver.solve(candidates.problem))
    } catch {
      throw .solver(error)
    }
  }
}

extension MatchingRound {
  /// The outcome of a stored run, without solving again: the certificate's choice and prices are laid on the problem that this round
  /// itself gives, and the checker has to accept them.
  public func outcome(proving stored: OptimalityCertificate.Claim) throws(Fault) -> MatchingOutcome {
    let candidates = try RoundCandidates(self)
    let certificate = OptimalityCertificate(
      problem: candidates.problem, chosen: stored.chosen, levels: stored.levels, mostMatchedPrices: stored.mostMatchedPrices,
      betterWorstPrices: stored.betterWorstPrices, highestSumPrices: stored.highestSumPrices)
    do { try CertificateChecker.verify(certificate) } catch { throw .refused(error) }
    return MatchingOutcome(round: self, candidates: candidates, certificate: certificate)
  }
}

/// Every pair of a round: excluded with its reasons, or allowed with its total.
struct RoundCandidates: Sendable {
  let swedish: [MatchProfile]
  let international: [MatchProfile]
  let scoring: Scoring
  let exclusions: [PairKey: [ExclusionReason]]
  let problem: MatchingProblem

  init(_ round: MatchingRound) throws(MatchingRound.Fault) {
    let sorted = round.profiles.sorted { $0.id < $1.id }
    for (one, next) in zip(sorted, sorted.dropFirst()) where one.id == next.id { throw .repeatedBody(one.id) }
    swedish = sorted.filter { $0.side == .swedish }
    international = sorted.filter { $0.side == .international }
    scoring = Scoring(weights: round.weights, profiles: sorted)
    try RoundCandidates.checkNames(round, swedish, international)
    let full = RoundCandidates.filledByLocks(round, sorted)
    var exclusions: [PairKey: [ExclusionReason]] = [:]
    var pairs: [MatchingProblem.Pair] = []
    for (left, ours) in swedish.enumerated() {
      for (right, theirs) in international.enumerated() {
        let key = PairKey(swedish: ours.id, international: theirs.id)
        let isLocked = round.locked.contains(key)
        let reasons = RoundCandidates.reasons(round, key, ours, theirs, full: isLocked ? [] : full)
        if isLocked, !reasons.isEmpty { throw .lockedPairImpossible(key, reasons) }
        if reasons.isEmpty {
          pairs.append(.init(left: left, right: right, score: scoring.score(ours, theirs).total, isLocked: isLocked))
        } else {
          exclusions[key] = reasons
        }
      }
    }
    self.exclusions = exclusions
    do {
      problem = try MatchingProblem(
        left: swedish.map { .init(id: $0.id, places: $0.places) }, right: international.map { .init(id: $0.id, places: $0.places) },
        pairs: pairs, seed: round.seed)
    } catch {
      throw .problem(error)
    }
  }

  private static func checkNames(
    _ round: MatchingRound, _ swedish: [MatchProfile], _ international: [MatchProfile]
  ) throws(MatchingRound.Fault) {
    let (ours, theirs) = (Set(swedish.map(\.id)), Set(international.map(\.id)))
    for key in round.locked.union(round.forbidden).union(round.conflictsOfInterest).sorted() {
      guard ours.contains(key.swedish), theirs.contains(key.international) else { throw .unknownBody(key) }
    }
  }

  /// Bodies whose every place a locked pair takes.
  private static func filledByLocks(_ round: MatchingRound, _ profiles: [MatchProfile]) -> Set<String> {
    var counts: [String: Int] = [:]
    for key in round.locked {
      counts[key.swedish, default: 0] += 1
      counts[key.international, default: 0] += 1
    }
    return Set(profiles.filter { counts[$0.id, default: 0] >= $0.places }.map(\.id))
  }

  private static func reasons(
    _ round: MatchingRound, _ key: PairKey, _ ours: MatchProfile, _ theirs: MatchProfile, full: Set<String>
  ) -> [ExclusionReason] {
    var reasons = round.rules.exclusions(ours, theirs)
    if full.contains(ours.id) || full.contains(theirs.id) { reasons.append(.noPlaceLeft) }
    if round.conflictsOfInterest.contains(key) { reasons.append(.conflictOfInterest) }
    if round.forbidden.contains(key) { reasons.append(.forbiddenByOffice) }
    return reasons.sorted()
  }
}
