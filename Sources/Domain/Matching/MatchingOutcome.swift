/// A verified proposal. It changes nothing by itself: people on both sides decide.
public struct MatchingOutcome: Sendable {
  public let round: MatchingRound
  public let certificate: OptimalityCertificate
  let candidates: RoundCandidates

  init(round: MatchingRound, candidates: RoundCandidates, certificate: OptimalityCertificate) {
    self.round = round
    self.candidates = candidates
    self.certificate = certificate
  }

  public struct Proposal: Hashable, Sendable {
    public let key: PairKey
    public let score: PairScore
    public let isLocked: Bool
  }

  /// One forced pair with everyone who moves, by key.
  public struct Override: Hashable, Sendable {
    public let cost: OverrideCost
    /// Pairs of the proposal that would end.
    public let removed: [PairKey]
    /// Pairs that would be new, the forced one included.
    public let added: [PairKey]
    public let certificate: OptimalityCertificate
  }

  /// Swedish and international bodies, in order of id.
  public var swedish: [MatchProfile] { candidates.swedish }
  public var international: [MatchProfile] { candidates.international }
  /// Impossible pairs with every reason.
  public var exclusions: [PairKey: [ExclusionReason]] { candidates.exclusions }
  public var levels: MatchingLevels { certificate.levels }

  /// Proposed pairs in order of key.
  public var proposals: [Proposal] {
    certificate.chosen.map { index in
      let pair = problem.pairs[index]
      let score = candidates.scoring.score(swedish[pair.left], international[pair.right])
      return Proposal(key: key(of: index), score: score, isLocked: pair.isLocked)
    }
  }

  /// Bodies without a partner, in order of id, the Swedish side first.
  public var unmatched: [MatchProfile] {
    let lefts = Set(certificate.chosen.map { problem.pairs[$0].left })
    let rights = Set(certificate.chosen.map { problem.pairs[$0].right })
    return swedish.indices.filter { !lefts.contains($0) }.map { swedish[$0] }
      + international.indices.filter { !rights.contains($0) }.map { international[$0] }
  }

  /// How many pairs each reason excludes; a pair with several reasons counts in each.
  public var exclusionCounts: [ExclusionReason: Int] {
    exclusions.values.reduce(into: [:]) { counts, reasons in reasons.forEach { counts[$0, default: 0] += 1 } }
  }

  /// The full score of any two bodies, also of a pair that is not possible; nil when one is not in the round.
  public func score(_ key: PairKey) -> PairScore? {
    guard let ours = profile(key.swedish, .swedish), let theirs = profile(key.international, .international) else { return nil }
    return candidates.scoring.score(ours, theirs)
  }

  /// Cost of forcing each possible pair that is not proposed.
  public func overrideCosts() throws(MatchingSolver.Failure) -> [PairKey: OverrideCost] {
    Dictionary(uniqueKeysWithValues: try OverrideCosts(of: certificate).costs.map { (key(of: $0.pair), $0) })
  }

  /// What forcing one pair costs and who moves; nil when the pair is not possible.
  public func override(forcing key: PairKey) throws(MatchingSolver.Failure) -> Override? {
    guard let index = index(of: key), let consequence = try OverrideConsequence(forcing: index, in: certificate) else { return nil }
    return Override(
      cost: consequence.cost, removed: consequence.removed.map(self.key), added: consequence.added.map(self.key),
      certificate: consequence.certificate)
  }

  public var problem: MatchingProblem { certificate.problem }

  /// The bodies of a pair of the problem.
  public func key(of index: Int) -> PairKey {
    let pair = problem.pairs[index]
    return PairKey(swedish: problem.left[pair.left].id, international: problem.right[pair.right].id)
  }

  func index(of key: PairKey) -> Int? { problem.pairs.indices.first { self.key(of: $0) == key } }

  /// A body of the round; nil when there is none of that id on that side.
  public func profile(_ id: String, _ side: MatchProfile.Side) -> MatchProfile? {
    (side == .swedish ? swedish : international).first { $0.id == id }
  }
}
