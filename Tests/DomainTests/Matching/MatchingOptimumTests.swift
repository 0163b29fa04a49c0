import Domain
import Testing

@Suite struct MatchingOptimumTests {
  @Test("10,000 random problems up to 7 × 7 equal brute force on matched, worst and sum", arguments: 0..<10)
  func bruteForce(_ batch: Int) throws {
    var random = Seeded(state: UInt64(batch))
    for _ in 0..<1_000 {
      let problem = MatchingProblem.random(using: &random)
      let certificate = try MatchingSolver.solve(problem)
      #expect(certificate.levels == BruteForce(problem).best(), "\(problem)")
    }
  }

  @Test("Every override cost equals solving again with the pair locked")
  func overrides() throws {
    var random = Seeded(state: 77)
    for _ in 0..<400 {
      let certificate = try MatchingSolver.solve(.random(InstanceShape(left: 1...6, right: 1...6), using: &random))
      for cost in try OverrideCosts(of: certificate).costs {
        let again = try #require(try OverrideConsequence(forcing: cost.pair, in: certificate))
        #expect(cost == again.cost)
        #expect(cost.matchedLost >= 0)
      }
    }
  }

  @Test("Override costs cover every pair that is not chosen and has a place that is not locked")
  func overrideCoverage() throws {
    var random = Seeded(state: 78)
    for _ in 0..<300 {
      let certificate = try MatchingSolver.solve(.random(using: &random))
      let possible = certificate.problem.pairs.indices.filter {
        !certificate.chosen.contains($0) && certificate.problem.locking($0) != nil
      }
      #expect(try OverrideCosts(of: certificate).costs.map(\.pair) == possible)
    }
  }

  @Test("Those who move are the difference between the two solutions, and the forced pair is new")
  func movers() throws {
    var random = Seeded(state: 79)
    for _ in 0..<100 {
      let certificate = try MatchingSolver.solve(.random(using: &random))
      guard let cost = try OverrideCosts(of: certificate).costs.randomElement(using: &random) else { continue }
      let consequence = try #require(try OverrideConsequence(forcing: cost.pair, in: certificate))
      #expect(consequence.added.contains(cost.pair))
      #expect(Set(certificate.chosen).subtracting(consequence.removed).union(consequence.added).sorted() == consequence.certificate.chosen)
    }
  }
}
