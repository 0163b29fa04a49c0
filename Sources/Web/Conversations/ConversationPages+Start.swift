import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

extension ConversationPages {
  /// - Parameter typed: what a refused form held. A link may choose the place by `?place=…`.
  static func startPage(
    _ visit: Visit, _ permit: Permit<UseOwnAccount>, typed form: Form? = nil, _ problems: Problems = .none
  ) throws -> Response {
    let texts = visit.texts
    let choices = try places(visit, permit)
    let place = form?.text("place") ?? visit.request.query.first("place") ?? choices[0].value
    let above = [
      Link(texts(InterestsText.homeTitle), visit.address(HomePage.show)), Link(texts(ConversationsText.title), visit.address(list)),
    ]
    return visit.page(texts(ConversationsText.start), problems: problems, above: above) { html in
      html.element("h1", [], texts(ConversationsText.start))
      html.form(action: visit.address(start), csrf: visit.csrf, warnsUnsaved: true) { html in
        let field = Field("place", label: texts(ConversationsText.with), error: problems.error(at: "place"), value: place)
        if choices.count > 6 { html.select(field, choices) } else { html.radios(field, choices) }
        html.textField(
          Field(
            "subject", label: texts(ConversationsText.subject), hint: texts(ConversationsText.subjectHint),
            error: problems.error(at: "subject"), value: form?.text("subject") ?? ""), maximum: ConversationLimits.subject)
        html.textArea(
          Field(
            "text", label: texts(ConversationsText.text), hint: texts(ConversationsText.textHint), error: problems.error(at: "text"),
            value: form?.text("text") ?? ""), rows: 8, maximum: ConversationLimits.post, texts)
        html.actions { $0.button(texts(ConversationsText.send)) }
      }
    }
  }

  /// The person's partnerships and networks, and the office; in the address named place too, for officers who come from its page.
  private static func places(_ visit: Visit, _ permit: Permit<UseOwnAccount>) throws -> [Choice] {
    let texts = visit.texts
    let (partnerships, networks) = try visit.application.conversationPlaces(permit: permit)
    let members = try visit.names(partnerships.flatMap { $0.members.map(\.organisation) })
    let partnershipChoices = partnerships.map { partnership in
      let name = partnership.members.filter { $0.part != .associated }.compactMap { members[$0.organisation] }.joined(separator: " – ")
      return Choice("partnership:\(partnership.id)", texts(ConversationsText.partnership, ["name": .text(name)]))
    }
    let networkChoices = networks.map { network in
      Choice("network:\(network.id)", texts(ConversationsText.network, ["name": .text(network.text(in: visit.language).name)]))
    }
    return visit.inOrder(partnershipChoices) + visit.inOrder(networkChoices) + [Choice("office", texts(ConversationsText.office))]
  }
}
