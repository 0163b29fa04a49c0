/// How firmly a proposal stands: the share of re-runs, each with every weight moved at random by up to a fifth, in which a pair stays.
public enum Firmness {
  /// - Returns: for each proposed pair the runs of `runs` in which it was chosen. The same round gives the same answer.
  public static func stays(of outcome: MatchingOutcome, runs: Int = 200) throws(MatchingSolver.Failure) -> [PairKey: Int] {
    let problem = outcome.problem
    let points = problem.pairs.map { pair in
      outcome.candidates.scoring.score(outcome.swedish[pair.left], outcome.international[pair.right]).components.map(\.points)
    }
    var stays = Dictionary(uniqueKeysWithValues: outcome.certificate.chosen.map { ($0, 0) })
    for run in 0..<runs {
      let weights = moved(outcome.round.weights.all, seed: problem.seed, run: run)
      let scores = points.map { weighted($0, weights) }
      for index in try MatchingSolver.solve(problem.rescored(scores)).chosen { stays[index]? += 1 }
    }
    return Dictionary(uniqueKeysWithValues: stays.map { (outcome.key(of: $0.key), $0.value) })
  }

  /// Weights in hundredths of their old unit, each 80 to 120.
  private static func moved(_ weights: [Int], seed: UInt64, run: Int) -> [Int] {
    weights.enumerated().map { place, weight in
      weight * (80 + (Lottery.lot(left: "run \(run)", right: "weight \(place)", seed: seed, bits: 30) - 1) % 41)
    }
  }

  private static func weighted(_ points: [Int], _ weights: [Int]) -> Int {
    let total = weights.reduce(0, +)
    return (zip(points, weights).reduce(0) { $0 + $1.0 * $1.1 } + total / 2) / max(1, total)
  }
}

extension MatchingProblem {
  func rescored(_ scores: [Int]) -> MatchingProblem {
    MatchingProblem(self, pairs: zip(pairs, scores).map { Pair(left: $0.left, right: $0.right, score: $1, isLocked: $0.isLocked) })
  }
}
