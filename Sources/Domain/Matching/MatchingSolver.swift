/// Finds the optimum of a `MatchingProblem` and proves it. Deterministic, whatever the order of the input.
public enum MatchingSolver {
  public enum Failure: Error, Hashable, Sendable {
    /// The flow solver gave up, with its own code.
    case flowFailed(code: Int)
    /// The separate checker did not accept the result; it must not be used.
    case notVerified(CertificateChecker.Refusal)
  }

  /// - Throws: `Failure`; a result that the checker refuses is never returned.
  public static func solve(_ problem: MatchingProblem) throws(Failure) -> OptimalityCertificate {
    let certificate = try unverified(problem)
    do {
      try CertificateChecker.verify(certificate)
    } catch {
      throw .notVerified(error)
    }
    return certificate
  }

  private static func unverified(_ problem: MatchingProblem) throws(Failure) -> OptimalityCertificate {
    let search = try FloorSearch(problem)
    let locked = problem.pairs.indices.filter { problem.pairs[$0].isLocked }
    var certificate = OptimalityCertificate(
      problem: problem, chosen: locked, levels: MatchingLevels(of: locked, in: problem), mostMatchedPrices: search.mostPrices,
      betterWorstPrices: [], highestSumPrices: [])
    guard let floor = search.floor else { return certificate }
    let allowed = problem.freePairs(from: floor)
    let network = CirculationNetwork(problem, pairs: allowed, gains: problem.pairWeights, perParty: problem.scale.perParty)
    let answer = try network.solved()
    certificate.chosen = (locked + answer.chosen).sorted()
    certificate.levels = MatchingLevels(of: certificate.chosen, in: problem)
    certificate.betterWorstPrices = search.betterPrices
    certificate.highestSumPrices = answer.prices
    return certificate
  }
}

/// Levels one and two: the most parties that can be matched, and the highest floor under which as many still can be, by binary search
/// over the distinct scores.
private struct FloorSearch {
  let mostPrices: [Int]
  /// nil when the locked pairs alone match as many parties as possible.
  private(set) var floor: Int?
  /// Prices that prove a higher floor loses a party.
  private(set) var betterPrices: [Int] = []

  init(_ problem: MatchingProblem) throws(MatchingSolver.Failure) {
    let scores = problem.distinctFreeScores
    let most = try FloorSearch.run(problem, from: 0)
    mostPrices = most.prices
    var (enough, tooHigh) = (-1, scores.count)
    let none = try FloorSearch.run(problem, from: 101)
    guard none.matched < most.matched else { return }
    betterPrices = none.prices
    enough = 0
    while tooHigh - enough > 1 {
      let middle = (enough + tooHigh) / 2
      let trial = try FloorSearch.run(problem, from: scores[middle])
      if trial.matched == most.matched {
        enough = middle
      } else {
        tooHigh = middle
        betterPrices = trial.prices
      }
    }
    floor = scores[enough]
  }

  private static func run(_ problem: MatchingProblem, from floor: Int) throws(MatchingSolver.Failure) -> (matched: Int, prices: [Int]) {
    let gains = [Int](repeating: 0, count: problem.pairs.count)
    let answer = try CirculationNetwork(problem, pairs: problem.freePairs(from: floor), gains: gains, perParty: 1).solved()
    let locked = problem.pairs.indices.filter { problem.pairs[$0].isLocked }
    return (MatchingLevels(of: locked + answer.chosen, in: problem).matched, answer.prices)
  }
}

extension MatchingProblem {
  /// Pairs that are not locked and reach the floor, rising.
  func freePairs(from floor: Int) -> [Int] { pairs.indices.filter { !pairs[$0].isLocked && pairs[$0].score >= floor } }

  /// Scores of the pairs that are not locked, rising, each once.
  var distinctFreeScores: [Int] { Set(pairs.filter { !$0.isLocked }.map(\.score)).sorted() }
}
