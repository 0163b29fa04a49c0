import Application
import Domain
import Interface
import Localization
import Markup
import TwinhallCore

/// The parts of a party's page: words first, then what to do, then numbers.
extension HTML {
  /// What has become of the pair, as far as this party may know.
  mutating func partyState(_ view: PartyProposal, _ visit: Visit) {
    let texts = visit.texts
    switch (view.state, view.answer) {
    case (.confirmed, _):
      notice(.positive, title: texts(MatchingText.confirmedTitle)) { html in
        html.element("p", [], texts(MatchingText.confirmedText))
        guard let slug = view.partnershipSlug else { return }
        html.element("p") { $0.link(Link(texts(MatchingText.confirmedLink), visit.address(PartnershipPages.show, slug))) }
      }
    case (_, .declined): state(.neutral, .yourAnswerDeclined, .yourAnswerDeclinedText, view, visit)
    case (.declined, _): state(.neutral, .endedTitle, .endedText, view, visit)
    case _ where !view.round.takesAnswers(on: visit.application.time.today): state(.neutral, .overTitle, .overText, view, visit)
    case (_, .accepted): state(.information, .yourAnswerAccepted, .yourAnswerAcceptedText, view, visit)
    default: break
    }
  }

  private mutating func state(_ tone: Tone, _ title: MatchingText, _ text: MatchingText, _ view: PartyProposal, _ visit: Visit) {
    let texts = visit.texts
    notice(tone, title: texts(title)) { html in
      html.element(
        "p", [],
        texts(text, ["partner": .text(view.partner.name), "day": .text(visit.formats.day(view.round.answersBy))]))
      guard let name = view.answeredBy, let time = view.answeredAt else { return }
      let signed = texts(MatchingText.signedBy, ["name": .text(name), "time": .text(visit.formats.instant(time))])
      html.element("p", [.class("quiet")], signed)
    }
  }

  mutating func partyReasons(_ view: PartyProposal, _ visit: Visit) {
    guard let partner = view.pair else { return }
    let texts = visit.texts
    let words = MatchingWords(visit.language, view.themes)
    element("h2", [], texts(MatchingText.partyFor))
    element("p", [], words.bandSentence(partner.band))
    sentences(partner.reasons.map(words.fact))
    if !partner.weakPoints.isEmpty {
      element("h2", [], texts(MatchingText.partyAgainst))
      sentences(partner.weakPoints.map(words.weakPoint))
    }
    let unknowns = words.unknowns(partner)
    if !unknowns.isEmpty {
      element("h2", [], texts(MatchingText.partyUnknown))
      let fields = visit.formats.list(unknowns)
      element("p", [], texts(MatchingText.partyUnknownText, ["fields": .text(fields)]))
    }
    if !partner.improvements.isEmpty {
      element("h2", [], texts(MatchingText.partyChange))
      sentences(partner.improvements.map(words.improvement))
    }
  }

  /// Who decides and when, and the two answers for those who may give them.
  mutating func partyAnswer(
    _ view: PartyProposal, _ visit: Visit, _ permit: Permit<ReadProposal>, _ typed: ProposalSignature?, _ problems: Problems
  ) {
    let texts = visit.texts
    let party = view.party.name
    element("h2", [], texts(MatchingText.partyDecide))
    element(
      "p", [], texts(MatchingText.partyDecideText, ["party": .text(party), "day": .text(visit.formats.day(view.round.answersBy))]))
    guard visit.may(AnswerProposal.self, in: permit.scope) else {
      return element("p", [], texts(MatchingText.partyOnlySignatory, ["party": .text(party)]))
    }
    form(action: visit.address(ProposalPages.accept, view.id.description), csrf: visit.csrf) { html in
      html.textField(
        Field(
          "signature", label: texts(MatchingText.signature), hint: texts(MatchingText.signatureHint),
          error: problems.error(at: "signature"), value: typed?.name ?? "", autocomplete: "name"), width: .medium)
      html.checkbox(
        Field(
          "right", label: texts(MatchingText.right, ["party": .text(party)]), error: problems.error(at: "right"),
          value: typed?.declaresRight == true ? "yes" : ""))
      html.actions { $0.button(texts(MatchingText.accept)) }
    }
    details(texts(MatchingText.declineTitle)) { html in
      html.element("p", [], texts(MatchingText.declineText))
      html.form(action: visit.address(ProposalPages.decline, view.id.description), csrf: visit.csrf) { html in
        html.actions { $0.button(texts(MatchingText.decline), .secondary) }
      }
    }
  }

  mutating func partyNumbers(_ view: PartyProposal, _ visit: Visit) {
    guard let partner = view.pair else { return }
    let texts = visit.texts
    details(texts(MatchingText.partyNumbers)) { html in
      html.element(
        "p", [],
        texts(
          MatchingText.partyNumbersText,
          [
            "score": .count(partner.score), "confidence": .text(visit.formats.percent(Double(partner.confidence) / 100)),
            "stays": .count(view.firmness.stays), "runs": .count(view.firmness.runs),
          ]))
    }
  }

  /// Every other body with a neutral reason; a long list stays folded.
  mutating func partyOthers(_ view: PartyProposal, _ visit: Visit) {
    let others = view.explanation.others
    guard !others.isEmpty else { return }
    let texts = visit.texts
    let words = MatchingWords(visit.language, view.themes)
    details(texts(MatchingText.partyOthers)) { html in
      html.element("p", [], texts(MatchingText.partyOthersLead))
      html.dataTable(
        caption: texts(MatchingText.partyOthers), isCaptionHidden: true,
        columns: [
          Column(texts(MatchingText.body)), Column(texts(MatchingText.country)), Column(texts(MatchingText.why)),
        ],
        rows: others.map { other in
          let name = view.names[other.id]
          return [
            .text(name?.name ?? ""), .text(texts.country(name?.country ?? "")), .text(words.why(other.why, score: other.score)),
          ]
        })
    }
  }
}

extension PartyProposal {
  /// The explanation of this pair.
  var pair: PartyExplanation.Partner? { explanation.partners.first { $0.id == partnerID } }
}
