import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// One row of a waiting file: repair it or leave it out.
enum ImportRowPages {
  static let show: PathPattern = "/office/imports/{import}/rows/{row}"
  static let remove: PathPattern = "/office/imports/{import}/rows/{row}/remove"

  static let endpoints: [Endpoint] = [
    .page(show, ManageRegister.self) { visit, permit in
      let (entry, checked) = try find(visit, permit)
      // The faults are the file's; nothing was sent yet.
      return page(visit, entry, checked.row, number: checked.number, status: 200, problems: visit.problems(InvalidInput(checked.problems)))
    },
    .form(show, ManageRegister.self, repair),
    .form(remove, ManageRegister.self, leaveOut),
  ]

  private static func find(_ visit: Visit, _ permit: Permit<ManageRegister>) throws -> (RegisterImport, CheckedRow) {
    let (entry, rows) = try visit.application.checkedImport(visit.identifier("import"), permit: permit)
    let number = try visit.parameter("row")
    guard let row = rows.first(where: { String($0.number) == number }) else { throw NotFound() }
    return (entry, row)
  }

  /// Saves the row even when it still has faults, then shows those; a row without faults leads back to the file.
  private static func repair(_ visit: Visit, _ permit: Permit<ManageRegister>, _ form: Form) throws -> Response {
    let (entry, old) = try find(visit, permit)
    let row = RegisterRow(form)
    do {
      try visit.application.repairRow(old.number, of: entry.id, version: form.version, to: row, permit: permit)
    } catch is VersionConflict {
      // What was typed stays in the form; the version is the new one.
      return page(visit, entry, row, number: old.number, status: 409)
    }
    let (saved, checked) = try find(visit, permit)
    guard checked.problems.isEmpty else {
      return page(visit, saved, checked.row, number: checked.number, problems: visit.problems(InvalidInput(checked.problems)))
    }
    return visit.redirect(ImportPages.show, entry.id.description, done: .saved)
  }

  private static func leaveOut(_ visit: Visit, _ permit: Permit<ManageRegister>, _ form: Form) throws -> Response {
    let (entry, row) = try find(visit, permit)
    try visit.application.removeRow(row.number, of: entry.id, version: form.version, permit: permit)
    return visit.redirect(ImportPages.show, entry.id.description, done: .removed)
  }

  private static func page(
    _ visit: Visit, _ entry: RegisterImport, _ row: RegisterRow, number: Int, status: Int? = nil, problems: Problems = .none
  ) -> Response {
    let (texts, id) = (visit.texts, entry.id.description)
    let title = texts(OrganisationsText.importRowTitle, ["number": .text(String(number)), "file": .text(entry.fileName)])
    let above = [
      Link(texts(OrganisationsText.importTitle), visit.address(ImportPages.start)),
      Link(entry.fileName, visit.address(ImportPages.show, id)),
    ]
    return visit.officePage(title, status: status, problems: problems, above: above) { html in
      html.element("h1", [], title)
      if status == 409 { html.notice(.warning, title: texts(OrganisationsText.conflictTitle), isAnnounced: true) }
      html.form(action: visit.address(show, id, String(number)), csrf: visit.csrf, warnsUnsaved: true) { html in
        html.hidden("version", String(entry.version))
        OrganisationForm(visit: visit, entry: OrganisationEntry(row: row), problems: problems, isFileRow: true).write(&html)
        html.actions { html in
          html.button(texts(FormsText.save))
          html.button(texts(OrganisationsText.importRemove), .warning, action: visit.address(remove, id, String(number)))
        }
      }
    }
  }
}
