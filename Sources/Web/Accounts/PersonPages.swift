import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// One person as the office sees them: roles, access, history.
enum PersonPages {
  static let show: PathPattern = "/office/people/{person}"
  static let giveRole: PathPattern = "/office/people/{person}/roles"
  static let endRole: PathPattern = "/office/people/{person}/roles/{role}/end"
  static let shutOut: PathPattern = "/office/people/{person}/shut-out"
  static let letIn: PathPattern = "/office/people/{person}/let-in"
  static let signOut: PathPattern = "/office/people/{person}/sign-out"
  static let invite: PathPattern = "/office/people/{person}/invite"

  static let endpoints: [Endpoint] = [
    .page(show, ManageAccounts.self) { visit, permit in try personPage(visit, permit) },
    .form(giveRole, ManageAccounts.self, giveRole),
    .page(endRole, ManageAccounts.self, endRolePage),
    .form(endRole, ManageAccounts.self) { visit, permit, _ in
      try visit.application.endRole(visit.identifier("role"), permit: permit)
      return try visit.backToPerson(.removed)
    },
    .form(shutOut, ManageAccounts.self) { visit, permit, _ in
      try visit.application.shutOut(visit.identifier("person"), permit: permit)
      return try visit.backToPerson(.saved)
    },
    .form(letIn, ManageAccounts.self) { visit, permit, _ in
      try visit.application.letIn(visit.identifier("person"), permit: permit)
      return try visit.backToPerson(.saved)
    },
    .form(signOut, ManageAccounts.self) { visit, permit, _ in
      try visit.application.endSessions(of: visit.identifier("person"), permit: permit)
      return try visit.backToPerson(.saved)
    },
    .form(invite, ManageAccounts.self) { visit, permit, _ in
      try visit.application.invite(visit.identifier("person"), permit: permit)
      return try visit.backToPerson(.sent)
    },
  ]

  private static func giveRole(_ visit: Visit, _ permit: Permit<ManageAccounts>, _ form: Form) throws -> Response {
    do {
      let organisation = form.fields.first("organisation")
      let held = try visit.application.roleToGive(
        form.text(organisation == nil ? "role" : "party-role"), organisation: organisation, permit: permit)
      try visit.application.giveRole(held, to: visit.identifier("person"), permit: permit)
      return try visit.backToPerson(.saved)
    } catch let invalid as InvalidInput {
      return try personPage(visit, permit, typed: form, visit.problems(invalid))
    }
  }

  static func personPage(
    _ visit: Visit, _ permit: Permit<ManageAccounts>, typed form: Form? = nil, _ problems: Problems = .none
  ) throws -> Response {
    let record = try visit.application.person(visit.identifier("person"), permit: permit)
    visit.noteLook { try visit.application.noteLook(at: record.person.id, "Person", record.person.id.description, permit: permit) }
    let names = try visit.placeNames(record.roles.map(\.held.place))
    let texts = visit.texts
    let above = [Link(texts(AccountsText.peopleTitle), visit.address(PeoplePages.list))]
    return visit.officePage(record.person.name, problems: problems, above: above) { html in
      html.element("h1", [], record.person.name)
      summary(&html, visit, record)
      roles(&html, visit, record, names)
      roleForms(&html, visit, record, form, problems)
      let why = texts(RightsText.title, ["name": .text(record.person.name)])
      html.element("p") { $0.link(Link(why, visit.rightsAddress(record.person.id, .place(.programme)))) }
      html.element("h2", [], texts(AccountsText.accessTitle))
      access(&html, visit, record)
      html.element("h2", [], texts(AdministrationText.history))
      let past = visit.address(PastPages.person, record.person.id.description)
      html.auditTable(record.history, record.actors, caption: texts(AdministrationText.history), past: { _ in past }, visit)
      html.pastForm(past, visit)
    }
  }

  private static func summary(_ html: inout HTML, _ visit: Visit, _ record: PersonRecord) {
    let texts = visit.texts
    let access: Cell =
      record.isDisabled ? .tag(texts(AccountsText.accessShut), .negative) : .tag(texts(AccountsText.accessOpen), .positive)
    html.summaryList(
      [
        SummaryRow(texts(AccountsText.email), record.person.email),
        SummaryRow(texts(AccountsText.language), texts.languageName(record.person.language.tag)),
        SummaryRow(texts(AccountsText.accessTitle), access),
      ], texts)
  }

  private static func roles(_ html: inout HTML, _ visit: Visit, _ record: PersonRecord, _ names: PlaceNames) {
    let texts = visit.texts
    let today = visit.application.time.today
    let now = record.roles.filter { !$0.isOver(on: today) }
    let before = record.roles.filter { $0.isOver(on: today) && !$0.neverHeld }
    html.element("h2", [], texts(AccountsText.rolesNow))
    if now.isEmpty { html.element("p", [], texts(AccountsText.noRolesText)) }
    if !now.isEmpty { html.roleTable(now, names, caption: texts(AccountsText.rolesNow), ofNow: true, visit) }
    guard !before.isEmpty else { return }
    html.details(texts(AccountsText.rolesBefore)) { html in
      html.roleTable(before, names, caption: texts(AccountsText.rolesBefore), ofNow: false, visit)
    }
  }

  private static func access(_ html: inout HTML, _ visit: Visit, _ record: PersonRecord) {
    let (texts, id) = (visit.texts, record.person.id.description)
    if record.isDisabled {
      return html.form(action: visit.address(letIn, id), csrf: visit.csrf) { html in
        html.actions { $0.button(texts(AccountsText.letIn), .secondary) }
      }
    }
    html.form(action: visit.address(invite, id), csrf: visit.csrf) { html in
      html.actions { $0.button(texts(AccountsText.sendInvitation), .secondary) }
    }
    html.element("p") { $0.link(Link(texts(AccountsText.resetTitle), visit.address(ResetFactorsPages.show, id))) }
    html.details(texts(AccountsText.endSessions)) { html in
      html.element("p", [], texts(AccountsText.endSessionsText))
      html.form(action: visit.address(signOut, id), csrf: visit.csrf) { html in
        html.actions { $0.button(texts(AccountsText.endSessionsPerson, ["name": .text(record.person.name)]), .warning) }
      }
    }
    html.element("p") { $0.link(Link(texts(PrivacyText.officeLink), visit.address(PersonDataPages.show, id))) }
    html.details(texts(AccountsText.shutOut)) { html in
      html.element("p", [], texts(AccountsText.shutOutText))
      html.form(action: visit.address(shutOut, id), csrf: visit.csrf) { html in
        html.actions { $0.button(texts(AccountsText.shutOutPerson, ["name": .text(record.person.name)]), .warning) }
      }
    }
  }
}

extension Visit {
  fileprivate func backToPerson(_ done: Confirmation) throws -> Response {
    redirect(PersonPages.show, try parameter("person"), done: done)
  }
}
