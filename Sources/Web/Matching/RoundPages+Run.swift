import Application
import Domain
import Interface
import Localization
import Markup
import Store

/// What a run proposes, for the office.
extension HTML {
  /// The parts of the page below, which is long.
  mutating func runContents(_ view: RoundView, _ visit: Visit) {
    var parts: [(MatchingText, String)] = [
      (.proposedPairs, "pairs"), (.withoutPartner, "without"), (.balance, "balance"), (.blocking, "preferred"),
    ]
    if !view.fixedPairs.isEmpty { parts.append((.fixed, "fixed")) }
    parts.append((.certificate, "proof"))
    contents(visit.texts(MatchingText.onThisPage), parts.map { Link(visit.texts($0.0), "#" + $0.1) })
  }

  mutating func runFacts(_ run: VerifiedRun, _ visit: Visit) {
    let texts = visit.texts
    let levels = run.outcome.levels
    let formats = visit.formats
    let bodies = run.outcome.swedish.count + run.outcome.international.count
    facts([
      Fact(texts(MatchingText.matchedOf), visit.ofTotal(levels.matched, bodies)),
      Fact(texts(MatchingText.pairsCount), formats.integer(run.proposals.count)),
      Fact(texts(MatchingText.lowest), levels.worst.map(formats.integer) ?? "–"),
      Fact(texts(MatchingText.sum), formats.integer(levels.sum)),
      Fact(texts(MatchingText.checked), texts(MatchingText.checkedYes), note: formats.shortInstant(run.createdAt)),
    ])
  }

  mutating func proposedPairs(_ view: RoundView, _ run: VerifiedRun, _ visit: Visit) {
    let texts = visit.texts
    let words = view.words(visit.language)
    element("h2", [.id("pairs")], texts(MatchingText.proposedPairs))
    let proposals = run.proposals.sorted { (-$0.score.total, $0.key) < (-$1.score.total, $1.key) }
    guard !proposals.isEmpty else {
      return emptyState(
        title: texts(MatchingText.noPairsTitle), text: texts(MatchingText.noPairsText),
        action: Link(texts(MatchingText.excludedPairs), visit.address(RoundLists.excluded, view.round.id.description)))
    }
    dataTable(
      caption: texts(MatchingText.proposedPairs), isCaptionHidden: true,
      columns: [
        Column(texts(MatchingText.pair)), Column(texts(MatchingText.country)), Column(texts(MatchingText.score)),
        Column(texts(MatchingText.strongest)), Column(texts(MatchingText.unknowns), isNumeric: true),
        Column(texts(MatchingText.confidence), isNumeric: true), Column(texts(MatchingText.firmness), isNumeric: true),
        Column(texts(MatchingText.state)),
      ],
      rows: proposals.map { row($0, view, run, words, visit) })
    element("p", [.class("quiet")], texts(MatchingText.firmness) + ": " + texts(MatchingText.firmnessHint))
  }

  private func row(
    _ proposal: MatchingOutcome.Proposal, _ view: RoundView, _ run: VerifiedRun, _ words: MatchingWords, _ visit: Visit
  ) -> [Cell] {
    let texts = visit.texts
    let key = proposal.key
    let score = proposal.score
    let best = score.components.filter { !$0.facts.isEmpty }.max { $0.contribution < $1.contribution }
    let state: MatchingText = view.isSent(key) ? .sent : proposal.isLocked ? .locked : .notSent
    return [
      .link(view.title(key), visit.pairAddress(view.round, key)),
      .text(texts.country(run.body(key.international)?.country ?? "")),
      .tag(visit.bandAndNumber(score.total, words), ScoreBand(score: score.total).tone),
      .text(best.flatMap(\.facts.first).map { words.fact($0, view.names(key)) } ?? ""),
      .text(visit.formats.integer(score.unknowns.count)), .text(visit.formats.percent(Double(score.confidence) / 100)),
      .text(visit.formats.percent(Double(run.stays[key] ?? 0) / Double(max(1, run.firmnessRuns)))),
      .text(unbroken(texts(state))),
    ]
  }

  mutating func withoutPartner(_ view: RoundView, _ run: VerifiedRun, _ visit: Visit) {
    let texts = visit.texts
    let words = view.words(visit.language)
    let unmatched = run.unmatched
    element("h2", [.id("without")], texts(MatchingText.withoutPartner))
    guard !unmatched.isEmpty else { return element("p", [], texts(MatchingText.everybodyMatched)) }
    dataTable(
      caption: texts(MatchingText.withoutPartner), isCaptionHidden: true,
      columns: [Column(texts(MatchingText.body)), Column(texts(MatchingText.country)), Column(texts(MatchingText.why))],
      rows: unmatched.map { body, constraint in
        [
          .text(view.name(body.id)), .text(texts.country(body.country)),
          .text(visit.sentence(constraint, of: body, view, words)),
        ]
      })
  }

  mutating func balance(_ run: VerifiedRun, _ visit: Visit) {
    let texts = visit.texts
    let countries = run.outcome.balanceByCountry
    element("h2", [.id("balance")], texts(MatchingText.balance))
    let whole = countries.filter { $0.matched == $0.total }.map { texts.country($0.group) }.sorted()
    let parts = countries.filter { $0.matched < $0.total }.map { visit.bar($0, texts.country($0.group)) }
    if !parts.isEmpty { bars(parts.sorted { $0.label < $1.label }, title: texts(MatchingText.balanceCountry)) }
    if !whole.isEmpty { element("p", [], texts(MatchingText.balanceWhole, ["countries": .text(visit.formats.list(whole))])) }
    bars(
      run.outcome.balanceByExperience.map { visit.bar($0, visit.matchingWord("group-", $0.group)) },
      title: texts(MatchingText.balanceExperience))
  }

  mutating func blockingPairs(_ view: RoundView, _ run: VerifiedRun, _ visit: Visit) {
    let texts = visit.texts
    let pairs = run.blockingPairs
    element("h2", [.id("preferred")], texts(MatchingText.blocking))
    guard !pairs.isEmpty else { return element("p", [], texts(MatchingText.blockingNone)) }
    element("p", [], texts(MatchingText.blockingLead))
    dataTable(
      caption: texts(MatchingText.blocking), isCaptionHidden: true,
      columns: [Column(texts(MatchingText.pair)), Column(texts(MatchingText.score), isNumeric: true)] + visit.costColumns,
      rows: pairs.map { pair in
        [.link(view.title(pair.key), visit.pairAddress(view.round, pair.key)), .text(visit.formats.integer(pair.score))]
          + visit.costCells(run.overrideCosts[pair.key])
      })
  }

  mutating func fixedPairs(_ view: RoundView, _ visit: Visit) {
    guard !view.fixedPairs.isEmpty else { return }
    let texts = visit.texts
    element("h2", [.id("fixed")], texts(MatchingText.fixed))
    dataTable(
      caption: texts(MatchingText.fixed), isCaptionHidden: true,
      columns: [Column(texts(MatchingText.pair)), Column(texts(MatchingText.fixedKind)), Column(texts(MatchingText.cause))],
      rows: view.fixedPairs.map { pair in
        [
          .link(view.title(pair.key), visit.pairAddress(view.round, pair.key)), .text(visit.matchingWord("fixed-", pair.kind.rawValue)),
          .text(pair.reason),
        ]
      })
  }

  mutating func certificate(_ run: VerifiedRun, _ visit: Visit) {
    let texts = visit.texts
    let levels = run.outcome.levels
    element("h2", [.id("proof")], texts(MatchingText.certificate))
    var sentences = [texts(MatchingText.certificateMost, ["count": .count(levels.matched)])]
    if let worst = levels.worst { sentences.append(texts(MatchingText.certificateWorst, ["score": .count(worst)])) }
    sentences += [
      texts(MatchingText.certificateSum, ["sum": .count(levels.sum)]),
      texts(MatchingText.certificateSeed, ["seed": .text(String(run.outcome.round.seed))]),
      texts(MatchingText.certificateChecker, ["time": .text(visit.formats.instant(run.createdAt))]),
    ]
    self.sentences(sentences)
  }
}

extension Visit {
  fileprivate func bar(_ balance: GroupBalance, _ name: String) -> Bar {
    Bar(name, share: Double(balance.matched) / Double(max(1, balance.total)), value: ofTotal(balance.matched, balance.total))
  }

  /// Why a body is without a partner.
  fileprivate func sentence(
    _ constraint: BindingConstraint, of body: MatchProfile, _ view: RoundView, _ words: MatchingWords
  ) -> String {
    switch constraint {
    case .noPossiblePair(let counts):
      let reasons = counts.prefix(3).map { each in
        texts(MatchingText.bindingReason, ["reason": .text(words.reason(each.reason)), "count": .count(each.count)])
      }
      return texts(MatchingText.bindingNone, ["reasons": .text(formats.list(reasons))])
    case .placesTaken(let best, let score, .lastPlaceWentAt(let cutOff)):
      return texts(
        MatchingText.bindingTaken,
        ["partner": .text(view.name(best[body.side.other])), "score": .count(score), "cutoff": .count(cutOff)])
    case .placesTaken(let best, let score, .placeFree):
      return texts(MatchingText.bindingFree, ["partner": .text(view.name(best[body.side.other])), "score": .count(score)])
    }
  }

  var costColumns: [Column] {
    [
      Column(texts(MatchingText.loseMatched), isNumeric: true), Column(texts(MatchingText.loseWorst), isNumeric: true),
      Column(texts(MatchingText.loseSum), isNumeric: true),
    ]
  }

  /// What forcing a pair loses, each with its sign; a dash where there is nothing to lose.
  func costCells(_ cost: OverrideCost?) -> [Cell] {
    guard let cost else { return [.text("–"), .text("–"), .text("–")] }
    return [.text(signed(-cost.matchedLost)), .text(cost.worstLost.map { signed(-$0) } ?? "–"), .text(signed(-cost.sumLost))]
  }

  /// A change with its sign: `+3`, `−12`, `0`.
  func signed(_ change: Int) -> String { (change > 0 ? "+" : "") + formats.integer(change) }
}
