import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// The list of rounds, and a round's own page: where it stands, what the last run proposes, and the steps that lead on.
enum RoundPages {
  static let list: PathPattern = "/office/rounds"
  static let show: PathPattern = "/office/rounds/{round}"
  static let run: PathPattern = "/office/rounds/{round}/run"
  static let send: PathPattern = "/office/rounds/{round}/send"
  static let close: PathPattern = "/office/rounds/{round}/close"

  static let endpoints: [Endpoint] = [
    .page(list, ReadMatching.self, listPage),
    .page(show, ReadMatching.self, page),
    .form(run, ManageMatching.self) { visit, permit, _ in
      let id: Identifier<Round> = try visit.identifier("round")
      guard let job = try visit.application.runNowOrLater(id, permit: permit) else {
        return visit.redirect(show, id.description, done: .saved)
      }
      return visit.redirect(JobPages.show, job.description)
    },
    .form(send, ManageMatching.self) { visit, permit, _ in
      let id: Identifier<Round> = try visit.identifier("round")
      try visit.application.sendProposals(id, permit: permit)
      return visit.redirect(AnswerPages.answers, id.description, done: .sent)
    },
    .form(close, ManageMatching.self) { visit, permit, _ in
      let id: Identifier<Round> = try visit.identifier("round")
      try visit.application.closeRound(id, permit: permit)
      return visit.redirect(show, id.description, done: .saved)
    },
  ]

  private static func page(_ visit: Visit, _ permit: Permit<ReadMatching>) throws -> Response {
    let view = try visit.application.roundView(try visit.identifier("round"), in: visit.language, permit: permit)
    let history = try visit.application.read { try RecordHistory(of: view.round.id, on: $0) }
    return visit.officePage(view.round.name, above: [visit.roundsLink]) { html in
      html.element("h1", [], view.round.name)
      html.summaryList(standing(visit, view), visit.texts)
      if visit.may(ManageMatching.self) { html.roundSteps(view, visit) }
      defer { html.history(history, visit, past: visit.address(PastPages.round, view.round.id.description)) { visit.roundChanges(in: $0) } }
      guard let run = view.run else { return }
      html.runFacts(run, visit)
      html.runContents(view, visit)
      html.proposedPairs(view, run, visit)
      html.withoutPartner(view, run, visit)
      html.balance(run, visit)
      html.blockingPairs(view, run, visit)
      html.fixedPairs(view, visit)
      html.certificate(run, visit)
    }
  }

  /// Who holds the pen, what is next, by when; and the way to the lists.
  private static func standing(_ visit: Visit, _ view: RoundView) -> [SummaryRow] {
    let texts = visit.texts
    let round = view.round
    let id = round.id.description
    let state = round.state
    let pen: MatchingText = state == .closed ? .penNobody : state == .answering ? .penParties : .penOffice
    let missing = view.bodies.filter { !$0.missing.isEmpty }.count
    var rows = [
      SummaryRow(texts(MatchingText.state), .tag(visit.stateWord(state), visit.tone(state))),
      SummaryRow(texts(MatchingText.pen), texts(pen)),
      SummaryRow(texts(MatchingText.next), visit.matchingWord("next-", state.rawValue)),
      SummaryRow(texts(MatchingText.byWhen), visit.formats.day(round.answersBy)),
      SummaryRow(
        texts(MatchingText.matchesOn), visit.formats.day(round.matchesOn),
        changeAddress: visit.may(ManageMatching.self) && (state == .preparing || state == .proposed)
          ? visit.address(RoundForms.change, id) : nil),
      SummaryRow(texts(MatchingText.weights), .link(String(round.weightsVersion), visit.address(WeightsPages.list))),
      SummaryRow(texts(MatchingText.seed), String(round.seed)),
      SummaryRow(
        texts(MatchingText.bodies), .link(visit.bodiesSentence(view.bodies.count, missing), visit.address(RoundLists.bodies, id))),
    ]
    if let run = view.run { rows += runRows(visit, view, run) }
    return rows
  }

  /// How many pairs the last run found possible, excluded and answered.
  private static func runRows(_ visit: Visit, _ view: RoundView, _ run: VerifiedRun) -> [SummaryRow] {
    let (texts, id) = (visit.texts, view.round.id.description)
    let possible = run.outcome.problem.pairs.count
    let excluded = run.outcome.exclusions.count
    var rows = [
      SummaryRow(texts(MatchingText.possiblePairs), .link(visit.pairsCount(possible), visit.address(RoundLists.possible, id))),
      SummaryRow(texts(MatchingText.excludedPairs), .link(visit.pairsCount(excluded), visit.address(RoundLists.excluded, id))),
    ]
    if !view.proposals.isEmpty {
      let done = view.proposals.filter { !$0.proposal.isWaiting }.count
      rows.append(
        SummaryRow(
          texts(MatchingText.answers), .link(visit.ofTotal(done, view.proposals.count), visit.address(AnswerPages.answers, id))))
    }
    return rows
  }
}

extension Visit {
  func pairsCount(_ count: Int) -> String { texts(MatchingText.pairsNumber, ["count": .count(count)]) }

  fileprivate func bodiesSentence(_ count: Int, _ missing: Int) -> String {
    let bodies = texts(MatchingText.bodiesCount, ["count": .count(count)])
    return missing == 0 ? bodies : bodies + "; " + texts(MatchingText.bodiesMissing, ["count": .count(missing)])
  }
}

extension HTML {
  /// The one step that comes next, and beside it those that may be taken.
  fileprivate mutating func roundSteps(_ view: RoundView, _ visit: Visit) {
    let texts = visit.texts
    let id = view.round.id.description
    switch view.round.state {
    case .preparing:
      if view.bodies.isEmpty {
        return emptyState(title: texts(MatchingText.bodiesEmptyTitle), text: texts(MatchingText.bodiesEmptyText))
      }
      element("p", [], texts(MatchingText.runLead))
      visit.actionForm(RoundPages.run, id, texts(MatchingText.run), kind: .primary, &self)
    case .proposed:
      sendStep(view, visit)
      visit.actionForm(RoundPages.run, id, texts(MatchingText.runAgain), kind: .secondary, &self)
    case .answering:
      sendStep(view, visit)
      details(texts(MatchingText.runRest)) { html in
        html.element("p", [], texts(MatchingText.runRestHint))
        visit.actionForm(RoundPages.run, id, texts(MatchingText.runRest), kind: .secondary, &html)
      }
      details(texts(MatchingText.close)) { html in
        html.element("p", [], texts(MatchingText.closeHint))
        visit.actionForm(RoundPages.close, id, texts(MatchingText.close), kind: .secondary, &html)
      }
    case .closed: break
    }
  }

  private mutating func sendStep(_ view: RoundView, _ visit: Visit) {
    let unsent = view.unsent
    let texts = visit.texts
    guard !unsent.isEmpty else { return }
    details(texts(MatchingText.sendTitle, ["count": .count(unsent.count)]), isOpen: view.round.state == .proposed) { html in
      html.element("p", [], texts(MatchingText.sendText, ["day": .text(visit.formats.day(view.round.answersBy))]))
      let parties = Set(unsent.flatMap { [$0.key.swedish, $0.key.international] })
      let silent = parties.intersection(view.withoutSignatory).map(view.name).sorted()
      if !silent.isEmpty {
        html.notice(.warning, title: texts(MatchingText.sendWarning)) { html in
          html.element("p", [], visit.formats.list(silent))
        }
      }
      visit.actionForm(RoundPages.send, view.round.id.description, texts(MatchingText.send), kind: .primary, &html)
    }
  }
}
