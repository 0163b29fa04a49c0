import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// Saying that a body is now part of another.
enum OrganisationMergePages {
  static let merge: PathPattern = "/office/organisations/{organisation}/merge"

  static let endpoints: [Endpoint] = [
    .page(merge, ManageRegister.self) { visit, permit in
      let (organisation, _) = try visit.application.entry(for: visit.identifier("organisation"), permit: permit)
      return page(visit, organisation)
    },
    .form(merge, ManageRegister.self, take),
  ]

  private static func take(_ visit: Visit, _ permit: Permit<ManageRegister>, _ form: Form) throws -> Response {
    let id: Identifier<Organisation> = try visit.identifier("organisation")
    do {
      let (successor, day) = try read(form, visit)
      try visit.application.mergeOrganisation(id, into: successor, on: day, version: form.version, permit: permit)
      return visit.redirect(OfficeOrganisationPages.show, id.description, done: .merged)
    } catch let invalid as InvalidInput {
      let (organisation, _) = try visit.application.entry(for: id, permit: permit)
      return page(visit, organisation, successor: form.text("successor"), day: form.text("day"), problems: visit.problems(invalid))
    }
  }

  private static func read(_ form: Form, _ visit: Visit) throws -> (Identifier<Organisation>, Day?) {
    var validation = Validation()
    let text = validation.text("successor", form.text("successor"), required: true, limit: 200)
    let successor = try visit.application.read { try visit.application.organisation(meant: text, on: $0) }
    if successor == nil && !text.isEmpty { validation.add("successor", .unknownOrganisation) }
    let day = validation.day("day", form.text("day"))
    try validation.finish()
    guard let successor else { throw NotFound() }
    return (successor.id, day)
  }

  private static func page(
    _ visit: Visit, _ organisation: Organisation, successor: String = "", day: String = "", problems: Problems = .none
  ) -> Response {
    let (texts, id) = (visit.texts, organisation.id.description)
    let name = organisation.profile.name(in: visit.language)
    let title = texts(OrganisationsText.mergeTitle, ["name": .text(name)])
    let above = [
      Link(texts(OrganisationsText.title), visit.address(OfficeOrganisationPages.list)),
      Link(name, visit.address(OfficeOrganisationPages.show, id)),
    ]
    return visit.officePage(title, problems: problems, above: above) { html in
      html.element("h1", [], title)
      html.element("p", [.class("lead")], texts(OrganisationsText.mergeLead))
      html.form(action: visit.address(merge, id), csrf: visit.csrf) { html in
        html.hidden("version", String(organisation.version))
        html.textField(
          Field(
            "successor", label: texts(OrganisationsText.mergeInto), hint: texts(OrganisationsText.mergeIntoHint),
            error: problems.error(at: "successor"), value: successor), width: .medium)
        html.dateField(
          Field(
            "day", label: texts(OrganisationsText.mergeDay), error: problems.error(at: "day"), value: day,
            optional: texts(FormsText.optional)), texts)
        html.actions { $0.button(texts(OrganisationsText.mergeButton)) }
      }
    }
  }
}
