import Domain
import Localization
import TwinhallCore

/// Matching on a file, without a database: `twinhall match FILE.csv`.
public enum MatchFile {
  /// - Parameter bytes: the CSV; columns in `MatchFileColumn`.
  /// - Returns: the report. The same bytes and options give the same text, in whatever order the rows stand.
  /// - Throws: `MatchFileError` listing every field that cannot be read, by line and column.
  public static func report(_ bytes: [UInt8], options: MatchFileOptions) throws(MatchFileError) -> String {
    let profiles = try MatchFileReader.profiles(bytes)
    let round = MatchingRound(rules: MatchRules(day: options.day), weights: options.weights, seed: options.seed, profiles: profiles)
    do {
      return MatchFileReport(try round.outcome()).text
    } catch {
      throw .round(error)
    }
  }
}

/// Puts an outcome into plain lines.
struct MatchFileReport {
  private let outcome: MatchingOutcome
  private let names: [String: String]
  private let words = MatchingWords(.english, [])
  private(set) var text = ""

  init(_ outcome: MatchingOutcome) {
    self.outcome = outcome
    names = Dictionary((outcome.swedish + outcome.international).map { ($0.id, $0.name) }) { first, _ in first }
    heading()
    outcome.proposals.forEach { proposal($0) }
    unmatched()
    exclusions()
    blocking()
    certificate()
  }

  private mutating func line(_ words: String = "") { text += words + "\n" }

  private func title(_ id: String) -> String { names[id] ?? "" }

  private func title(_ key: PairKey) -> String { "\(title(key.swedish)) – \(title(key.international))" }

  private mutating func heading() {
    let round = outcome.round
    let possible = outcome.certificate.problem.pairs.count
    line("Matching on \(round.rules.day), seed \(round.seed)")
    line("Weights: " + ScoreComponent.allCases.map { "\(words.component($0)) \(round.weights[$0])" }.joined(separator: ", "))
    line("\(outcome.swedish.count) Swedish and \(outcome.international.count) international bodies, \(possible) possible pairs")
    line()
    line("Proposed pairs: \(outcome.certificate.chosen.count)")
  }

  private mutating func proposal(_ proposal: MatchingOutcome.Proposal) {
    let score = proposal.score
    line()
    line("\(title(proposal.key)): \(score.total) of 100 (\(ScoreBand(score: score.total).rawValue)), known \(score.confidence) %")
    let names = MatchingWords.PairNames(swedish: title(proposal.key.swedish), international: title(proposal.key.international))
    let counting = score.components.filter { $0.weight > 0 }
    for component in counting.filter({ $0.points >= 50 }).sorted(by: liftsMore).prefix(3) { part("for", component, names) }
    for component in counting.filter({ $0.points < 50 }).sorted(by: costsMore).prefix(2) { part("against", component, names) }
    for side in MatchProfile.Side.allCases {
      let unknowns = score.unknowns.filter { $0.side == side }.map { words.unknown($0.field) }
      if !unknowns.isEmpty { line("  not known of \(title(proposal.key[side])): \(unknowns.joined(separator: ", "))") }
    }
    for side in MatchProfile.Side.allCases {
      for change in outcome.improvements(of: proposal.key, by: side) where change.change == .councilDecision {
        line("  with a council decision in \(title(proposal.key[side])): \(change.to)")
      }
    }
    for body in [proposal.key.swedish, proposal.key.international] where hasElectionSoon(body) {
      line("  mind: \(title(body)) has an election within six months")
    }
  }

  private func liftsMore(_ one: ComponentScore, _ other: ComponentScore) -> Bool {
    (one.points - 50) * one.weight > (other.points - 50) * other.weight
  }

  private func costsMore(_ one: ComponentScore, _ other: ComponentScore) -> Bool {
    (100 - one.points) * one.weight > (100 - other.points) * other.weight
  }

  private mutating func part(_ word: String, _ component: ComponentScore, _ names: MatchingWords.PairNames) {
    let facts = component.facts.map { words.fact($0, names) }.joined(separator: "; ")
    line("  \(word): \(words.component(component.component)) \(component.points)\(facts.isEmpty ? "" : " (\(facts))")")
  }

  private func hasElectionSoon(_ id: String) -> Bool {
    (outcome.swedish + outcome.international).first { $0.id == id }?.hasElectionSoon(on: outcome.round.rules.day) ?? false
  }

  private mutating func unmatched() {
    line()
    line("Without a partner: \(outcome.unmatched.isEmpty ? "nobody" : outcome.unmatched.map(\.name).joined(separator: ", "))")
  }

  private mutating func exclusions() {
    line()
    line("Pairs that are not possible: \(outcome.exclusions.count)")
    let counts = outcome.exclusionCounts
    for reason in counts.keys.sorted() { line("  \(counts[reason] ?? 0): \(words.reason(reason))") }
  }

  private mutating func blocking() {
    let pairs = outcome.blockingPairs
    line()
    line("Pairs not proposed that would both score higher together: \(pairs.count)")
    for pair in pairs { line("  \(title(pair.key)): \(pair.score)") }
  }

  private mutating func certificate() {
    let certificate = outcome.certificate
    let levels = certificate.levels
    line()
    line("Certificate")
    line("  bodies with a partner: \(levels.matched); no more are possible")
    if let worst = levels.worst { line("  lowest score: \(worst); with only higher scores a body would be left out") }
    line("  sum of scores: \(levels.sum); no higher sum is possible beside these")
    line("  prices that prove it (most matched, better lowest score, highest sum):")
    let ids = ["hub"] + certificate.problem.left.map(\.id) + certificate.problem.right.map(\.id)
    for (place, id) in ids.enumerated() {
      let lists = [certificate.mostMatchedPrices, certificate.betterWorstPrices, certificate.highestSumPrices]
      line("    \(id): " + lists.map { $0.indices.contains(place) ? String($0[place]) : "none needed" }.joined(separator: ", "))
    }
    line("  checked by a separate program part: yes")
  }
}
