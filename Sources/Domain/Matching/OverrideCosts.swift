/// What forcing one pair costs. The forced pair counts as locked: it takes a place at both ends, its own score does not set the
/// worst, and everything else is decided again by the same order of levels.
public struct OverrideCost: Hashable, Sendable {
  /// Index of the pair in the problem.
  public let pair: Int
  public let before: MatchingLevels
  public let after: MatchingLevels

  public init(pair: Int, before: MatchingLevels, after: MatchingLevels) {
    self.pair = pair
    self.before = before
    self.after = after
  }

  /// Parties fewer with a partner; never negative.
  public var matchedLost: Int { before.matched - after.matched }
  /// Points that the sum loses; negative when the sum gains because a higher level gave way.
  public var sumLost: Int { before.sum - after.sum }
  /// Points that the worst score loses; negative when it gains; nil when either side has no worst score.
  public var worstLost: Int? {
    guard let old = before.worst, let new = after.worst else { return nil }
    return old - new
  }
}

/// Override costs of every pair that was not chosen, exact on all three levels, without solving once for each pair.
///
/// With a floor kept, forcing a pair costs the shortest way back through the residual network of that floor's best solution, so one
/// all-pairs pass prices every pair. Forcing can move the floor, so the floor of each pair is found by halving the list of scores for
/// all pairs together; floors that no pair asks for are never priced.
public struct OverrideCosts: Sendable {
  /// In order of the pairs of the problem; pairs already chosen, and those whose parties have no place that is not locked, are left out.
  public let costs: [OverrideCost]

  public init(of certificate: OptimalityCertificate) throws(MatchingSolver.Failure) {
    let problem = certificate.problem
    let candidates = OverrideCosts.candidates(certificate)
    guard !candidates.isEmpty else {
      costs = []
      return
    }
    var search = OverrideSearch(problem, candidates)
    let after = try search.levels()
    costs = zip(candidates, after).map { OverrideCost(pair: $0, before: certificate.levels, after: $1) }
  }

  private static func candidates(_ certificate: OptimalityCertificate) -> [Int] {
    let problem = certificate.problem
    let locked = problem.lockedCounts
    let chosen = Set(certificate.chosen)
    return problem.pairs.indices.filter { index in
      let pair = problem.pairs[index]
      return !chosen.contains(index) && locked.left[pair.left] < problem.left[pair.left].places
        && locked.right[pair.right] < problem.right[pair.right].places
    }
  }
}

/// One forced pair decided anew: its exact cost and everyone who moves.
public struct OverrideConsequence: Hashable, Sendable {
  public let cost: OverrideCost
  /// Pairs of the proposal that would end, as indices into the problem.
  public let removed: [Int]
  /// Pairs that would be new, the forced one included.
  public let added: [Int]
  public let certificate: OptimalityCertificate

  /// nil when the pair is not allowed or a party has no place left beside its locked pairs.
  public init?(forcing pair: Int, in current: OptimalityCertificate) throws(MatchingSolver.Failure) {
    guard let problem = current.problem.locking(pair) else { return nil }
    certificate = try MatchingSolver.solve(problem)
    cost = OverrideCost(pair: pair, before: current.levels, after: certificate.levels)
    let (old, new) = (Set(current.chosen), Set(certificate.chosen))
    removed = old.subtracting(new).sorted()
    added = new.subtracting(old).sorted()
  }
}
