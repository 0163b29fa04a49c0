import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store

/// The public page about matching: the rules, the weights, every round's seed and totals. It names no body.
enum MatchingRulesPage {
  static let show: PathPattern = "/matching-rules"

  static let endpoints: [Endpoint] = [.page(show, ReadPublicSite.self, page)]

  private static func page(_ visit: Visit, _ permit: Permit<ReadPublicSite>) throws -> Response {
    let (versions, rounds) = try visit.application.matchingRules(permit: permit)
    let texts = visit.texts
    let words = MatchingWords(visit.language, [])
    return visit.page(texts(MatchingText.rulesTitle), description: texts(MatchingText.rulesLead), isIndexed: true) { html in
      html.element("h1", [], texts(MatchingText.rulesTitle))
      html.element("p", [.class("lead")], texts(MatchingText.rulesLead))
      html.order(texts)
      html.score(versions, words, visit)
      html.element("h2", [], texts(MatchingText.rulesPossible))
      html.element("p", [], texts(MatchingText.rulesPossibleText))
      html.sentences(ExclusionReason.allCases.map(words.reason))
      html.element("h2", [], texts(MatchingText.rulesChecker))
      html.element("p", [], texts(MatchingText.rulesCheckerText))
      html.rounds(rounds, visit)
      html.complaint(visit)
      html.element("h2", [], texts(MatchingText.rulesVersions))
      html.versionTable(versions, visit)
    }
  }
}

extension HTML {
  fileprivate mutating func order(_ texts: Texts) {
    element("h2", [], texts(MatchingText.rulesOrder))
    element("ol") { html in
      for rule in [MatchingText.rulesOrder1, .rulesOrder2, .rulesOrder3, .rulesOrder4] { html.element("li", [], texts(rule)) }
    }
    element("p", [], texts(MatchingText.rulesPrice))
  }

  fileprivate mutating func score(_ versions: [PublishedWeights], _ words: MatchingWords, _ visit: Visit) {
    let texts = visit.texts
    element("h2", [], texts(MatchingText.rulesScore))
    element(
      "p", [],
      texts(MatchingText.rulesScoreText, ["strong": .count(ScoreBand.strongFrom), "good": .count(ScoreBand.goodFrom)]))
    guard let current = versions.first else { return }
    weightBars(current, visit, title: visit.versionSentence(.rulesBars, current))
    summaryList(ScoreComponent.allCases.map { SummaryRow(words.component($0), words.meaning($0)) }, texts)
  }

  fileprivate mutating func rounds(_ rounds: [PublicRound], _ visit: Visit) {
    let texts = visit.texts
    let formats = visit.formats
    element("h2", [], texts(MatchingText.rulesRounds))
    guard !rounds.isEmpty else { return element("p", [], texts(MatchingText.rulesRoundsNone)) }
    dataTable(
      caption: texts(MatchingText.rulesRounds), isCaptionHidden: true,
      columns: [
        Column(texts(MatchingText.roundName)), Column(texts(MatchingText.state)), Column(texts(MatchingText.matchesOn)),
        Column(texts(MatchingText.answersBy)), Column(texts(MatchingText.weights)), Column(texts(MatchingText.seed)),
        Column(texts(MatchingText.checked)), Column(texts(MatchingText.rulesResult)),
      ],
      rows: rounds.map { each in
        let round = each.round
        return [
          .text(round.name), .tag(visit.stateWord(round.state), visit.tone(round.state)), .text(formats.shortDay(round.matchesOn)),
          .text(formats.shortDay(round.answersBy)), .text(String(round.weightsVersion)), .text(String(round.seed)),
          each.run.map { .lines(texts(MatchingText.checkedYes), formats.shortDay($0.createdAt.day)) }
            ?? .text(texts(MatchingText.rulesNotRun)),
          visit.totals(each),
        ]
      })
  }

  fileprivate mutating func complaint(_ visit: Visit) {
    let texts = visit.texts
    let address = visit.settings.text(.contactEmail)
    let text = visit.settings.text(.complaint, in: visit.language)
    guard !address.isEmpty || !text.isEmpty else { return }
    element("h2", [], texts(MatchingText.rulesComplaint))
    if text.isEmpty { element("p", [], texts(MatchingText.rulesComplaintText)) } else { paragraphs(text) }
    guard !address.isEmpty else { return }
    element("p") { html in
      html.link(Link(texts(MatchingText.rulesComplaintMail, ["address": .text(address)]), "mailto:" + address))
    }
  }

  /// Each version on a line, its weights in the order of the parts above.
  fileprivate mutating func versionTable(_ versions: [PublishedWeights], _ visit: Visit) {
    let texts = visit.texts
    dataTable(
      caption: texts(MatchingText.rulesVersions), isCaptionHidden: true,
      columns: [
        Column(texts(MatchingText.version)), Column(texts(MatchingText.publishedOn)), Column(texts(MatchingText.weights)),
        Column(texts(MatchingText.note)),
      ],
      rows: versions.map { published in
        [
          .text(String(published.weights.version)), .text(visit.formats.shortDay(published.weights.validFrom)),
          .text(published.weights.all.map(String.init).joined(separator: " + ")), .text(visit.note(published)),
        ]
      })
  }
}

extension Visit {
  /// Totals are shown once proposals are out: before, they could change with every run.
  fileprivate func totals(_ each: PublicRound) -> Cell {
    guard let run = each.run, each.proposals > 0 else { return .text("–") }
    let result = texts(
      MatchingText.rulesRoundRun, ["pairs": .text(pairsCount(each.proposals)), "matched": .count(run.levels.matched)])
    return .lines(result, "\(texts(MatchingText.rulesConfirmed)): \(formats.integer(each.confirmed))")
  }
}
