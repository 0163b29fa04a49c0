import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// The list of people, for those who give roles.
enum PeoplePages {
  static let list: PathPattern = "/office/people"
  static let add: PathPattern = "/office/people/add"

  static let endpoints: [Endpoint] = [
    .page(list, ManageAccounts.self, listPage),
    .page(add, ManageAccounts.self) { visit, _ in addPage(visit) },
    .form(add, ManageAccounts.self, addPerson),
  ]

  private static func addPerson(_ visit: Visit, _ permit: Permit<ManageAccounts>, _ form: Form) throws -> Response {
    do {
      let language = Language(rawValue: form.text("language")) ?? visit.language
      let person = try visit.application.addPerson(
        name: form.text("name"), email: form.text("email"), language: language, isInvited: true, permit: permit)
      return visit.redirect(PersonPages.show, person.description, done: .added)
    } catch let invalid as InvalidInput {
      return addPage(visit, typed: form, visit.problems(invalid))
    }
  }

  private static func listPage(_ visit: Visit, _ permit: Permit<ManageAccounts>) throws -> Response {
    let texts = visit.texts
    let words = visit.request.query.first("search") ?? ""
    let found = try visit.application.people(matching: words, page: visit.pageNumber, permit: permit)
    let places = try visit.placeNames(found.roles.values.flatMap { $0.map(\.place) })
    return visit.officePage(texts(AccountsText.peopleTitle)) { html in
      html.element("h1", [], texts(AccountsText.peopleTitle))
      html.actions { html in
        html.buttonLink(Link(texts(AccountsText.addPerson), visit.address(add)))
        html.buttonLink(Link(texts(PeopleText.inviteOffice), visit.address(OfficeInvitePages.invite)), .secondary)
        html.link(Link(texts(PeopleText.bodiesTitle), visit.address(NobodyPage.list)))
        html.link(Link(texts(PrivacyText.erasuresTitle), visit.address(ErasurePages.list)))
      }
      html.filterForm(action: visit.address(list), clearAddress: words.isEmpty ? nil : visit.address(list), texts) { html in
        html.textField(Field("search", label: texts(AccountsText.searchPeople), value: words), .search)
      }
      guard !found.people.isEmpty else {
        return html.emptyState(title: texts(AccountsText.peopleEmpty), text: texts(AccountsText.peopleEmptyText))
      }
      html.dataTable(
        caption: texts(AccountsText.peopleTitle), isCaptionHidden: true,
        columns: [Column(texts(AccountsText.name)), Column(texts(AccountsText.email)), Column(texts(AccountsText.roles))],
        rows: found.people.map { row(visit, $0, found.roles[$0.person.id] ?? [], places) })
      html.pagination(visit.pagination(list, counted: found.total), texts)
    }
  }

  private static func row(_ visit: Visit, _ listed: ListedPerson, _ roles: [HeldRole], _ places: PlaceNames) -> [Cell] {
    let words = roles.map { held in
      held.place == .programme ? visit.word(for: held.role) : "\(visit.word(for: held.role)), \(visit.word(for: held.place, places))"
    }
    let access: Cell =
      listed.isDisabled
      ? .tag(visit.texts(AccountsText.accessShut), .negative)
      : .text(words.isEmpty ? visit.texts(AccountsText.noRoles) : words.joined(separator: "; "))
    return [.link(listed.person.name, visit.address(PersonPages.show, listed.person.id.description)), .text(listed.person.email), access]
  }

  private static func addPage(_ visit: Visit, typed form: Form? = nil, _ problems: Problems = .none) -> Response {
    let texts = visit.texts
    let above = [Link(texts(AccountsText.peopleTitle), visit.address(list))]
    return visit.officePage(texts(AccountsText.addPerson), problems: problems, above: above) { html in
      html.element("h1", [], texts(AccountsText.addPerson))
      html.element("p", [.class("lead")], texts(AccountsText.addPersonLead))
      html.form(action: visit.address(add), csrf: visit.csrf, warnsUnsaved: true) { html in
        html.textField(
          Field("name", label: texts(AccountsText.name), error: problems.error(at: "name"), value: form?.text("name") ?? ""))
        html.textField(
          Field("email", label: texts(AccountsText.email), error: problems.error(at: "email"), value: form?.text("email") ?? ""), .email)
        html.radios(
          Field("language", label: texts(AccountsText.language), value: form?.text("language") ?? visit.language.tag),
          visit.languageChoices,
          isInline: true)
        html.actions { $0.button(texts(AccountsText.addAndInvite)) }
      }
    }
  }
}
