import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import TwinhallCore

/// A person's first page: what needs me now, by when, who waits for whom.
enum HomePage {
  static let show: PathPattern = "/home"

  static let endpoints: [Endpoint] = [
    .page(show, UseOwnAccount.self) { visit, _ in try homePage(visit) }
  ]

  private static func homePage(_ visit: Visit) throws -> Response {
    // Who works at the office and for no municipality has their day on the office's page.
    if visit.may(UseOffice.self) && visit.viewer.organisations(as: Set(Role.allCases)).isEmpty { return visit.redirect(OfficePages.start) }
    let fault = try visit.ownAddressFault()
    let items = try homeSections.flatMap { try $0(visit) }
    let texts = visit.texts
    return try visit.page(texts(InterestsText.homeTitle), showsWaitingForms: true) { html in
      html.element("h1", [], texts(InterestsText.homeTitle))
      html.addressFault(fault, visit)
      try html.unfinished(visit)
      html.element("h2", [], texts(InterestsText.homeNeedsYou))
      let own = items.filter { $0.waitsForReader }.sorted { ($0.dueOn?.number ?? .max) < ($1.dueOn?.number ?? .max) }
      if own.isEmpty {
        html.element("p", [], texts(InterestsText.homeNothing))
      } else {
        html.stepList(own.map { step(visit, $0) })
      }
      let others = items.filter { !$0.waitsForReader }
      if !others.isEmpty {
        html.element("h2", [], texts(InterestsText.homeWaitsForOthers))
        html.stepList(others.map { step(visit, $0) })
      }
      try organisations(visit, &html)
    }
  }

  private static func step(_ visit: Visit, _ item: HomeItem) -> Step {
    let day = item.dueOn.map { visit.texts(InterestsText.homeDue, ["day": .text(visit.formats.day($0))]) }
    let hint = [item.hint, day].compactMap { $0 }.joined(separator: " ")
    return Step(item.title, address: item.address, state: item.state, item.tone, hint: hint.isEmpty ? nil : hint)
  }

  private static func organisations(_ visit: Visit, _ html: inout HTML) throws {
    let texts = visit.texts
    let own = visit.viewer.organisations(as: Set(Role.allCases))
    html.element("h2", [], texts(InterestsText.yourOrganisations))
    guard !own.isEmpty else {
      html.emptyState(
        title: texts(InterestsText.homeNoOrganisation), text: texts(InterestsText.homeNoOrganisationText),
        action: visit.may(UseOffice.self) ? Link(texts(FrameText.office), visit.address(OfficePages.start)) : nil)
      html.element("p") { $0.link(Link(texts(PeopleText.title), visit.address(OwnRolesPage.show))) }
      return
    }
    let bodies = try visit.application.read { try $0.organisations.names(own) }
    let sorted = bodies.values.sorted { sortingKey($0.nameToOrder, .swedish) < sortingKey($1.nameToOrder, .swedish) }
    let cards = sorted.map { body in
      Card(
        body.name(in: visit.language), address: visit.address(OrganisationPages.show, body.slug),
        facts: [texts.country(body.country)])
    }
    html.cardList(cards, heading: .three)
    html.element("p") { html in
      html.link(Link(texts(ConversationsText.title), visit.address(ConversationPages.list)))
      html.raw(" · ")
      html.link(Link(texts(PeopleText.title), visit.address(OwnRolesPage.show)))
    }
  }
}

/// One thing on a person's page that waits for somebody.
struct HomeItem {
  var title: String
  var address: String
  var state: String
  var tone: Tone
  /// What to do, in one sentence.
  var hint: String?
  /// The last day on which it can be done.
  var dueOn: Day?
  /// False when others hold the pen.
  var waitsForReader: Bool
}

/// What each feature has to say on a person's page, in this order within the same day. A feature adds its function here.
let homeSections: [@Sendable (Visit) throws -> [HomeItem]] = [
  declarationsAtHome,
  questionsAtHome,
  conversationsAtHome,
  proposalsAtHome,
  rolesAtHome,
]
