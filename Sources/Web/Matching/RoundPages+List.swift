import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import TwinhallCore

extension RoundPages {
  static func listPage(_ visit: Visit, _ permit: Permit<ReadMatching>) throws -> Response {
    let texts = visit.texts
    let formats = visit.formats
    let (rounds, total) = try visit.application.rounds(page: visit.pageNumber, size: visit.pageSize, permit: permit)
    return visit.officePage(texts(MatchingText.rounds)) { html in
      html.element("h1", [], texts(MatchingText.rounds))
      html.element("p", [.class("lead")], texts(MatchingText.roundsLead))
      html.actions { html in
        if visit.may(ManageMatching.self) { html.buttonLink(Link(texts(MatchingText.roundAdd), visit.address(RoundForms.add))) }
        html.link(Link(texts(MatchingText.weightsTitle), visit.address(WeightsPages.list)))
        html.link(Link(texts(MatchingText.rulesTitle), visit.address(MatchingRulesPage.show)))
      }
      if rounds.isEmpty {
        return html.emptyState(title: texts(MatchingText.roundsEmptyTitle), text: texts(MatchingText.roundsEmptyText))
      }
      html.dataTable(
        caption: texts(MatchingText.rounds), isCaptionHidden: true,
        columns: [
          Column(texts(MatchingText.roundName)), Column(texts(MatchingText.state)), Column(texts(MatchingText.matchesOn)),
          Column(texts(MatchingText.answersBy)), Column(texts(MatchingText.weights)), Column(texts(MatchingText.seed), isNumeric: true),
        ],
        rows: rounds.map { round in
          [
            .link(round.name, visit.address(show, round.id.description)),
            .tag(visit.stateWord(round.state), visit.tone(round.state)), .text(formats.shortDay(round.matchesOn)),
            .text(formats.shortDay(round.answersBy)), .text(String(round.weightsVersion)), .text(String(round.seed)),
          ]
        })
      if total > visit.pageSize { html.pagination(visit.pagination(list, total: total), texts) }
    }
  }
}
