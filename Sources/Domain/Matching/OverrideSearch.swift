/// Finds, for many forced pairs together, the levels each would leave. Floors are places in the list of distinct scores; the place
/// after the last stands for "no free pair at all".
struct OverrideSearch {
  private let problem: MatchingProblem
  private let candidates: [Int]
  private let floors: [Int]
  private let perParty: Int
  private var totals: [Int]
  private var bestFloor: [Int]

  init(_ problem: MatchingProblem, _ candidates: [Int]) {
    self.problem = problem
    self.candidates = candidates
    floors = problem.distinctFreeScores + [101]
    perParty = 100 * (problem.left.count + problem.right.count) + 1
    totals = []
    bestFloor = [Int](repeating: 0, count: candidates.count)
  }

  /// Levels after forcing each candidate, in their order.
  mutating func levels() throws(MatchingSolver.Failure) -> [MatchingLevels] {
    totals = try price(candidates.indices, atFloor: 0)
    try raise(Array(candidates.indices), from: 0, below: floors.count)
    return candidates.indices.map { place in
      let floor = bestFloor[place]
      return MatchingLevels(
        matched: totals[place] / perParty, worst: floor == floors.count - 1 ? nil : floors[floor], sum: totals[place] % perParty)
    }
  }

  /// Every place in `places` keeps its number matched at floor `low`; finds the highest floor below `high` at which it still does.
  private mutating func raise(_ places: [Int], from low: Int, below high: Int) throws(MatchingSolver.Failure) {
    guard high - low > 1, !places.isEmpty else { return }
    let middle = (low + high) / 2
    let priced = try price(places, atFloor: middle)
    var (kept, lost): ([Int], [Int]) = ([], [])
    for (place, total) in zip(places, priced) {
      guard total / perParty == totals[place] / perParty else {
        lost.append(place)
        continue
      }
      totals[place] = total
      bestFloor[place] = middle
      kept.append(place)
    }
    try raise(lost, from: low, below: middle)
    try raise(kept, from: middle, below: high)
  }

  /// Parties matched × perParty + sum of scores, after forcing each of the candidates at `places` with one floor kept.
  private func price(_ places: some Sequence<Int>, atFloor floor: Int) throws(MatchingSolver.Failure) -> [Int] {
    let allowed = problem.freePairs(from: floors[floor])
    let network = CirculationNetwork(problem, pairs: allowed, gains: problem.pairs.map(\.score), perParty: perParty)
    let chosen = try network.solved().chosen
    let locked = problem.pairs.indices.filter { problem.pairs[$0].isLocked }
    let levels = MatchingLevels(of: locked + chosen, in: problem)
    let total = levels.matched * perParty + levels.sum
    let distances = ResidualDistances(problem, allowed: allowed, chosen: chosen, perParty: perParty)
    let inUse = Set(chosen)
    return places.map { place in
      let index = candidates[place]
      let pair = problem.pairs[index]
      return inUse.contains(index) ? total : total + pair.score - distances.cost(fromRight: pair.right, toLeft: pair.left)
    }
  }
}
