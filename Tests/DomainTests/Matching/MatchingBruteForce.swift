import Domain

/// The optimum by walking through every choice of partners, party by party; choices that leave the same places free are merged.
struct BruteForce {
  private let problem: MatchingProblem
  private let isFree: [[Bool]]
  private let pairIndex: [[Int?]]

  init(_ problem: MatchingProblem) {
    self.problem = problem
    var index = [[Int?]](repeating: [Int?](repeating: nil, count: problem.right.count), count: problem.left.count)
    for (place, pair) in problem.pairs.enumerated() { index[pair.left][pair.right] = place }
    pairIndex = index
    isFree = index.map { row in row.map { $0.map { !problem.pairs[$0].isLocked } ?? false } }
  }

  func best() -> MatchingLevels {
    let free = Set(problem.pairs.filter { !$0.isLocked }.map(\.score)).sorted(by: >)
    let most = run(from: 0).matched
    let alone = run(from: 101)
    if alone.matched == most { return MatchingLevels(matched: most, worst: nil, sum: alone.sum) }
    for floor in free {
      let result = run(from: floor)
      if result.matched == most { return MatchingLevels(matched: most, worst: floor, sum: result.sum) }
    }
    return MatchingLevels(matched: -1, worst: nil, sum: 0)
  }

  /// Highest (matched, sum) over all choices among pairs that reach the floor.
  private func run(from floor: Int) -> (matched: Int, sum: Int) {
    let locked = problem.lockedCounts
    var strides: [Int] = []
    var size = 1
    for party in problem.right {
      strides.append(size)
      size *= party.places + 1
    }
    var states = [Int](repeating: -1, count: size)
    let start = problem.right.indices.reduce(0) { $0 + strides[$1] * locked.right[$1] }
    states[start] = locked.right.filter { $0 > 0 }.count * 10_000
    for pair in problem.pairs where pair.isLocked { states[start] += pair.score }

    for left in problem.left.indices {
      let partners = problem.right.indices.filter { isFree[left][$0] && score(left, $0) >= floor }
      let places = problem.left[left].places - locked.left[left]
      var next = [Int](repeating: -1, count: size)
      for state in states.indices where states[state] >= 0 {
        let isMatched = locked.left[left] > 0
        visit(state, states[state] + (isMatched ? 10_000 : 0), isMatched, places, partners[...], left, strides, &next)
      }
      states = next
    }
    let best = states.max() ?? 0
    return (best / 10_000, best % 10_000)
  }

  private func visit(
    _ state: Int, _ value: Int, _ isMatched: Bool, _ places: Int, _ partners: ArraySlice<Int>, _ left: Int, _ strides: [Int],
    _ next: inout [Int]
  ) {
    next[state] = max(next[state], value)
    guard places > 0 else { return }
    for position in partners.indices {
      let right = partners[position]
      let taken = state / strides[right] % (problem.right[right].places + 1)
      guard taken < problem.right[right].places else { continue }
      let gain = score(left, right) + (taken == 0 ? 10_000 : 0) + (isMatched ? 0 : 10_000)
      visit(state + strides[right], value + gain, true, places - 1, partners[(position + 1)...], left, strides, &next)
    }
  }

  private func score(_ left: Int, _ right: Int) -> Int { pairIndex[left][right].map { problem.pairs[$0].score } ?? 0 }
}
