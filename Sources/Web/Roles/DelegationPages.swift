import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// Letting another person act in one's own role for a time.
enum DelegationPages {
  static let delegate: PathPattern = "/home/roles/{role}/delegate"
  static let withdraw: PathPattern = "/home/delegations/{delegation}/withdraw"

  static let endpoints: [Endpoint] = [
    .page(delegate, DelegateRole.self, in: roleScope) { visit, _ in try delegatePage(visit, DelegationEntry()) },
    .form(delegate, DelegateRole.self, in: roleScope) { visit, permit, form in
      var entry = DelegationEntry()
      (entry.email, entry.from, entry.to) = (form.text("email"), form.text("from"), form.text("to"))
      do {
        try visit.application.delegate(visit.identifier("role"), entry, permit: permit)
        return visit.redirect(OwnRolesPage.show, done: .saved)
      } catch let invalid as InvalidInput {
        return try delegatePage(visit, entry, visit.problems(invalid))
      }
    },
    .page(withdraw, DelegateRole.self, in: delegationScope) { visit, _ in
      let listed = try visit.delegation()
      return visit.endDelegation(
        listed, action: visit.address(withdraw, listed.delegation.id.description), back: visit.address(OwnRolesPage.show),
        above: [Link(visit.texts(PeopleText.title), visit.address(OwnRolesPage.show))])
    },
    .form(withdraw, DelegateRole.self, in: delegationScope) { visit, permit, _ in
      try visit.application.withdrawDelegation(visit.identifier("delegation"), permit: permit)
      return visit.redirect(OwnRolesPage.show, done: .withdrawn)
    },
  ]

  private static func delegatePage(_ visit: Visit, _ entry: DelegationEntry, _ problems: Problems = .none) throws -> Response {
    let role = try visit.ownRole()
    let names = try visit.placeNames([role.held.place])
    let texts = visit.texts
    let title = texts(PeopleText.delegateTitle, ["role": .text(visit.words(for: role.held, names))])
    let above = [Link(texts(PeopleText.title), visit.address(OwnRolesPage.show))]
    return visit.memberPage(title, problems: problems, above: above) { html in
      html.element("h1", [], title)
      html.element("p", [.class("lead")], texts(PeopleText.delegateLead))
      html.form(action: visit.address(delegate, role.id.description), csrf: visit.csrf, warnsUnsaved: true) { html in
        html.textField(
          Field(
            "email", label: texts(PeopleText.delegateEmail), hint: texts(PeopleText.delegateEmailHint), error: problems.error(at: "email"),
            value: entry.email, autocomplete: "off"), .email)
        html.dayField("from", texts(PeopleText.firstDay), entry.from, problems, texts, hint: texts(PeopleText.firstDayHint))
        let hint = texts(PeopleText.delegateToHint, ["days": .count(visit.settings.delegationDays)])
        html.dateField(
          Field("to", label: texts(PeopleText.delegateTo), hint: hint, error: problems.error(at: "to"), value: entry.to), texts)
        html.actions { $0.button(texts(PeopleText.delegateButton)) }
      }
    }
  }
}

extension Visit {
  /// The role that the address names.
  func ownRole() throws -> RoleAssignment {
    let id: Identifier<RoleAssignment> = try identifier("role")
    guard let role = try application.read({ try $0.heldRoles.find(id) }), !role.neverHeld else { throw NotFound() }
    return role
  }

  fileprivate func delegation() throws -> ListedDelegation {
    let id: Identifier<Delegation> = try identifier("delegation")
    guard let listed = try application.read({ try $0.delegations.find(id) }) else { throw NotFound() }
    return listed
  }
}

@Sendable private func delegationScope(_ visit: Visit) throws -> Scope { .person(try visit.delegation().holder) }
