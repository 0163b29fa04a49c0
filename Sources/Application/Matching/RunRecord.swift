import Domain
import FoundationEssentials
import TwinhallCore

/// What goes into a run, as it is stored: JSON with sorted keys and sorted lists, so that the same input always gives the same bytes.
struct RunInput: Codable {
  var day: String
  var countries: [String]?
  var themes: [String]?
  var paysInterpretation: Bool
  var plansVisits: Bool
  var confirmedWithinMonths: Int
  var weightsVersion: Int
  var weightsFrom: String
  var weights: [Int]
  /// As text, since JSON numbers lose digits of 64 bits in other programs.
  var seed: String
  var profiles: [StoredProfile]
  /// Pairs as Swedish and international id.
  var locked: [[String]]
  var forbidden: [[String]]
  var conflicts: [[String]]

  init(_ round: MatchingRound) {
    day = round.rules.day.description
    countries = round.rules.eligibleCountries?.sorted()
    themes = round.rules.eligibleThemes?.sorted()
    paysInterpretation = round.rules.interpretationAgreed
    plansVisits = round.rules.plansVisits
    confirmedWithinMonths = round.rules.confirmedWithinMonths
    weightsVersion = round.weights.version
    weightsFrom = round.weights.validFrom.description
    weights = round.weights.all
    seed = String(round.seed)
    profiles = round.profiles.sorted { $0.id < $1.id }.map(StoredProfile.init)
    locked = round.locked.sorted().map { [$0.swedish, $0.international] }
    forbidden = round.forbidden.sorted().map { [$0.swedish, $0.international] }
    conflicts = round.conflictsOfInterest.sorted().map { [$0.swedish, $0.international] }
  }

  func round() throws(RunUnreadable) -> MatchingRound {
    guard let day = Day(day), let from = Day(weightsFrom), let seed = UInt64(seed),
      let weights = ScoreWeights(version: weightsVersion, validFrom: from, weights)
    else { throw RunUnreadable() }
    var rules = MatchRules(day: day)
    rules.eligibleCountries = countries.map { Set($0) }
    rules.eligibleThemes = themes.map { Set($0) }
    rules.interpretationAgreed = paysInterpretation
    rules.plansVisits = plansVisits
    rules.confirmedWithinMonths = confirmedWithinMonths
    var round = MatchingRound(rules: rules, weights: weights, seed: seed, profiles: [])
    for stored in profiles { round.profiles.append(try stored.profile()) }
    round.locked = try keys(locked)
    round.forbidden = try keys(forbidden)
    round.conflictsOfInterest = try keys(conflicts)
    return round
  }

  private func keys(_ pairs: [[String]]) throws(RunUnreadable) -> Set<PairKey> {
    guard pairs.allSatisfy({ $0.count == 2 }) else { throw RunUnreadable() }
    return Set(pairs.map { PairKey(swedish: $0[0], international: $0[1]) })
  }
}

/// A stored run cannot be read: it was changed outside the program.
struct RunUnreadable: Error {}

/// The certificate as it is stored.
struct RunCertificate: Codable {
  var chosen: [Int]
  var matched: Int
  var worst: Int?
  var sum: Int
  var mostMatchedPrices: [Int]
  var betterWorstPrices: [Int]
  var highestSumPrices: [Int]

  init(_ claim: OptimalityCertificate.Claim) {
    chosen = claim.chosen
    (matched, worst, sum) = (claim.levels.matched, claim.levels.worst, claim.levels.sum)
    (mostMatchedPrices, betterWorstPrices) = (claim.mostMatchedPrices, claim.betterWorstPrices)
    highestSumPrices = claim.highestSumPrices
  }

  var claim: OptimalityCertificate.Claim {
    OptimalityCertificate.Claim(
      chosen: chosen, levels: MatchingLevels(matched: matched, worst: worst, sum: sum), mostMatchedPrices: mostMatchedPrices,
      betterWorstPrices: betterWorstPrices, highestSumPrices: highestSumPrices)
  }
}

/// What a run found out beside the choice itself.
struct RunResult: Codable {
  struct Pair: Codable {
    var swedish: String
    var international: String
    var score: Int
    var confidence: Int
    var isLocked: Bool
    /// In how many of the re-runs with other weights the pair stays.
    var stays: Int
  }

  var pairs: [Pair]
  var firmnessRuns: Int
  /// Place of the pair in the problem, then bodies matched, worst score (−1 when there is none) and sum when it is forced.
  var overrides: [[Int]]
}

/// JSON whose bytes depend on the value alone.
enum StableJSON {
  /// - Parameter isForPeople: on lines of their own, indented.
  static func text(_ value: some Encodable, isForPeople: Bool = false) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = isForPeople ? [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted] : [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  static func value<Value: Decodable>(_ type: Value.Type, _ text: String) throws(RunUnreadable) -> Value {
    do { return try JSONDecoder().decode(type, from: Data(text.utf8)) } catch { throw RunUnreadable() }
  }
}
