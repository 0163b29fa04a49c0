import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// Who acts for an organisation, in a network or a partnership; the same page for its own people and for the office.
enum PlacePeoplePages {
  static let show: PathPattern = "/home/people/{kind}/{place}"
  static let endRole: PathPattern = "/home/people/{kind}/{place}/roles/{role}/end"
  static let endDelegation: PathPattern = "/home/people/{kind}/{place}/delegations/{delegation}/end"

  static let endpoints: [Endpoint] = [
    .page(show, ReadPlacePeople.self, in: placeScope, placePage),
    .page(endRole, ManagePlacePeople.self, in: placeScope, endRolePage),
    .form(endRole, ManagePlacePeople.self, in: placeScope) { visit, permit, _ in
      try visit.application.endPlaceRole(visit.identifier("role"), in: visit.place(), permit: permit)
      return try visit.backToPlace(.removed)
    },
    .page(endDelegation, ManagePlacePeople.self, in: placeScope, endDelegationPage),
    .form(endDelegation, ManagePlacePeople.self, in: placeScope) { visit, permit, _ in
      try visit.application.withdrawDelegation(visit.identifier("delegation"), in: visit.place(), permit: permit)
      return try visit.backToPlace(.withdrawn)
    },
  ]

  private static func placePage(_ visit: Visit, _ permit: Permit<ReadPlacePeople>) throws -> Response {
    let people = try visit.application.placePeople(visit.place(), permit: permit)
    let texts = visit.texts
    let mayManage = visit.may(ManagePlacePeople.self, in: permit.scope)
    let title = texts(PeopleText.placeTitle, ["place": .text(visit.word(for: people.place, people.names))])
    return visit.memberPage(title, above: [Link(texts(PeopleText.title), visit.address(OwnRolesPage.show))]) { html in
      html.element("h1", [], title)
      html.element("p", [.class("lead")], texts(PeopleText.placeLead))
      html.actions { html in
        if mayManage { html.buttonLink(Link(texts(PeopleText.invite), visit.address(InvitePages.invite, of: people.place))) }
        html.buttonLink(Link(texts(PeopleText.handoverKit), visit.address(KitPages.show, of: people.place)), .secondary)
      }
      html.element("h2", [], texts(PeopleText.peopleOf))
      if people.current.isEmpty {
        html.emptyState(title: texts(PeopleText.placeEmpty), text: texts(PeopleText.placeEmptyText))
      } else {
        html.placeRoles(people.current, people, mayManage, visit)
      }
      html.placeDelegations(people, mayManage, visit)
      html.placeHandovers(people, visit)
      if mayManage { html.invitationTable(people, visit) }
      html.formerRoles(people, visit)
    }
  }

  private static func endRolePage(_ visit: Visit, _ permit: Permit<ManagePlacePeople>) throws -> Response {
    let place = try visit.place()
    let people = try visit.application.placePeople(place, permit: Policy.permit(ReadPlacePeople.self, to: visit.viewer, in: permit.scope))
    let id: Identifier<RoleAssignment> = try visit.identifier("role")
    guard let role = people.current.first(where: { $0.assignment.id == id }) else { throw NotFound() }
    let (texts, name) = (visit.texts, role.person.name)
    let word = visit.word(for: role.assignment.held.role)
    return visit.askOnce(
      title: texts(PeopleText.endRoleTitle, ["role": .text(word), "name": .text(name)]),
      text: texts(PeopleText.endRoleText, ["name": .text(name), "place": .text(visit.word(for: place, people.names))]),
      button: texts(AccountsText.endRole), action: visit.address(endRole, of: place, id.description),
      back: Link(texts(PeopleText.cancel), visit.address(show, of: place)), above: visit.above(place, people.names))
  }

  private static func endDelegationPage(_ visit: Visit, _ permit: Permit<ManagePlacePeople>) throws -> Response {
    let place = try visit.place()
    let people = try visit.application.placePeople(place, permit: Policy.permit(ReadPlacePeople.self, to: visit.viewer, in: permit.scope))
    let id: Identifier<Delegation> = try visit.identifier("delegation")
    guard let listed = people.delegations.first(where: { $0.delegation.id == id }) else { throw NotFound() }
    return visit.endDelegation(
      listed, action: visit.address(endDelegation, of: place, id.description), back: visit.address(show, of: place),
      above: visit.above(place, people.names))
  }
}

extension Visit {
  func backToPlace(_ done: Confirmation) throws -> Response { try redirect(PlacePeoplePages.show, of: place(), done: done) }

  /// Asks once before a delegation ends.
  func endDelegation(_ listed: ListedDelegation, action: String, back: String, above: [Link]) -> Response {
    askOnce(
      title: texts(PeopleText.endDelegationTitle),
      text: texts(PeopleText.endDelegationText, ["delegate": .text(listed.delegateName), "holder": .text(listed.holderName)]),
      button: texts(PeopleText.endDelegationTitle), action: action, back: Link(texts(PeopleText.cancel), back), above: above)
  }
}
