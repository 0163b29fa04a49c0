import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// What the place that the address names belongs to.
@Sendable func placeScope(_ visit: Visit) throws -> Scope { try visit.application.scope(of: visit.place()) }

/// The signed-in person's own things.
@Sendable func ownScope(_ visit: Visit) throws -> Scope {
  guard let person = visit.viewer.person else { throw Refusal.signInNeeded }
  return .person(person.id)
}

/// What is about the person whom the address names.
@Sendable func personScope(_ visit: Visit) throws -> Scope { .person(try visit.identifier("person")) }

/// A role is its holder's.
@Sendable func roleScope(_ visit: Visit) throws -> Scope { .person(try visit.ownRole().person) }

extension Visit {
  /// The organisation, network or partnership that the address names.
  func place() throws -> Place {
    guard let place = try Place(kind: parameter("kind"), id: parameter("place")), place != .programme else { throw NotFound() }
    return place
  }

  /// An address of a page about a place.
  func address(_ pattern: PathPattern, of place: Place, _ more: String...) -> String {
    "/\(language.tag)" + pattern.path([place.kind.rawValue, place.identifier ?? ""] + more)
  }

  func redirect(_ pattern: PathPattern, of place: Place, done: Confirmation) -> Response {
    .redirect(to: address(pattern, of: place) + "?done=" + done.rawValue)
  }

  /// A page for members: in the office's frame for the office.
  func memberPage(
    _ title: String, status: Int? = nil, problems: Problems = .none, above: [Link] = [], _ main: (inout HTML) throws -> Void
  ) rethrows -> Response {
    try page(title, status: status, problems: problems, above: above, layout: viewer.isOffice ? .office : .open, main)
  }

  /// Asks once before something that cannot be undone.
  func askOnce(title: String, text: String, button: String, action: String, back: Link, above: [Link]) -> Response {
    memberPage(title, above: above) { html in
      html.element("h1", [], title)
      html.element("p", [], text)
      html.form(action: action, csrf: csrf) { html in
        html.actions { html in
          html.button(button, .warning)
          html.link(back)
        }
      }
    }
  }

  /// The way back up from a page about a place.
  func above(_ place: Place, _ names: PlaceNames) -> [Link] {
    [
      Link(texts(PeopleText.title), address(OwnRolesPage.show)),
      Link(word(for: place, names), address(PlacePeoplePages.show, of: place)),
    ]
  }

  /// `1 January 2026 – 31 December 2026`, or since when.
  func period(of role: RoleAssignment) -> String {
    guard let last = role.to else { return texts(PeopleText.periodFrom, ["first": .text(formats.shortDay(role.from))]) }
    return texts(PeopleText.periodTo, ["first": .text(formats.shortDay(role.from)), "last": .text(formats.shortDay(last))])
  }
}
