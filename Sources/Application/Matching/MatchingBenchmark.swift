import Domain
import TwinhallCore

/// Times one matching run on an invented programme and compares its optimum with taking the best pair first.
public struct MatchingBenchmark: Sendable {
  public let partiesPerSide: Int
  public let possiblePairs: Int
  public let filterAndScore: Duration
  /// Solving with the proof verified.
  public let solve: Duration
  public let overrides: Duration
  public let levels: MatchingLevels
  /// What taking the best pair that is left, until none is, reaches.
  public let greedy: MatchingLevels

  /// What the budget of two seconds for 200 on each side is about.
  public var solveAndOverrides: Duration { solve + overrides }

  /// Sum of scores that taking the best pair first reaches, in tenths of a percent of the optimum's.
  public var greedySumPerMille: Int { levels.sum == 0 ? 1_000 : 1_000 * greedy.sum / levels.sum }

  /// - Parameters:
  ///   - partiesPerSide: bodies on each side.
  ///   - seed: the same seed makes the same programme.
  /// - Throws: `MatchingRound.Fault`.
  public static func run(partiesPerSide: Int = 200, seed: UInt64 = 1) throws -> MatchingBenchmark {
    let round = InventedProgramme.round(partiesPerSide: partiesPerSide, seed: seed)
    let clock = ContinuousClock()
    let start = clock.now
    let problem = try round.problem()
    let scored = clock.now
    let certificate = try MatchingSolver.solve(problem)
    let solved = clock.now
    let costs = try OverrideCosts(of: certificate)
    let end = clock.now
    precondition(costs.costs.count < problem.pairs.count || problem.pairs.isEmpty, "chosen pairs have no override cost")
    return MatchingBenchmark(
      partiesPerSide: partiesPerSide, possiblePairs: problem.pairs.count, filterAndScore: scored - start, solve: solved - scored,
      overrides: end - solved, levels: certificate.levels, greedy: greedy(problem))
  }

  private static func greedy(_ problem: MatchingProblem) -> MatchingLevels {
    var left = problem.left.map(\.places)
    var right = problem.right.map(\.places)
    var chosen: [Int] = []
    for index in problem.pairs.indices.sorted(by: { (-problem.pairs[$0].score, $0) < (-problem.pairs[$1].score, $1) }) {
      let pair = problem.pairs[index]
      guard left[pair.left] > 0, right[pair.right] > 0 else { continue }
      left[pair.left] -= 1
      right[pair.right] -= 1
      chosen.append(index)
    }
    return MatchingLevels(of: chosen, in: problem)
  }
}

/// A programme with eight themes, seven countries and supply that does not meet demand evenly.
enum InventedProgramme {
  private static let themes = ["climate", "democracy", "gender", "health", "rights", "transparency", "waste", "youth"]
  private static let countries = ["BA", "CO", "KE", "UA", "UG", "ZA", "ZM"]

  static func round(partiesPerSide: Int, seed: UInt64) -> MatchingRound {
    let profiles = MatchProfile.Side.allCases.flatMap { side in (0..<partiesPerSide).map { profile(side, $0, seed) } }
    let day = Day(number: 20_781)
    return MatchingRound(rules: MatchRules(day: day), weights: .initial, seed: seed, profiles: profiles)
  }

  private static func profile(_ side: MatchProfile.Side, _ number: Int, _ seed: UInt64) -> MatchProfile {
    var draws = 0
    func draw(_ count: Int) -> Int {
      draws += 1
      return (Lottery.lot(left: "\(side) \(number)", right: "\(draws)", seed: seed, bits: 30) - 1) % count
    }
    let country = side == .swedish ? "SE" : countries[min(draw(7), draw(7))]
    var profile = MatchProfile(id: "\(side.rawValue)-\(number)", name: "Body \(number)", country: country, side: side)
    // The lower of two draws on one side and the higher on the other skews the supply.
    func theme() -> String { themes[side == .swedish ? min(draw(8), draw(8)) : max(draw(8), draw(8))] }
    profile.rankedThemes = [theme(), theme(), theme()].reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    profile.needs = Dictionary(themes.map { ($0, .init(draw(4))) }) { first, _ in first }
    profile.offers = Dictionary(themes.map { ($0, .init(draw(4))) }) { first, _ in first }
    profile.mandate = Set(themes.filter { _ in draw(5) > 0 })
    profile.languages = [.init(code: "en", level: draw(12) == 0 ? .basic : .working)]
    profile.population = 5_000 << draw(8)
    profile.character = MatchProfile.Character.allCases[draw(3)]
    profile.backing = [nil, MatchProfile.Backing.none, .letter, .councilDecision][draw(4)]
    profile.teamSize = draw(5)
    profile.hoursPerMonth = 10 * draw(6)
    (profile.earlierPartnerships, profile.civilSocietyContacts, profile.universityContacts) = (draw(3), draw(4), draw(3))
    profile.nationalPriorities = Set(themes.filter { _ in draw(3) == 0 })
    profile.cluster = country
    profile.connection = MatchProfile.Connection.allCases[draw(3)]
    profile.contact = draw(10) == 0 ? .restrictedVisits : .visits
    profile.places = draw(10) == 0 ? 2 : 1
    return profile
  }
}
