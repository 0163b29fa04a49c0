/// What a solution reaches on the three levels that people argue about.
public struct MatchingLevels: Hashable, Sendable {
  /// Parties with at least one partner, both sides together.
  public let matched: Int
  /// Lowest score among chosen pairs that are not locked; nil when there is no such pair, which is better than any score.
  public let worst: Int?
  /// Sum of the scores of all chosen pairs.
  public let sum: Int

  public init(matched: Int, worst: Int?, sum: Int) {
    self.matched = matched
    self.worst = worst
    self.sum = sum
  }

  /// The levels of a choice of pairs, whether or not it is allowed or best.
  public init(of chosen: [Int], in problem: MatchingProblem) {
    let pairs = chosen.map { problem.pairs[$0] }
    matched = Set(pairs.map(\.left)).count + Set(pairs.map(\.right)).count
    worst = pairs.filter { !$0.isLocked }.map(\.score).min()
    sum = pairs.reduce(0) { $0 + $1.score }
  }
}

/// A solution with the proof that none is better, which `CertificateChecker` verifies without trusting the solver.
///
/// The proof is three price lists. Give every party and the hub a price; then no solution can earn more than what the list lets it
/// earn at each place and pair separately (weak duality of linear programming). One list shows that no more parties can be matched,
/// one that with only better pairs than the worst chosen some party is lost, one that with the worst score kept no higher sum exists.
public struct OptimalityCertificate: Hashable, Sendable {
  public var problem: MatchingProblem
  /// Indices into `problem.pairs`, rising, locked pairs included.
  public var chosen: [Int]
  public var levels: MatchingLevels
  /// Prices of the hub, the left parties and the right parties, in that order.
  public var mostMatchedPrices: [Int]
  public var betterWorstPrices: [Int]
  public var highestSumPrices: [Int]

  public init(
    problem: MatchingProblem, chosen: [Int], levels: MatchingLevels, mostMatchedPrices: [Int], betterWorstPrices: [Int],
    highestSumPrices: [Int]
  ) {
    self.problem = problem
    self.chosen = chosen
    self.levels = levels
    self.mostMatchedPrices = mostMatchedPrices
    self.betterWorstPrices = betterWorstPrices
    self.highestSumPrices = highestSumPrices
  }
}

extension OptimalityCertificate {
  /// A certificate without its problem, as it is stored beside the round it belongs to.
  public struct Claim: Hashable, Sendable {
    public var chosen: [Int]
    public var levels: MatchingLevels
    public var mostMatchedPrices: [Int]
    public var betterWorstPrices: [Int]
    public var highestSumPrices: [Int]

    public init(chosen: [Int], levels: MatchingLevels, mostMatchedPrices: [Int], betterWorstPrices: [Int], highestSumPrices: [Int]) {
      self.chosen = chosen
      self.levels = levels
      self.mostMatchedPrices = mostMatchedPrices
      self.betterWorstPrices = betterWorstPrices
      self.highestSumPrices = highestSumPrices
    }
  }

  public var claim: Claim {
    Claim(
      chosen: chosen, levels: levels, mostMatchedPrices: mostMatchedPrices, betterWorstPrices: betterWorstPrices,
      highestSumPrices: highestSumPrices)
  }
}
