import CMatchingSolver

/// A matching question as a circulation: hub → left party → right party → hub. Each party has one arc to the hub for its first
/// partner, which earns the reward for a party matched, and one for its further places, which earns nothing. So parties are counted,
/// not pairs. Places that locked pairs take are gone, and a party with a locked pair is matched already.
struct CirculationNetwork {
  struct Answer {
    /// Indices of the chosen pairs that are not locked, rising.
    let chosen: [Int]
    /// Prices of the hub, the left parties and the right parties, in that order.
    let prices: [Int]
  }

  private let problem: MatchingProblem
  private let pairIndices: [Int]
  private var tails: [Int32] = []
  private var heads: [Int32] = []
  private var uppers: [Int64] = []
  private var costs: [Int64] = []

  /// - Parameters:
  ///   - pairIndices: the pairs that may be used.
  ///   - gains: what each pair of the problem earns.
  init(_ problem: MatchingProblem, pairs pairIndices: [Int], gains: [Int], perParty: Int) {
    self.problem = problem
    self.pairIndices = pairIndices
    reserve(pairIndices.count + 2 * (problem.left.count + problem.right.count))
    for index in pairIndices {
      add(from: leftNode(problem.pairs[index].left), to: rightNode(problem.pairs[index].right), upper: 1, gain: gains[index])
    }
    let locked = problem.lockedCounts
    for (index, party) in problem.left.enumerated() {
      addPlaces(of: party, locked: locked.left[index], perParty, from: 0, to: leftNode(index))
    }
    for (index, party) in problem.right.enumerated() {
      addPlaces(of: party, locked: locked.right[index], perParty, from: rightNode(index), to: 0)
    }
  }

  func solved() throws(MatchingSolver.Failure) -> Answer {
    var flow = [Int64](repeating: 0, count: tails.count)
    var potential = [Int64](repeating: 0, count: 1 + problem.left.count + problem.right.count)
    let status = twinhall_cheapest_circulation(
      Int32(potential.count), Int32(tails.count), tails, heads, uppers, costs, &flow, &potential)
    guard status == TWINHALL_FLOW_OPTIMAL else { throw .flowFailed(code: Int(status.rawValue)) }
    return Answer(chosen: zip(pairIndices, flow).filter { $0.1 > 0 }.map(\.0), prices: potential.map { Int($0) })
  }

  private func leftNode(_ index: Int) -> Int { 1 + index }
  private func rightNode(_ index: Int) -> Int { 1 + problem.left.count + index }

  private mutating func addPlaces(
    of party: MatchingProblem.Party, locked: Int, _ perParty: Int, from: Int, to: Int
  ) {
    let free = party.places - locked
    let first = locked == 0 ? min(free, 1) : 0
    add(from: from, to: to, upper: first, gain: perParty)
    add(from: from, to: to, upper: free - first, gain: 0)
  }

  private mutating func reserve(_ count: Int) {
    tails.reserveCapacity(count)
    heads.reserveCapacity(count)
    uppers.reserveCapacity(count)
    costs.reserveCapacity(count)
  }

  private mutating func add(from tail: Int, to head: Int, upper: Int, gain: Int) {
    tails.append(Int32(tail))
    heads.append(Int32(head))
    uppers.append(Int64(upper))
    costs.append(Int64(-gain))
  }
}
