import Domain
import Testing

@Suite struct MatchingCertificateTests {
  private func certificates(_ count: Int, seed: UInt64) throws -> [OptimalityCertificate] {
    var random = Seeded(state: seed)
    return try (0..<count).map { _ in try MatchingSolver.solve(.random(InstanceShape(left: 2...7, right: 2...7), using: &random)) }
  }

  @Test("Misstated levels are refused")
  func levels() throws {
    for certificate in try certificates(100, seed: 1) {
      let stated = certificate.levels
      for wrong in [
        MatchingLevels(matched: stated.matched + 1, worst: stated.worst, sum: stated.sum),
        MatchingLevels(matched: stated.matched, worst: (stated.worst ?? 0) + 1, sum: stated.sum),
        MatchingLevels(matched: stated.matched, worst: stated.worst, sum: stated.sum - 1),
      ] {
        var forged = certificate
        forged.levels = wrong
        #expect(throws: CertificateChecker.Refusal.levelsMisstated) { try CertificateChecker.verify(forged) }
      }
    }
  }

  @Test("A choice that breaks places, order, a lock or the list of pairs is refused")
  func choices() throws {
    for certificate in try certificates(100, seed: 2) {
      let problem = certificate.problem
      var wrong = [certificate.chosen + [problem.pairs.count], Array(problem.pairs.indices)]
      if let last = certificate.chosen.last { wrong.append(certificate.chosen + [last]) }
      if let locked = certificate.chosen.firstIndex(where: { problem.pairs[$0].isLocked }) {
        wrong.append(certificate.chosen.enumerated().filter { $0.offset != locked }.map(\.element))
      }
      for chosen in wrong where chosen != certificate.chosen {
        var forged = certificate
        forged.chosen = chosen
        forged.levels = MatchingLevels(of: chosen.filter(problem.pairs.indices.contains), in: problem)
        #expect(throws: CertificateChecker.Refusal.choiceNotAllowed) { try CertificateChecker.verify(forged) }
      }
    }
  }

  @Test("Any other allowed choice is refused under the true prices, and says on which level it falls short")
  func worseChoices() throws {
    var seen: Set<CertificateChecker.Refusal> = []
    for certificate in try certificates(400, seed: 3) {
      for dropped in certificate.chosen.indices where !certificate.problem.pairs[certificate.chosen[dropped]].isLocked {
        var forged = certificate
        forged.chosen.remove(at: dropped)
        forged.levels = MatchingLevels(of: forged.chosen, in: forged.problem)
        let refusal = #expect(throws: CertificateChecker.Refusal.self) { try CertificateChecker.verify(forged) }
        if let refusal { seen.insert(refusal) }
      }
    }
    #expect(seen.isSuperset(of: [.moreCouldBeMatched, .sumCouldBeHigher]))
  }

  @Test("A solution best in sum but with a lower worst score is refused")
  func worst() throws {
    let parties = (0..<2).map { MatchingProblem.Party(id: "P\($0)", places: 1) }
    let scores = [90, 40, 40, 10]
    let pairs = scores.enumerated().map { MatchingProblem.Pair(left: $0 / 2, right: $0 % 2, score: $1) }
    var forged = try MatchingSolver.solve(MatchingProblem(left: parties, right: parties, pairs: pairs, seed: 0))
    #expect(forged.levels == MatchingLevels(matched: 4, worst: 40, sum: 80))
    forged.chosen = [0, 3]
    forged.levels = MatchingLevels(matched: 4, worst: 10, sum: 100)
    #expect(throws: CertificateChecker.Refusal.worstCouldBeBetter) { try CertificateChecker.verify(forged) }
  }

  @Test("Price lists of the wrong length and with absurd prices are refused without overflow")
  func prices() throws {
    let lists: [(WritableKeyPath<OptimalityCertificate, [Int]>, CertificateChecker.Refusal)] = [
      (\.mostMatchedPrices, .moreCouldBeMatched), (\.betterWorstPrices, .worstCouldBeBetter), (\.highestSumPrices, .sumCouldBeHigher),
    ]
    for certificate in try certificates(100, seed: 4) where certificate.levels.worst != nil {
      for (list, refusal) in lists {
        var short = certificate
        short[keyPath: list].removeLast()
        #expect(throws: refusal) { try CertificateChecker.verify(short) }
        var absurd = certificate
        absurd[keyPath: list][0] = .max
        absurd[keyPath: list][1] = .min
        #expect(throws: refusal) { try CertificateChecker.verify(absurd) }
      }
    }
  }

  @Test("Another seed than the one solved for is refused where the lot decided")
  func seed() throws {
    let parties = (0..<3).map { MatchingProblem.Party(id: "P\($0)", places: 1) }
    let pairs = (0..<9).map { MatchingProblem.Pair(left: $0 / 3, right: $0 % 3, score: 50) }
    func solve(_ seed: UInt64) throws -> OptimalityCertificate {
      try MatchingSolver.solve(MatchingProblem(left: parties, right: parties, pairs: pairs, seed: seed))
    }
    let first = try solve(0)
    let other = try #require(try (1..<50).map { try solve($0) }.first { $0.chosen != first.chosen })
    var forged = first
    forged.problem = other.problem
    #expect(throws: CertificateChecker.Refusal.sumCouldBeHigher) { try CertificateChecker.verify(forged) }
  }
}
