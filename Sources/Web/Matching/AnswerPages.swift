import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// Who has answered and who waits for whom, with the reminder.
enum AnswerPages {
  static let answers: PathPattern = "/office/rounds/{round}/answers"
  static let remind: PathPattern = "/office/proposals/{proposal}/remind"

  static let endpoints: [Endpoint] = [
    .page(answers, ReadMatching.self, page),
    .form(remind, ManageMatching.self) { visit, permit, form in
      try visit.application.remind(try visit.identifier("proposal"), permit: permit)
      guard let round = Identifier<Round>(form.text("round")) else { return visit.redirect(RoundPages.list, done: .sent) }
      return visit.redirect(answers, round.description, done: .sent)
    },
  ]

  private static func page(_ visit: Visit, _ permit: Permit<ReadMatching>) throws -> Response {
    let view = try visit.application.roundView(try visit.identifier("round"), in: visit.language, permit: permit), texts = visit.texts
    return visit.officePage(texts(MatchingText.answers), above: visit.above(view.round)) { html in
      html.element("h1", [], texts(MatchingText.answers))
      html.element("p", [.class("lead")], texts(MatchingText.answersLead))
      guard !view.proposals.isEmpty else {
        return html.emptyState(title: texts(MatchingText.answersEmptyTitle), text: texts(MatchingText.answersEmptyText))
      }
      html.facts(facts(view, visit))
      html.dataTable(
        caption: texts(MatchingText.answers), isCaptionHidden: true,
        columns: [
          Column(texts(MatchingText.pair)), Column(texts(MatchingText.state)), Column(texts(MatchingText.swedishAnswer)),
          Column(texts(MatchingText.internationalAnswer)), Column(texts(MatchingText.waitsFor)), Column(texts(MatchingText.sent)),
          Column(texts(MatchingText.remind)),
        ], rows: view.proposals.map { row($0, view, visit) })
    }
  }

  private static func facts(_ view: RoundView, _ visit: Visit) -> [Fact] {
    func count(_ state: Proposal.State) -> String {
      visit.formats.integer(view.proposals.filter { $0.proposal.state == state }.count)
    }
    return Proposal.State.allCases.map { Fact(visit.matchingWord("proposal-", $0.rawValue), count($0)) }
  }

  private static func row(_ line: ProposalLine, _ view: RoundView, _ visit: Visit) -> [Cell] {
    let proposal = line.proposal, state = visit.state(of: line, in: view.round)
    let key = PairKey(swedish: proposal.home.description, international: proposal.abroad.description)
    let waitsFor = proposal.awaited.map { $0 == .swedish ? line.homeName : line.abroadName }
    return [
      .link("\(line.homeName) – \(line.abroadName)", visit.pairAddress(view.round, key)), .tag(state.word, state.tone),
      visit.answer(proposal.homeAnswer, line.homeAnsweredBy, line.homeAnsweredAt),
      visit.answer(proposal.abroadAnswer, line.abroadAnsweredBy, line.abroadAnsweredAt), lines(waitsFor),
      .text(visit.formats.shortInstant(line.sentAt)), reminder(proposal, view.round, visit),
    ]
  }

  private static func reminder(_ proposal: Proposal, _ round: Round, _ visit: Visit) -> Cell {
    let today = visit.application.time.today
    guard visit.may(ManageMatching.self), !proposal.awaited.isEmpty, round.takesAnswers(on: today) else { return .text("–") }
    if let day = proposal.remindedOn, day == today {
      return .text(visit.texts(MatchingText.reminded, ["day": .text(visit.formats.shortDay(day))]))
    }
    var html = HTML(reserving: 512)
    html.form(action: visit.address(remind, proposal.id.description), csrf: visit.csrf) { html in
      html.hidden("round", round.id.description)
      html.button(visit.texts(MatchingText.remind), .secondary)
    }
    return .html(html)
  }
}

extension Visit {
  /// The state of a proposal in words; one that ran out of time has lapsed.
  func state(of line: ProposalLine, in round: Round) -> (word: String, tone: Tone) {
    let isOver = !round.takesAnswers(on: application.time.today)
    if line.proposal.isWaiting && isOver { return (texts(MatchingText.proposalLapsed), .neutral) }
    let tone: Tone =
      switch line.proposal.state {
      case .waitingForBoth, .acceptedByOne: .warning
      case .confirmed: .positive
      case .declined: .neutral
      }
    return (matchingWord("proposal-", line.proposal.state.rawValue), tone)
  }

  fileprivate func answer(_ answer: Proposal.Answer, _ name: String?, _ instant: Instant?) -> Cell {
    let text = matchingWord("answer-", answer.rawValue)
    guard let name, let instant else { return .text(text) }
    return .lines(
      text, texts(MatchingText.answeredBy, ["name": .text(name), "time": .text(formats.shortInstant(instant))]))
  }
}
