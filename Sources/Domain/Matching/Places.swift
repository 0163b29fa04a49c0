/// A pair that is not proposed though both would score higher with each other than with the partner they would leave, or have a place
/// free. The price of the rule "most matched, then worst-off, then sum"; officers see the list.
public struct BlockingPair: Hashable, Sendable {
  public let key: PairKey
  public let score: Int
}

/// What it took to get a place.
public enum CutOff: Hashable, Sendable {
  /// Not every place was given.
  case placeFree
  /// The lowest total among those who got a place.
  case lastPlaceWentAt(Int)
}

extension MatchingOutcome {
  /// Both-would-prefer pairs, highest score first.
  public var blockingPairs: [BlockingPair] {
    let left = displaceable(problem.left, \.left)
    let right = displaceable(problem.right, \.right)
    let chosen = Set(certificate.chosen)
    return problem.pairs.enumerated()
      .filter { index, pair in !chosen.contains(index) && pair.score > left[pair.left] && pair.score > right[pair.right] }
      .map { index, pair in BlockingPair(key: key(of: index), score: pair.score) }
      .sorted { (-$0.score, $0.key) < (-$1.score, $1.key) }
  }

  /// Cut-off of every body, by id.
  public var cutOffs: [String: CutOff] {
    var result: [String: CutOff] = [:]
    for (parties, end) in [(problem.left, \MatchingProblem.Pair.left), (problem.right, \.right)] {
      let scores = partnerScores(parties, end)
      for (party, partners) in zip(parties, scores) {
        result[party.id] = partners.count < party.places ? .placeFree : partners.map(\.score).min().map { .lastPlaceWentAt($0) }
      }
    }
    return result
  }

  /// The score a new partner must exceed: below every score with a free place, above every score when only locked partners hold places.
  private func displaceable(_ parties: [MatchingProblem.Party], _ end: KeyPath<MatchingProblem.Pair, Int>) -> [Int] {
    zip(parties, partnerScores(parties, end)).map { party, partners in
      partners.count < party.places ? -1 : partners.filter { !$0.isLocked }.map(\.score).min() ?? 100
    }
  }

  private func partnerScores(
    _ parties: [MatchingProblem.Party], _ end: KeyPath<MatchingProblem.Pair, Int>
  ) -> [[MatchingProblem.Pair]] {
    var partners = [[MatchingProblem.Pair]](repeating: [], count: parties.count)
    for index in certificate.chosen { partners[problem.pairs[index][keyPath: end]].append(problem.pairs[index]) }
    return partners
  }
}
