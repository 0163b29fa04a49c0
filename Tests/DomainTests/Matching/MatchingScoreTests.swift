import Domain
import Testing

@Suite struct MatchingScoreTests {
  private let ours = MatchProfile.sample("s", .swedish)
  private let theirs = MatchProfile.sample("i", .international)

  private func score(_ change: (inout MatchProfile) -> Void = { _ in }) -> PairScore {
    let changed = theirs.changed(change)
    return Scoring(weights: .initial, profiles: [ours, changed]).score(ours, changed)
  }

  @Test("Weights must be nine whole numbers that sum to 100")
  func weights() {
    #expect(ScoreWeights.initial.all.reduce(0, +) == 100)
    #expect(ScoreWeights(version: 2, validFrom: roundDay, [20, 25, 15, 15, 5, 5, 5, 5, 4]) == nil)
    #expect(ScoreWeights(version: 2, validFrom: roundDay, [120, -20, 0, 0, 0, 0, 0, 0, 0]) == nil)
    #expect(ScoreWeights(version: 2, validFrom: roundDay, [100]) == nil)
  }

  @Test("The total is the weighted mean of the points, half rounded up")
  func total() {
    let score = score()
    #expect(score.components.map(\.points) == [100, 82, 100, 60, 100, 100, 33, 0, 100])
    #expect(score.total == (score.components.reduce(0) { $0 + $1.points * $1.weight } + 50) / 100)
    #expect(score.confidence == 100)
  }

  @Test("Shared themes count the lower of the two ranks")
  func themes() {
    #expect(score { $0.rankedThemes = ["youth", "waste"] }[.sharedThemes].points == 80)
    #expect(score { $0.rankedThemes = ["waste"] }[.sharedThemes].points == 100)
    #expect(score { $0.rankedThemes = ["health"] }[.sharedThemes].facts == [.noSharedTheme])
  }

  @Test("Learning that goes one way only is worth little")
  func complementarity() {
    let oneWay = score { $0.offers = [:] }[.complementarity]
    #expect(oneWay.points == 3)
    #expect(oneWay.sides?.swedish == 0)
    #expect(oneWay.facts.contains(.covers(theme: "waste", need: 3, offer: 2, coveredSide: .international)))
  }

  @Test("Likeness falls with each doubling of the population ratio")
  func likeness() {
    let points = [40_000, 80_000, 160_000, 40_000_000].map { size in score { $0.population = size }[.likeness].points }
    #expect(points == [100, 80, 60, 20])
    #expect(score { $0.population = 20_000 }[.likeness].points == 80)
    #expect(score { $0.character = .rural }[.likeness].points == 80)
  }

  @Test("Others near on a joint theme add 25 points each")
  func cohesion() {
    let far = MatchProfile.sample("far", .international).changed { $0.cluster = "south" }
    let others = (0..<2).map { MatchProfile.sample("o\($0)", .international) } + [far]
    #expect(Scoring(weights: .initial, profiles: [ours, theirs] + others).score(ours, theirs)[.cohesion].points == 50)
  }

  @Test("A missing fact gets the middle, is named, and lowers the confidence")
  func unknown() {
    let score = score { $0.backing = nil }
    #expect(score[.backing].points == 50)
    #expect(score.unknowns == [Unknown(.international, .backing)])
    #expect(score.confidence < 100)
  }

  @Test("A fact that nobody was asked for counts the middle, unnamed, and leaves the confidence whole; with a value it counts")
  func unasked() {
    let unasked = score {
      $0.nationalPriorities = nil
      $0.contact = nil
      $0.unasked = [.nationalPriorities, .contact]
    }
    #expect(unasked[.nationalFit].points == 75)
    #expect(unasked.unknowns.isEmpty && unasked.confidence == 100)
    #expect(score { $0.unasked = [.nationalPriorities, .contact] } == score())
  }

  @Test("A body of which nothing is known scores the middle in every part that asks it alone, with low confidence")
  func nothingKnown() {
    let blank = MatchProfile(id: "b", name: "b", country: "KE", side: .international)
    let score = Scoring(weights: .initial, profiles: [ours, blank]).score(ours, blank)
    #expect(score[.sharedThemes].points == 50)
    #expect(score[.complementarity].points == 55)
    #expect(score[.capacity].points == 50)
    #expect(score.confidence < 60)
  }

  @Test("Points stay within 0 and 100, and totals with them, for random bodies")
  func range() {
    var random = Seeded(state: 1)
    for _ in 0..<500 {
      let pair = [MatchProfile.random("s", .swedish, using: &random), .random("i", .international, using: &random)]
      let score = Scoring(weights: .initial, profiles: pair).score(pair[0], pair[1])
      #expect(score.components.allSatisfy { (0...100).contains($0.points) })
      #expect((0...100).contains(score.total) && (0...100).contains(score.confidence))
    }
  }
}
