import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// Adding an organisation and changing one.
enum OrganisationEditPages {
  static let add: PathPattern = "/office/organisations/add"
  static let change: PathPattern = "/office/organisations/{organisation}/change"

  static let endpoints: [Endpoint] = [
    .page(add, ManageRegister.self) { visit, _ in addPage(visit, OrganisationEntry()) },
    .form(add, ManageRegister.self, takeAdded),
    .page(change, ManageRegister.self) { visit, permit in
      let (organisation, entry) = try visit.application.entry(for: visit.identifier("organisation"), permit: permit)
      return changePage(visit, organisation, entry)
    },
    .form(change, ManageRegister.self, takeChanged),
  ]

  private static func takeAdded(_ visit: Visit, _ permit: Permit<ManageRegister>, _ form: Form) throws -> Response {
    let entry = OrganisationEntry(form)
    do {
      let draft = try visit.application.draft(entry, permit: permit)
      if !form.isChecked("add-anyway") {
        let alike = try visit.application.duplicateCandidates(for: draft, permit: permit)
        guard alike.isEmpty else { return addPage(visit, entry, alike: alike) }
      }
      let id = try visit.application.addOrganisation(draft, permit: permit)
      return visit.redirect(OfficeOrganisationPages.show, id.description, done: .added)
    } catch let invalid as InvalidInput {
      return addPage(visit, entry, problems: visit.problems(invalid))
    }
  }

  private static func addPage(
    _ visit: Visit, _ entry: OrganisationEntry, alike: [OrganisationBrief] = [], problems: Problems = .none
  ) -> Response {
    let texts = visit.texts
    let warning = Problems(errors: alike.isEmpty ? [] : [FieldError("add-anyway", texts(OrganisationsText.alikeText))])
    let problems = alike.isEmpty ? problems : warning
    let above = [Link(texts(OrganisationsText.title), visit.address(OfficeOrganisationPages.list))]
    return visit.officePage(texts(OrganisationsText.add), problems: problems, above: above) { html in
      html.element("h1", [], texts(OrganisationsText.add))
      html.form(action: visit.address(add), csrf: visit.csrf, warnsUnsaved: true) { html in
        alikeNotice(&html, alike, visit, problems)
        OrganisationForm(visit: visit, entry: entry, problems: problems).write(&html)
        html.actions { $0.button(texts(OrganisationsText.addButton)) }
      }
    }
  }

  private static func alikeNotice(_ html: inout HTML, _ alike: [OrganisationBrief], _ visit: Visit, _ problems: Problems) {
    guard !alike.isEmpty else { return }
    html.notice(.warning, title: visit.texts(OrganisationsText.alikeTitle)) { html in
      html.element("ul") { html in
        for brief in alike {
          let name = "\(brief.name(in: visit.language)), \(visit.texts.country(brief.country))"
          html.element("li") { $0.link(Link(name, visit.address(OfficeOrganisationPages.show, brief.id.description))) }
        }
      }
    }
    html.checkbox(
      Field("add-anyway", label: visit.texts(OrganisationsText.addAnyway), error: problems.error(at: "add-anyway")))
  }
}

extension OrganisationEditPages {
  private static func takeChanged(_ visit: Visit, _ permit: Permit<ManageRegister>, _ form: Form) throws -> Response {
    let id: Identifier<Organisation> = try visit.identifier("organisation")
    let entry = OrganisationEntry(form)
    let (current, saved) = try visit.application.entry(for: id, permit: permit)
    do {
      let draft = try visit.application.draft(entry, permit: permit)
      try visit.application.changeOrganisation(id, version: form.version, to: draft, permit: permit)
      return visit.redirect(OfficeOrganisationPages.show, id.description, done: .saved)
    } catch let invalid as InvalidInput {
      var shown = current
      shown.version = form.version
      return changePage(visit, shown, entry, problems: visit.problems(invalid))
    } catch is VersionConflict {
      return changePage(visit, current, entry, saved: saved)
    }
  }

  /// - Parameter saved: what somebody else saved meanwhile; nil when nobody did.
  private static func changePage(
    _ visit: Visit, _ organisation: Organisation, _ entry: OrganisationEntry, saved: OrganisationEntry? = nil, problems: Problems = .none
  ) -> Response {
    let (texts, id) = (visit.texts, organisation.id.description)
    let name = organisation.profile.name(in: visit.language)
    let title = texts(OrganisationsText.changeTitle, ["name": .text(name)])
    let above = [
      Link(texts(OrganisationsText.title), visit.address(OfficeOrganisationPages.list)),
      Link(name, visit.address(OfficeOrganisationPages.show, id)),
    ]
    return visit.officePage(title, status: saved == nil ? nil : 409, problems: problems, above: above) { html in
      html.element("h1", [], title)
      if let saved { conflict(&html, saved, entry, visit) }
      html.form(action: visit.address(change, id), csrf: visit.csrf, warnsUnsaved: true) { html in
        html.hidden("version", String(organisation.version))
        OrganisationForm(visit: visit, entry: entry, problems: problems).write(&html)
        html.actions { $0.button(texts(FormsText.save)) }
      }
    }
  }

  /// Both versions side by side where they differ.
  private static func conflict(_ html: inout HTML, _ saved: OrganisationEntry, _ typed: OrganisationEntry, _ visit: Visit) {
    let texts = visit.texts
    html.conflictNotice(title: texts(OrganisationsText.conflictTitle), text: texts(OrganisationsText.conflictText))
    var rows = RegisterColumn.allCases.filter { $0 != .slug && $0 != .names && saved.row[$0] != typed.row[$0] }.map {
      (field: visit.fieldName($0), theirs: saved.row[$0], typed: typed.row[$0])
    }
    if saved.names != typed.names { rows.append((visit.fieldName(.names), names(saved), names(typed))) }
    if saved.contacts != typed.contacts { rows.append((texts(OrganisationsText.contacts), contacts(saved), contacts(typed))) }
    html.bothVersions(rows, caption: texts(OrganisationsText.conflictTitle), texts)
  }

  private static func names(_ entry: OrganisationEntry) -> String { entry.names.map(\.name).joined(separator: ", ") }

  private static func contacts(_ entry: OrganisationEntry) -> String {
    entry.contacts.map { [$0.name, $0.function, $0.email, $0.phone].filter { !$0.isEmpty }.joined(separator: ", ") }.joined(separator: "; ")
  }
}
