/// Verifies a certificate from the problem alone. Shares no code with the solver; sums are 128 bits, so no forged number overflows.
public enum CertificateChecker {
  public enum Refusal: Error, Hashable, Sendable {
    case choiceNotAllowed
    case levelsMisstated
    case moreCouldBeMatched
    case worstCouldBeBetter
    case sumCouldBeHigher
  }

  public static func verify(_ certificate: OptimalityCertificate) throws(Refusal) {
    let problem = certificate.problem
    guard isAllowed(certificate.chosen, in: problem) else { throw .choiceNotAllowed }
    let chosen = certificate.chosen.map { problem.pairs[$0] }
    let lefts = Set(chosen.map(\.left))
    let rights = Set(chosen.map(\.right))
    let worst = chosen.filter { !$0.isLocked }.map(\.score).min()
    let levels = MatchingLevels(matched: lefts.count + rights.count, worst: worst, sum: chosen.map(\.score).reduce(0, +))
    guard levels == certificate.levels else { throw .levelsMisstated }

    let nothing = [Int](repeating: 0, count: problem.pairs.count)
    guard let most = bound(problem, certificate.mostMatchedPrices, floor: 0, nothing, perParty: 1), most <= levels.matched else {
      throw .moreCouldBeMatched
    }
    // Without a free pair there is no worst score to better, and none may be added without making one.
    guard let worst else { return }
    guard let better = bound(problem, certificate.betterWorstPrices, floor: worst + 1, nothing, perParty: 1), better < levels.matched else {
      throw .worstCouldBeBetter
    }
    let weights = problem.pairWeights
    let perParty = problem.scale.perParty
    let reached = certificate.chosen.reduce(Int128(levels.matched) * Int128(perParty)) { $0 + Int128(weights[$1]) }
    guard let highest = bound(problem, certificate.highestSumPrices, floor: worst, weights, perParty: perParty), highest <= reached else {
      throw .sumCouldBeHigher
    }
  }

  private static func isAllowed(_ chosen: [Int], in problem: MatchingProblem) -> Bool {
    guard zip(chosen, chosen.dropFirst()).allSatisfy({ $0 < $1 }), chosen.allSatisfy(problem.pairs.indices.contains),
      problem.pairs.indices.allSatisfy({ !problem.pairs[$0].isLocked || chosen.contains($0) })
    else { return false }
    let lefts = Dictionary(grouping: chosen) { problem.pairs[$0].left }
    let rights = Dictionary(grouping: chosen) { problem.pairs[$0].right }
    return lefts.allSatisfy { $1.count <= problem.left[$0].places } && rights.allSatisfy { $1.count <= problem.right[$0].places }
  }

  /// Most that any allowed solution can earn under a price list: locked pairs, plus at each free pair and place whatever gain is left
  /// after buying at one end and selling at the other, where that is positive. nil when the list has the wrong length.
  private static func bound(
    _ problem: MatchingProblem, _ prices: [Int], floor: Int, _ weights: [Int], perParty: Int
  ) -> Int128? {
    guard prices.count == 1 + problem.left.count + problem.right.count else { return nil }
    let price = prices.map { Int128($0) }
    let hub = price[0]
    let lefts = price[1...].prefix(problem.left.count)
    let rights = price[(1 + problem.left.count)...]
    var total: Int128 = 0
    var locked = (left: [Int: Int](), right: [Int: Int]())
    for (pair, weight) in zip(problem.pairs, weights) {
      if pair.isLocked {
        locked.left[pair.left, default: 0] += 1
        locked.right[pair.right, default: 0] += 1
        total += Int128(weight)
      } else if pair.score >= floor {
        total += max(0, Int128(weight) - lefts[1 + pair.left] + rights[1 + problem.left.count + pair.right])
      }
    }
    func places(_ party: MatchingProblem.Party, _ locked: Int, _ resale: Int128) -> Int128 {
      let reward = Int128(perParty)
      let free = Int128(party.places - locked)
      if locked > 0 || free == 0 { return (locked > 0 ? reward : 0) + free * max(0, resale) }
      return max(0, reward + resale) + (free - 1) * max(0, resale)
    }
    for (index, party) in problem.left.enumerated() { total += places(party, locked.left[index, default: 0], lefts[1 + index] - hub) }
    for (index, party) in problem.right.enumerated() {
      total += places(party, locked.right[index, default: 0], hub - rights[1 + problem.left.count + index])
    }
    return total
  }
}
