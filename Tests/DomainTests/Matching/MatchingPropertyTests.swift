import Domain
import Testing

@Suite struct MatchingPropertyTests {
  private func each(_ count: Int, seed: UInt64, _ body: (MatchingProblem, inout Seeded) throws -> Void) rethrows {
    var random = Seeded(state: seed)
    for _ in 0..<count { try body(.random(using: &random), &random) }
  }

  @Test("The same input in another order gives the same certificate, prices and all")
  func order() throws {
    try each(300, seed: 1) { problem, random in
      let left = problem.left.indices.shuffled(using: &random)
      let right = problem.right.indices.shuffled(using: &random)
      let pairs = problem.pairs.shuffled(using: &random).map { pair in
        MatchingProblem.Pair(
          left: left.firstIndex(of: pair.left)!, right: right.firstIndex(of: pair.right)!, score: pair.score, isLocked: pair.isLocked)
      }
      let shuffled = try MatchingProblem(
        left: left.map { problem.left[$0] }, right: right.map { problem.right[$0] }, pairs: pairs, seed: problem.seed)
      #expect(try MatchingSolver.solve(shuffled) == MatchingSolver.solve(problem))
    }
  }

  @Test("Other names change nothing in matched, worst and sum")
  func relabelling() throws {
    try each(300, seed: 2) { problem, random in
      let names = (0..<20).map { "N\($0)" }.shuffled(using: &random)
      let renamed = try MatchingProblem(
        left: problem.left.enumerated().map { .init(id: names[$0], places: $1.places) },
        right: problem.right.enumerated().map { .init(id: names[10 + $0], places: $1.places) }, pairs: problem.pairs, seed: 5)
      #expect(try MatchingSolver.solve(renamed).levels == MatchingSolver.solve(problem).levels)
    }
  }

  @Test("Raising the score of a chosen pair never unpicks it")
  func raising() throws {
    try each(500, seed: 3) { problem, random in
      let certificate = try MatchingSolver.solve(problem)
      guard let chosen = certificate.chosen.randomElement(using: &random), problem.pairs[chosen].score < 100 else { return }
      let higher = Int.random(in: problem.pairs[chosen].score + 1...100, using: &random)
      #expect(try MatchingSolver.solve(problem.changing(score: higher, ofPair: chosen)).chosen.contains(chosen))
    }
  }

  @Test("A place more never lowers the number matched")
  func places() throws {
    try each(300, seed: 4) { problem, _ in
      let roomier = problem.left.map { MatchingProblem.Party(id: $0.id, places: 2) }
      let wider = try MatchingProblem(left: roomier, right: problem.right, pairs: problem.pairs, seed: problem.seed)
      #expect(try MatchingSolver.solve(wider).levels.matched >= MatchingSolver.solve(problem).levels.matched)
    }
  }

  @Test("Locked pairs stay, and no party gets more partners than places")
  func constraints() throws {
    try each(500, seed: 5) { problem, _ in
      let chosen = try MatchingSolver.solve(problem).chosen
      #expect(problem.pairs.indices.allSatisfy { !problem.pairs[$0].isLocked || chosen.contains($0) })
      for (index, party) in problem.left.enumerated() { #expect(chosen.filter { problem.pairs[$0].left == index }.count <= party.places) }
      for (index, party) in problem.right.enumerated() { #expect(chosen.filter { problem.pairs[$0].right == index }.count <= party.places) }
    }
  }

  @Test("Another seed may choose another solution but never other levels, and the seed does decide")
  func seeds() throws {
    let parties = (0..<4).map { MatchingProblem.Party(id: "P\($0)", places: 1) }
    let pairs = (0..<16).map { MatchingProblem.Pair(left: $0 / 4, right: $0 % 4, score: 50) }
    let solved = try (0..<20).map { seed in
      try MatchingSolver.solve(MatchingProblem(left: parties, right: parties, pairs: pairs, seed: UInt64(seed)))
    }
    #expect(Set(solved.map(\.levels)) == [MatchingLevels(matched: 8, worst: 50, sum: 200)])
    #expect(Set(solved.map(\.chosen)).count > 5)
  }

  @Test("The largest problem allowed is solved and verified, and one party more is refused")
  func largest() throws {
    var random = Seeded(state: 8)
    let half = MatchingProblem.partyLimit / 2
    let parties = (0..<half).map { MatchingProblem.Party(id: "P\($0)", places: 1 + $0 % 2) }
    let pairs = (0..<half).flatMap { left in
      Set((0..<4).map { _ in Int.random(in: 0..<half, using: &random) }).map { right in
        MatchingProblem.Pair(left: left, right: right, score: Int.random(in: 0...100, using: &random))
      }
    }
    let certificate = try MatchingSolver.solve(MatchingProblem(left: parties, right: parties, pairs: pairs, seed: 1))
    #expect(certificate.levels.matched > half)
    #expect(throws: MatchingProblem.Fault.tooManyParties(limit: MatchingProblem.partyLimit)) {
      try MatchingProblem(left: parties + [.init(id: "Q", places: 1)], right: parties, pairs: [], seed: 1)
    }
  }

  @Test("An empty side, no pairs and only locked pairs are answered")
  func edges() throws {
    let one = MatchingProblem.Party(id: "a", places: 1)
    let two = MatchingProblem.Party(id: "b", places: 2)
    let empty = try MatchingProblem(left: [], right: [one], pairs: [], seed: 0)
    #expect(try MatchingSolver.solve(empty).levels == MatchingLevels(matched: 0, worst: nil, sum: 0))
    let locked = MatchingProblem.Pair(left: 0, right: 0, score: 3, isLocked: true)
    let lockedOnly = try MatchingProblem(left: [one], right: [two], pairs: [locked], seed: 0)
    #expect(try MatchingSolver.solve(lockedOnly).levels == MatchingLevels(matched: 2, worst: nil, sum: 3))
  }

  @Test("Faulty problems are refused by name")
  func faults() {
    let one = MatchingProblem.Party(id: "a", places: 1)
    let locked = MatchingProblem.Pair(left: 0, right: 0, score: 3, isLocked: true)
    #expect(throws: MatchingProblem.Fault.repeatedParty("a")) { try MatchingProblem(left: [one, one], right: [], pairs: [], seed: 0) }
    #expect(throws: MatchingProblem.Fault.unknownParty) { try MatchingProblem(left: [one], right: [], pairs: [locked], seed: 0) }
    #expect(throws: MatchingProblem.Fault.repeatedPair(left: "a", right: "a")) {
      try MatchingProblem(left: [one], right: [one], pairs: [locked, locked], seed: 0)
    }
    #expect(throws: MatchingProblem.Fault.tooManyLocked("a")) {
      try MatchingProblem(left: [.init(id: "a", places: 0)], right: [one], pairs: [locked], seed: 0)
    }
    #expect(throws: MatchingProblem.Fault.scoreOutOfRange(left: "a", right: "a")) {
      try MatchingProblem(left: [one], right: [one], pairs: [.init(left: 0, right: 0, score: 101)], seed: 0)
    }
  }
}
