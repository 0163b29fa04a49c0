/// The bare question that the optimum answers: parties on two sides with places, pairs with whole scores, pairs that are locked.
///
/// The order of solutions, most important first (docs/matching.md):
/// 1. matched: number of parties, of both sides together, with at least one partner: as high as possible;
/// 2. worst: lowest score among the chosen pairs that are not locked: as high as possible (a solution without such pairs has none,
///    which counts as best);
/// 3. sum: of the scores of all chosen pairs, locked ones too: as high as possible;
/// 4. draw: of what is still equal, the highest sum of the lots that the published seed gives each pair.
///
/// Parties are kept in the order of their ids, so the order of the input changes nothing.
public struct MatchingProblem: Hashable, Sendable {
  public struct Party: Hashable, Sendable {
    public let id: String
    /// How many partners it can have: 0 to 2.
    public let places: Int

    public init(id: String, places: Int) {
      self.id = id
      self.places = places
    }
  }

  /// An allowed pair. Forbidden and impossible pairs are simply not listed.
  public struct Pair: Hashable, Sendable {
    /// Index into `left`.
    public let left: Int
    /// Index into `right`.
    public let right: Int
    /// 0 to 100.
    public let score: Int
    public let isLocked: Bool

    public init(left: Int, right: Int, score: Int, isLocked: Bool = false) {
      self.left = left
      self.right = right
      self.score = score
      self.isLocked = isLocked
    }
  }

  public enum Fault: Error, Hashable, Sendable {
    case repeatedParty(String)
    case repeatedPair(left: String, right: String)
    case placesOutOfRange(String)
    case scoreOutOfRange(left: String, right: String)
    case unknownParty
    case tooManyLocked(String)
    case tooManyParties(limit: Int)
  }

  /// More parties than this would carry the sums out of 64 bits.
  public static let partyLimit = 2_000

  public let left: [Party]
  public let right: [Party]
  /// In order of left party, then right party.
  public let pairs: [Pair]
  public let seed: UInt64

  /// Sorts the parties by id and points the pairs at their new places.
  public init(left: [Party], right: [Party], pairs: [Pair], seed: UInt64) throws(Fault) {
    let leftOrder = left.indices.sorted { left[$0].id < left[$1].id }
    let rightOrder = right.indices.sorted { right[$0].id < right[$1].id }
    self.left = leftOrder.map { left[$0] }
    self.right = rightOrder.map { right[$0] }
    self.seed = seed
    guard pairs.allSatisfy({ left.indices.contains($0.left) && right.indices.contains($0.right) }) else { throw .unknownParty }
    let (leftPlace, rightPlace) = (inverse(leftOrder), inverse(rightOrder))
    self.pairs = pairs.map { Pair(left: leftPlace[$0.left], right: rightPlace[$0.right], score: $0.score, isLocked: $0.isLocked) }
      .sorted { ($0.left, $0.right) < ($1.left, $1.right) }
    try checkParties()
    try checkPairs()
  }

  /// The same parties and places; `pairs` in the same order with scores from 0 to 100.
  init(_ problem: MatchingProblem, pairs: [Pair]) {
    left = problem.left
    right = problem.right
    self.pairs = pairs
    seed = problem.seed
  }

  private func checkParties() throws(Fault) {
    guard left.count + right.count <= Self.partyLimit else { throw .tooManyParties(limit: Self.partyLimit) }
    for side in [left, right] {
      for party in side where !(0...2).contains(party.places) { throw .placesOutOfRange(party.id) }
      for (one, next) in zip(side, side.dropFirst()) where one.id == next.id { throw .repeatedParty(one.id) }
    }
  }

  private func checkPairs() throws(Fault) {
    for pair in pairs where !(0...100).contains(pair.score) {
      throw .scoreOutOfRange(left: left[pair.left].id, right: right[pair.right].id)
    }
    for (one, next) in zip(pairs, pairs.dropFirst()) where one.left == next.left && one.right == next.right {
      throw .repeatedPair(left: left[one.left].id, right: right[one.right].id)
    }
    let locked = lockedCounts
    for (index, party) in left.enumerated() where locked.left[index] > party.places { throw .tooManyLocked(party.id) }
    for (index, party) in right.enumerated() where locked.right[index] > party.places { throw .tooManyLocked(party.id) }
  }

  /// How many locked pairs each party has.
  public var lockedCounts: (left: [Int], right: [Int]) {
    var counts = (left: [Int](repeating: 0, count: left.count), right: [Int](repeating: 0, count: right.count))
    for pair in pairs where pair.isLocked {
      counts.left[pair.left] += 1
      counts.right[pair.right] += 1
    }
    return counts
  }

  /// The same question with one pair locked; nil when that pair is not allowed or a party would have more locked pairs than places.
  public func locking(_ index: Int) -> MatchingProblem? {
    guard pairs.indices.contains(index) else { return nil }
    let changed = pairs.enumerated().map { place, pair in
      Pair(left: pair.left, right: pair.right, score: pair.score, isLocked: pair.isLocked || place == index)
    }
    return try? MatchingProblem(left: left, right: right, pairs: changed, seed: seed)
  }
}

private func inverse(_ order: [Int]) -> [Int] {
  var places = [Int](repeating: 0, count: order.count)
  for (place, original) in order.enumerated() { places[original] = place }
  return places
}
