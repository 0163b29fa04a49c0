import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// The long lists of a round: bodies, possible pairs with what forcing them costs, excluded pairs with every reason.
enum RoundLists {
  static let bodies: PathPattern = "/office/rounds/{round}/bodies"
  static let possible: PathPattern = "/office/rounds/{round}/pairs"
  static let excluded: PathPattern = "/office/rounds/{round}/excluded"

  static let endpoints: [Endpoint] = [
    .page(bodies, ReadMatching.self, bodiesPage),
    .page(possible, ReadMatching.self, possiblePage),
    .page(excluded, ReadMatching.self, excludedPage),
  ]

  private static func view(_ visit: Visit, _ permit: Permit<ReadMatching>) throws -> RoundView {
    try visit.application.roundView(try visit.identifier("round"), in: visit.language, permit: permit)
  }

  private static func bodiesPage(_ visit: Visit, _ permit: Permit<ReadMatching>) throws -> Response {
    let view = try view(visit, permit)
    let texts = visit.texts
    return visit.officePage(texts(MatchingText.bodies), above: visit.above(view.round)) { html in
      html.element("h1", [], texts(MatchingText.bodies))
      html.element("p", [.class("lead")], texts(MatchingText.bodiesLead))
      guard !view.bodies.isEmpty else {
        return html.emptyState(title: texts(MatchingText.bodiesEmptyTitle), text: texts(MatchingText.bodiesEmptyText))
      }
      let words = view.words(visit.language)
      html.dataTable(
        caption: texts(MatchingText.bodies), isCaptionHidden: true,
        columns: [
          Column(texts(MatchingText.body)), Column(texts(MatchingText.country)),
          Column(texts(MatchingText.places), isNumeric: true), Column(texts(MatchingText.missing)),
          Column(texts(MatchingText.waitingSince)), Column(texts(MatchingText.note)),
        ], rows: view.bodies.map { row($0, view, words, visit) })
    }
  }

  private static func row(_ body: MatchProfile, _ view: RoundView, _ words: MatchingWords, _ visit: Visit) -> [Cell] {
    let texts = visit.texts
    let missing = body.missing.map(words.unknown)
    var notes: [String] = []
    if view.withoutSignatory.contains(body.id) { notes.append(texts(MatchingText.noSignatory)) }
    if body.isFirstTimer == true { notes.append(texts(MatchingText.groupFirstTimer)) }
    if body.hasElectionSoon(on: view.round.matchesOn) { notes.append(texts(MatchingText.electionSoon)) }
    return [
      .text(view.name(body.id)), .text(texts.country(body.country)),
      .text(visit.formats.integer(body.places)),
      missing.isEmpty ? .text(texts(MatchingText.missingNothing)) : .text(visit.formats.list(missing)),
      .text(unbroken(body.waitingSince.map(visit.formats.shortDay) ?? "–")), lines(notes.map(unbroken)),
    ]
  }

  private static func possiblePage(_ visit: Visit, _ permit: Permit<ReadMatching>) throws -> Response {
    let view = try view(visit, permit)
    let texts = visit.texts
    guard let run = view.run else { throw NotFound() }
    let body = visit.request.query.first("body") ?? ""
    let pairs = run.outcome.problem.pairs.enumerated().map { (key: run.outcome.key(of: $0), score: $1.score) }
      .filter { body.isEmpty || $0.key.swedish == body || $0.key.international == body }
      .sorted { (-$0.score, $0.key) < (-$1.score, $1.key) }
    let chosen = Set(run.proposals.map(\.key))
    let words = view.words(visit.language)
    return visit.officePage(texts(MatchingText.possiblePairs), above: visit.above(view.round)) { html in
      html.element("h1", [], texts(MatchingText.possiblePairs))
      html.element("p", [.class("lead")], texts(MatchingText.possiblePairsLead))
      html.bodyFilter(view, body, action: visit.address(possible, view.round.id.description), visit)
      html.dataTable(
        caption: visit.pairsCount(pairs.count),
        columns: [Column(texts(MatchingText.pair)), Column(texts(MatchingText.score)), Column(texts(MatchingText.state))]
          + visit.costColumns,
        rows: visit.slice(pairs).map { key, score in
          [
            .link(view.title(key), visit.pairAddress(view.round, key)),
            .tag(visit.bandAndNumber(score, words), ScoreBand(score: score).tone),
            .text(texts(chosen.contains(key) ? MatchingText.proposed : .possible)),
          ] + visit.costCells(run.overrideCosts[key])
        })
      html.pages(pairs.count, at: possible, view.round, visit)
    }
  }

  private static func excludedPage(_ visit: Visit, _ permit: Permit<ReadMatching>) throws -> Response {
    let view = try view(visit, permit)
    let texts = visit.texts
    guard let run = view.run else { throw NotFound() }
    let body = visit.request.query.first("body") ?? ""
    let pairs = view.sorted(run.outcome.exclusions.filter { body.isEmpty || $0.key.swedish == body || $0.key.international == body })
    let words = view.words(visit.language)
    let hidesVetoes = !visit.may(ManageMatching.self)
    return visit.officePage(texts(MatchingText.excludedPairs), above: visit.above(view.round)) { html in
      html.element("h1", [], texts(MatchingText.excludedPairs))
      html.element("p", [.class("lead")], texts(MatchingText.excludedLead))
      html.bodyFilter(view, body, action: visit.address(excluded, view.round.id.description), visit)
      guard !pairs.isEmpty else {
        return html.emptyState(title: texts(MatchingText.excludedEmptyTitle), text: texts(MatchingText.excludedEmptyText))
      }
      html.reasonBars(pairs.map(\.value), words, visit)
      html.dataTable(
        caption: visit.pairsCount(pairs.count), columns: [Column(texts(MatchingText.pair)), Column(texts(MatchingText.reasons))],
        rows: visit.slice(pairs).map { key, reasons in
          [
            .link(view.title(key), visit.pairAddress(view.round, key)),
            lines(reasons.map { words.reason($0, hidesVetoes: hidesVetoes) }),
          ]
        })
      html.pages(pairs.count, at: excluded, view.round, visit)
    }
  }
}

extension MatchingWords {
  /// Vetoes are given in confidence to the programme's officers; others of the office read the neutral word.
  func reason(_ reason: ExclusionReason, hidesVetoes: Bool) -> String {
    let isVeto = reason == .vetoedBySwedishSide || reason == .vetoedByInternationalSide
    return isVeto && hidesVetoes ? neutral(.notPossible) : self.reason(reason)
  }
}

extension Visit {
  /// The rows of the page asked for.
  fileprivate func slice<Element>(_ all: [Element]) -> ArraySlice<Element> {
    all.dropFirst(offset).prefix(pageSize)
  }
}

extension HTML {
  fileprivate mutating func bodyFilter(_ view: RoundView, _ body: String, action: String, _ visit: Visit) {
    filterForm(action: action, clearAddress: body.isEmpty ? nil : action, visit.texts) { html in
      html.select(
        Field("body", label: visit.texts(MatchingText.body), value: body), view.bodies.map { Choice($0.id, view.name($0.id)) },
        blank: visit.texts(MatchingText.everyBody))
    }
  }

  fileprivate mutating func pages(_ total: Int, at pattern: PathPattern, _ round: Round, _ visit: Visit) {
    guard total > visit.pageSize else { return }
    pagination(visit.pagination(pattern, round.id.description, total: total), visit.texts)
  }

  fileprivate mutating func reasonBars(_ reasons: [[ExclusionReason]], _ words: MatchingWords, _ visit: Visit) {
    let hidesVetoes = !visit.may(ManageMatching.self)
    var counts: [String: Int] = [:]
    for each in reasons.joined() { counts[words.reason(each, hidesVetoes: hidesVetoes), default: 0] += 1 }
    let most = Double(max(1, reasons.count))
    bars(
      counts.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }.map { reason, count in
        Bar(reason, share: Double(count) / most, value: visit.pairsCount(count))
      }, title: visit.texts(MatchingText.excludedCounts))
  }
}
