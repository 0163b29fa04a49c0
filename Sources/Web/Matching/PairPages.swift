import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// One pair of a round: the parts of its score with the facts behind them, what each body said in confidence, and what forcing it costs.
enum PairPages {
  static let show: PathPattern = "/office/rounds/{round}/pairs/{swedish}/{international}"
  static let change: PathPattern = "/office/rounds/{round}/pairs/{swedish}/{international}/{kind}"

  static let endpoints: [Endpoint] = [
    .page(show, ReadMatching.self, page),
    .page(change, ManageMatching.self) { visit, permit in try changePage(visit, permit) },
    .form(change, ManageMatching.self, confirm),
  ]

  /// The pair of the address, which has to be of the round's run.
  static func find(_ visit: Visit) throws -> PairView {
    let permit = try Policy.permit(ReadMatching.self, to: visit.viewer)
    let view = try visit.application.roundView(try visit.identifier("round"), in: visit.language, permit: permit)
    let key = PairKey(swedish: try visit.parameter("swedish"), international: try visit.parameter("international"))
    guard let run = view.run, let score = run.score(key) else { throw NotFound() }
    return PairView(view: view, run: run, key: key, score: score, words: view.words(visit.language))
  }

  private static func page(_ visit: Visit, _: Permit<ReadMatching>) throws -> Response {
    let pair = try find(visit)
    let texts = visit.texts
    return try visit.officePage(pair.title, above: visit.above(pair.view.round)) { html in
      html.element("h1", [], pair.title)
      html.element("p", [.class("lead")], pair.words.bandSentence(ScoreBand(score: pair.score.total)))
      html.summaryList(standing(pair, visit), texts)
      html.bars(
        pair.score.components.map { part in
          Bar(
            pair.words.component(part.component), share: Double(part.points) / 100,
            value: texts(MatchingText.partValue, ["points": .count(part.points), "weight": .count(part.weight)]),
            tone: part.points >= 70 ? .positive : part.points < 40 ? .warning : .information)
        }, title: texts(MatchingText.scoreParts))
      html.parts(pair, visit)
      if visit.may(ManageMatching.self) { html.confidences(pair, visit) }
      try html.override(pair, visit)
      if visit.may(ManageMatching.self) { html.pairSteps(pair, visit) }
    }
  }

  private static func standing(_ pair: PairView, _ visit: Visit) -> [SummaryRow] {
    let texts = visit.texts
    let score = pair.score
    let unknowns = pair.words.unknowns(score.unknowns, pair.names)
    var rows = [
      SummaryRow(
        texts(MatchingText.score), .tag(visit.bandAndNumber(score.total, pair.words), ScoreBand(score: score.total).tone)),
      SummaryRow(texts(MatchingText.confidence), visit.formats.percent(Double(score.confidence) / 100)),
      SummaryRow(texts(MatchingText.unknowns), unknowns.isEmpty ? .text(texts(MatchingText.missingNothing)) : lines(unknowns)),
      SummaryRow(texts(MatchingText.pairState), lines(pair.standing(visit))),
    ]
    if let stays = pair.run.stays[pair.key] {
      rows.append(
        SummaryRow(
          texts(MatchingText.firmness),
          .lines(
            texts(MatchingText.firmnessValue, ["count": .count(stays), "total": .count(pair.run.firmnessRuns)]),
            texts(MatchingText.firmnessHint))))
    }
    return rows
  }
}

struct PairView {
  let view: RoundView
  let run: VerifiedRun
  let key: PairKey
  let score: PairScore
  let words: MatchingWords

  var title: String { view.title(key) }
  var names: MatchingWords.PairNames { view.names(key) }
  var exclusions: [ExclusionReason] { run.outcome.exclusions[key] ?? [] }
  var isProposed: Bool { run.proposals.contains { $0.key == key } }
  var fixed: FixedPair? { view.fixedPairs.first { $0.key == key } }

  /// What the points of a part rest on; that it rests on nothing is said too.
  func facts(_ part: ComponentScore, _ visit: Visit) -> [String] {
    part.facts.isEmpty && part.unknowns.isEmpty ? [visit.texts(MatchingText.notAsked)] : part.facts.map { words.fact($0, names) }
  }

  /// Proposed, possible or excluded, and what was decided about it.
  func standing(_ visit: Visit) -> [String] {
    let hidesVetoes = !visit.may(ManageMatching.self)
    var words = exclusions.map { self.words.reason($0, hidesVetoes: hidesVetoes) }
    if words.isEmpty { words.append(visit.texts(isProposed ? MatchingText.proposed : .possible)) }
    if let fixed {
      let kind = visit.matchingWord("fixed-", fixed.kind.rawValue)
      words.append(fixed.reason.isEmpty ? kind : "\(kind): \(fixed.reason)")
    }
    if view.isSent(key) { words.append(visit.texts(MatchingText.sent)) }
    return words
  }
}

extension HTML {
  fileprivate mutating func parts(_ pair: PairView, _ visit: Visit) {
    let texts = visit.texts
    element("h2", [], texts(MatchingText.factsAndUnknowns))
    dataTable(
      caption: texts(MatchingText.factsAndUnknowns), isCaptionHidden: true,
      columns: [
        Column(texts(MatchingText.component)), Column(texts(MatchingText.facts)), Column(texts(MatchingText.unknowns)),
        Column(texts(MatchingText.points), isNumeric: true), Column(texts(MatchingText.weight), isNumeric: true),
        Column(texts(MatchingText.contribution), isNumeric: true),
      ],
      rows: pair.score.components.map { part in
        [
          .text(pair.words.component(part.component)), lines(pair.facts(part, visit)),
          lines(pair.words.unknowns(part.unknowns, pair.names)), .text(visit.formats.integer(part.points)),
          .text(visit.formats.integer(part.weight)), .text(visit.formats.decimal(Double(part.contribution) / 100, places: 1)),
        ]
      })
  }

  /// What both bodies said for the officers' eyes only.
  fileprivate mutating func confidences(_ pair: PairView, _ visit: Visit) {
    let texts = visit.texts
    element("h2", [], texts(MatchingText.private))
    element("p", [], texts(MatchingText.privateLead))
    var rows: [SummaryRow] = []
    for id in [pair.key.swedish, pair.key.international] {
      guard let body = pair.run.body(id) else { continue }
      rows.append(SummaryRow("\(pair.view.name(id)): \(texts(MatchingText.wishes))", names(body.wishes, pair, texts)))
      rows.append(SummaryRow("\(pair.view.name(id)): \(texts(MatchingText.vetoes))", names(body.vetoes.sorted(), pair, texts)))
    }
    summaryList(rows, texts)
  }

  private func names(_ ids: [String], _ pair: PairView, _ texts: Texts) -> String {
    ids.isEmpty ? texts(MatchingText.wishesNone) : Formats(texts.language).list(ids.map(pair.view.name))
  }

  fileprivate mutating func override(_ pair: PairView, _ visit: Visit) throws {
    let texts = visit.texts
    element("h2", [], texts(MatchingText.override))
    if pair.isProposed { return element("p", [], texts(MatchingText.overrideChosen)) }
    guard pair.exclusions.isEmpty, let cost = pair.run.overrideCosts[pair.key],
      let moves = try pair.run.outcome.override(forcing: pair.key)
    else { return element("p", [], texts(MatchingText.overrideImpossible)) }
    levelChange(RunDifference(before: cost.before, after: cost.after, removed: moves.removed, added: moves.added), pair, visit)
  }

  /// Levels before and after, and the pairs that end and begin.
  mutating func levelChange(_ difference: RunDifference, _ pair: PairView, _ visit: Visit) {
    let texts = visit.texts
    let formats = visit.formats
    func row(_ label: MatchingText, _ before: Int?, _ after: Int?) -> [Cell] {
      let change = before.flatMap { before in after.map { $0 - before } }
      return [
        .text(texts(label)), .text(before.map(formats.integer) ?? "–"), .text(after.map(formats.integer) ?? "–"),
        .text(change.map(visit.signed) ?? "–"),
      ]
    }
    dataTable(
      caption: texts(MatchingText.difference),
      columns: [
        Column(texts(MatchingText.difference)), Column(texts(MatchingText.before), isNumeric: true),
        Column(texts(MatchingText.after), isNumeric: true), Column("±", isNumeric: true),
      ],
      rows: [
        row(.matchedOf, difference.before.matched, difference.after.matched),
        row(.lowest, difference.before.worst, difference.after.worst), row(.sum, difference.before.sum, difference.after.sum),
      ])
    let added = difference.added.filter { $0 != pair.key }
    let removed = difference.removed.filter { $0 != pair.key }
    if added.isEmpty && removed.isEmpty { return element("p", [], texts(MatchingText.noMoves)) }
    moves(.pairsRemoved, removed, pair, visit)
    moves(.pairsAdded, added, pair, visit)
  }

  private mutating func moves(_ title: MatchingText, _ keys: [PairKey], _ pair: PairView, _ visit: Visit) {
    guard !keys.isEmpty else { return }
    element("h3", [], visit.texts(title))
    element("ul") { html in
      for key in keys {
        html.element("li") { html in
          html.link(Link(pair.view.title(key), visit.pairAddress(pair.view.round, key)))
          if let score = pair.run.score(key)?.total { html.text(" (\(visit.formats.integer(score)))") }
        }
      }
    }
  }
}
