import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

extension PersonPages {
  /// Asks once before a role ends.
  static func endRolePage(_ visit: Visit, _ permit: Permit<ManageAccounts>) throws -> Response {
    let record = try visit.application.person(visit.identifier("person"), permit: permit)
    let id: Identifier<RoleAssignment> = try visit.identifier("role")
    let today = visit.application.time.today
    guard let assignment = record.roles.first(where: { $0.id == id && !$0.isOver(on: today) }) else { throw NotFound() }
    let (texts, person) = (visit.texts, record.person)
    let title = texts(AccountsText.endRoleTitle, ["role": .text(visit.word(for: assignment.held.role))])
    let back = visit.address(PersonPages.show, person.id.description)
    let above = [Link(texts(AccountsText.peopleTitle), visit.address(PeoplePages.list)), Link(person.name, back)]
    return visit.officePage(title, above: above) { html in
      html.element("h1", [], title)
      html.element("p", [], texts(AccountsText.endRoleText, ["name": .text(person.name)]))
      html.form(action: visit.address(endRole, person.id.description, id.description), csrf: visit.csrf) { html in
        html.actions { html in
          html.button(texts(AccountsText.endRole), .warning)
          html.link(Link(texts(AccountsText.keep), back))
        }
      }
    }
  }

  static func roleForms(_ html: inout HTML, _ visit: Visit, _ record: PersonRecord, _ form: Form?, _ problems: Problems) {
    let (texts, address) = (visit.texts, visit.address(giveRole, record.person.id.description))
    let isParty = form?.fields.first("organisation") != nil
    html.details(texts(AccountsText.giveOfficeRole), isOpen: form != nil && !isParty) { html in
      html.form(action: address, csrf: visit.csrf) { html in
        html.radios(
          Field("role", label: texts(AccountsText.role), error: problems.error(at: "role"), value: form?.text("role") ?? ""),
          visit.roleChoices(in: .programme))
        html.actions { $0.button(texts(AccountsText.give), .secondary) }
      }
    }
    html.details(texts(AccountsText.givePartyRole), isOpen: isParty) { html in
      html.form(action: address, csrf: visit.csrf) { partyFields(&$0, visit, form, problems) }
    }
  }

  private static func partyFields(_ html: inout HTML, _ visit: Visit, _ form: Form?, _ problems: Problems) {
    let texts = visit.texts
    html.select(
      Field("party-role", label: texts(AccountsText.role), error: problems.error(at: "party-role"), value: form?.text("party-role") ?? ""),
      visit.roleChoices(in: .organisation))
    html.textField(
      Field(
        "organisation", label: texts(AccountsText.organisation), hint: texts(AccountsText.organisationHint),
        error: problems.error(at: "organisation"), value: form?.text("organisation") ?? ""))
    html.actions { $0.button(texts(AccountsText.give), .secondary) }
  }
}

extension Visit {
  fileprivate func roleChoices(in kind: Place.Kind) -> [Choice] { Role.all(in: kind).map { Choice($0.rawValue, word(for: $0)) } }
}

extension HTML {
  mutating func roleTable(
    _ roles: [RoleAssignment], _ names: PlaceNames, caption: String, ofNow: Bool, _ visit: Visit
  ) {
    let texts = visit.texts
    let columns = [texts(AccountsText.role), texts(AccountsText.place), texts(AccountsText.from), texts(AccountsText.to)].map { Column($0) }
    dataTable(
      caption: caption, isCaptionHidden: true,
      columns: ofNow ? columns + [Column(texts(FormsText.change))] : columns,
      rows: roles.map { role in
        let end = visit.address(PersonPages.endRole, role.person.description, role.id.description)
        let cells: [Cell] = [
          .text(visit.word(for: role.held.role)), .text(visit.word(for: role.held.place, names)), .text(visit.formats.shortDay(role.from)),
          .text(role.to.map { visit.formats.shortDay($0) } ?? texts(PeopleText.noEnd)),
        ]
        return ofNow ? cells + [.link(texts(AccountsText.endRole), end)] : cells
      })
  }
}
