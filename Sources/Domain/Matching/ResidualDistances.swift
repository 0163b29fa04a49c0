/// Cheapest ways through the residual network of a best solution, between all parties. A right party is left only towards its partners
/// and the hub, so the ways between left parties and the hub, by Floyd and Warshall, hold all others.
struct ResidualDistances {
  private static let unreachable: Int32 = 1_000_000_000

  private let width: Int
  private let hub: Int
  private var distance: [Int32]
  private let exits: [[(node: Int, cost: Int32)]]

  /// - Parameters:
  ///   - allowed: pairs that may be used, as indices into the problem.
  ///   - chosen: those of them in the best solution under the reward `perParty` and the scores.
  init(_ problem: MatchingProblem, allowed: [Int], chosen: [Int], perParty: Int) {
    hub = problem.left.count
    width = problem.left.count + 1
    distance = [Int32](repeating: Self.unreachable, count: width * width)
    var places = ResidualPlaces(problem, chosen: chosen, perParty: perParty)
    for index in chosen {
      let pair = problem.pairs[index]
      places.exits[pair.right].append((pair.left, Int32(pair.score)))
    }
    exits = places.exits
    for node in 0..<width { distance[node * width + node] = 0 }
    for index in chosen {
      let pair = problem.pairs[index]
      if let cost = places.fromHubToRight[pair.right] { shorten(from: hub, to: pair.left, cost + Int32(pair.score)) }
    }
    let inUse = Set(chosen)
    for index in allowed where !inUse.contains(index) {
      let pair = problem.pairs[index]
      for exit in exits[pair.right] { shorten(from: pair.left, to: exit.node, exit.cost - Int32(pair.score)) }
    }
    for left in problem.left.indices {
      if let cost = places.fromHub[left] { shorten(from: hub, to: left, cost) }
      if let cost = places.toHub[left] { shorten(from: left, to: hub, cost) }
    }
    close()
  }

  /// Cost of the cheapest way from a right party that gets a partner to the left party that gives one.
  func cost(fromRight right: Int, toLeft left: Int) -> Int {
    Int(exits[right].map { $0.cost + distance[$0.node * width + left] }.min() ?? Self.unreachable)
  }

  private mutating func shorten(from: Int, to: Int, _ cost: Int32) {
    distance[from * width + to] = min(distance[from * width + to], cost)
  }

  private mutating func close() {
    let width = width
    distance.withUnsafeMutableBufferPointer { table in
      guard let base = table.baseAddress else { return }
      for middle in 0..<width {
        let second = base + middle * width
        for from in 0..<width where from != middle {
          let row = base + from * width
          let first = row[middle]
          // Costs may be negative, so anything near the mark is still no way at all.
          guard first < Self.unreachable / 2 else { continue }
          for to in 0..<width { row[to] = min(row[to], first &+ second[to]) }
        }
      }
    }
  }
}

/// What one more or one fewer partner costs each party at the hub.
private struct ResidualPlaces {
  var fromHub: [Int32?]
  var toHub: [Int32?]
  /// Taking a partner from a right party.
  var fromHubToRight: [Int32?]
  var exits: [[(node: Int, cost: Int32)]]

  init(_ problem: MatchingProblem, chosen: [Int], perParty: Int) {
    let locked = problem.lockedCounts
    var partners = locked
    for index in chosen {
      partners.left[problem.pairs[index].left] += 1
      partners.right[problem.pairs[index].right] += 1
    }
    let hub = problem.left.count
    let reward = Int32(perParty)
    func more(_ partners: Int, _ places: Int) -> Int32? { partners >= places ? nil : partners == 0 ? -reward : 0 }
    func fewer(_ partners: Int, _ locked: Int) -> Int32? { partners <= locked ? nil : partners == 1 ? reward : 0 }
    fromHub = problem.left.indices.map { more(partners.left[$0], problem.left[$0].places) }
    toHub = problem.left.indices.map { fewer(partners.left[$0], locked.left[$0]) }
    fromHubToRight = problem.right.indices.map { fewer(partners.right[$0], locked.right[$0]) }
    exits = problem.right.indices.map { index in
      more(partners.right[index], problem.right[index].places).map { [(hub, $0)] } ?? []
    }
  }
}
