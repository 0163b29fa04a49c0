import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// What a party sees of a pair proposed to it, and its answer.
enum ProposalPages {
  static let list: PathPattern = "/home/proposals"
  static let show: PathPattern = "/home/proposals/{proposal}"
  static let accept: PathPattern = "/home/proposals/{proposal}/accept"
  static let decline: PathPattern = "/home/proposals/{proposal}/decline"

  static let endpoints: [Endpoint] = [
    .page(list, UseOwnAccount.self, listPage),
    .page(show, ReadProposal.self, in: scope) { visit, permit in try page(visit, permit) },
    .form(accept, AnswerProposal.self, in: scope, accept),
    .form(decline, AnswerProposal.self, in: scope) { visit, permit, _ in
      let id: Identifier<Proposal> = try visit.identifier("proposal")
      try visit.application.declineProposal(id, permit: permit)
      return visit.redirect(show, id.description, done: .declined)
    },
  ]

  @Sendable private static func scope(_ visit: Visit) throws -> Scope {
    try visit.application.scope(of: try visit.identifier("proposal"))
  }

  private static func accept(_ visit: Visit, _ permit: Permit<AnswerProposal>, _ form: Form) throws -> Response {
    let id: Identifier<Proposal> = try visit.identifier("proposal")
    let signature = ProposalSignature(name: form.text("signature"), declaresRight: form.isChecked("right"))
    do {
      try visit.application.acceptProposal(id, signature: signature, permit: permit)
    } catch let invalid as InvalidInput {
      let reading = try Policy.permit(ReadProposal.self, to: visit.viewer, in: permit.scope)
      return try page(visit, reading, typed: signature, problems: visit.problems(invalid))
    }
    return visit.redirect(show, id.description, done: .accepted)
  }

  private static func listPage(_ visit: Visit, _ permit: Permit<UseOwnAccount>) throws -> Response {
    let own = try visit.application.ownProposals(permit: permit)
    let texts = visit.texts
    return visit.page(texts(MatchingText.ownProposals), above: [visit.homeLink]) { html in
      html.element("h1", [], texts(MatchingText.ownProposals))
      guard !own.isEmpty else {
        return html.emptyState(title: texts(MatchingText.ownProposalsEmptyTitle), text: texts(MatchingText.ownProposalsEmptyText))
      }
      html.cardList(own.map { visit.card($0.line, $0.round, $0.side) })
    }
  }

  private static func page(
    _ visit: Visit, _ permit: Permit<ReadProposal>, typed: ProposalSignature? = nil, problems: Problems = .none
  ) throws -> Response {
    let view = try visit.application.partyProposal(try visit.identifier("proposal"), in: visit.language, permit: permit)
    let title = visit.texts(MatchingText.partyTitle, ["partner": .text(view.partner.name)])
    let above = [visit.homeLink, Link(visit.texts(MatchingText.ownProposals), visit.address(list))]
    return visit.page(title, problems: problems, above: above) { html in
      html.element("h1", [], title)
      html.element("p", [.class("lead")], visit.lead(view))
      if let slug = view.partnerSlug {
        let words = visit.texts(MatchingText.partyReadPartner, ["partner": .text(view.partner.name)])
        html.element("p") { $0.link(Link(words, visit.address(SeekingPages.show, slug))) }
      }
      html.partyState(view, visit)
      html.partyReasons(view, visit)
      if view.isOpen(on: visit.application.time.today) { html.partyAnswer(view, visit, permit, typed, problems) }
      html.partyNumbers(view, visit)
      html.partyOthers(view, visit)
      html.element("p") { $0.link(Link(visit.texts(MatchingText.rulesTitle), visit.address(MatchingRulesPage.show))) }
    }
  }
}

extension PartyProposal {
  /// Whether the party's own answer is still awaited.
  func isOpen(on day: Day) -> Bool { answer == .waiting && state != .declined && round.takesAnswers(on: day) }
}

extension Visit {
  var homeLink: Link { Link(texts(FrameText.myPage), address(HomePage.show)) }

  fileprivate func lead(_ view: PartyProposal) -> String {
    texts(
      MatchingText.partyLead,
      [
        "party": .text(view.party.name), "round": .text(view.round.name), "partner": .text(view.partner.name),
        "country": .text(texts.country(view.partner.country)),
      ])
  }

  /// A proposal in a list of one's own. What the other side has answered is not told before both have.
  func card(_ line: ProposalLine, _ round: Round, _ side: MatchProfile.Side) -> Card {
    let proposal = line.proposal
    let facts = [
      texts(MatchingText.proposalFor, ["party": .text(line.name(side, in: language)), "round": .text(round.name)])
    ]
    let today = application.time.today
    let state: (String, Tone) =
      switch (proposal.state, proposal.answer(of: side)) {
      case (.confirmed, _): (texts(MatchingText.proposalConfirmed), .positive)
      case (.declined, _): (texts(MatchingText.proposalDeclined), .neutral)
      case _ where !round.takesAnswers(on: today): (texts(MatchingText.proposalLapsed), .neutral)
      case (_, .accepted): (texts(MatchingText.yourAnswerAccepted), .information)
      default: (texts(MatchingText.answerBy, ["day": .text(formats.day(round.answersBy))]), .warning)
      }
    return Card(
      line.name(side.other, in: language), address: address(ProposalPages.show, proposal.id.description), facts: facts,
      state: (word: state.0, tone: state.1))
  }
}
