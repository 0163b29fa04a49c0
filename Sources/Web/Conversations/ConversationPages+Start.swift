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
    let wanted = form?.text("place") ?? visit.request.query.first("place")
    let own = try places(visit, permit)
    let choices = own.contains { $0.value == wanted } ? own : try own + other(visit, wanted)
    let place = wanted ?? choices[0].value
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
        let (languageField, languages) = visit.writtenLanguageField(form?.text("text-language") ?? "", problems)
        html.select(languageField, languages)
        html.actions { $0.button(texts(ConversationsText.send)) }
      }
    }
  }

  /// A partnership that an officer came from and is no part of.
  private static func other(_ visit: Visit, _ wanted: String?) throws -> [Choice] {
    guard let wanted, case .partnership(let id)? = Conversation.Place(chosen: wanted), visit.may(ManagePartnerships.self),
      let found = try visit.application.read({ try $0.partnerships.partnerships([id]) }).first
    else { return [] }
    let name = try visit.parties(of: found)
    return [Choice(wanted, visit.texts(ConversationsText.partnership, ["name": .text(name)]))]
  }

  /// The person's partnerships and networks, and the office.
  private static func places(_ visit: Visit, _ permit: Permit<UseOwnAccount>) throws -> [Choice] {
    let texts = visit.texts
    let (partnerships, networks) = try visit.application.conversationPlaces(permit: permit)
    let partnershipChoices = try partnerships.map { partnership in
      let name = try visit.parties(of: partnership)
      return Choice("partnership:\(partnership.id)", texts(ConversationsText.partnership, ["name": .text(name)]))
    }
    let networkChoices = networks.map { network in
      Choice("network:\(network.id)", texts(ConversationsText.network, ["name": .text(network.text(in: visit.language).name)]))
    }
    return visit.inOrder(partnershipChoices) + visit.inOrder(networkChoices) + [Choice("office", texts(ConversationsText.office))]
  }
}

extension Visit {
  /// `Mora – Knysna`.
  fileprivate func parties(of partnership: Partnership) throws -> String {
    let members = partnership.members.filter { $0.part != .associated }.map(\.organisation)
    let names = try names(members)
    return members.compactMap { names[$0] }.joined(separator: " – ")
  }
}

extension HTML {
  /// The way from a place's page into a conversation of its people; nothing for anybody else.
  mutating func conversationLink(_ place: Conversation.Place, _ chosen: String, _ visit: Visit) throws {
    guard visit.viewer.person != nil else { return }
    guard visit.may(StartConversation.self, in: try visit.application.scope(of: place, for: visit.viewer)) else { return }
    let address = visit.address(ConversationPages.start, query: Parameters([("place", chosen)]))
    actions { $0.buttonLink(Link(visit.texts(ConversationsText.start), address), .secondary) }
  }
}
