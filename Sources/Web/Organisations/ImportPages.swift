import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// Taking a file of organisations in: send it, repair its rows, take it in.
enum ImportPages {
  static let start: PathPattern = "/office/organisations/import"
  static let show: PathPattern = "/office/imports/{import}"
  static let takeIn: PathPattern = "/office/imports/{import}/take-in"
  static let discard: PathPattern = "/office/imports/{import}/discard"

  static let endpoints: [Endpoint] = [
    .page(start, ManageRegister.self) { visit, _ in try startPage(visit) },
    .form(start, ManageRegister.self, bodyLimit: 8 * 1024 * 1024, begin),
    .page(show, ManageRegister.self, showPage),
    .form(takeIn, ManageRegister.self, takeFile),
    .form(discard, ManageRegister.self, discardFile),
  ]

  private static func begin(_ visit: Visit, _ permit: Permit<ManageRegister>, _ form: Form) throws -> Response {
    guard let file = form.file("file") else {
      return try startPage(visit, problems: visit.problems(InvalidInput([Problem("file", .missing)])))
    }
    do {
      let id = try visit.application.beginImport(fileName: file.name, file.bytes, permit: permit)
      return visit.redirect(show, id.description)
    } catch let invalid as InvalidInput {
      return try startPage(visit, problems: visit.problems(invalid))
    }
  }

  private static func takeFile(_ visit: Visit, _ permit: Permit<ManageRegister>, _ form: Form) throws -> Response {
    guard let job = try visit.application.takeInNowOrLater(visit.identifier("import"), version: form.version, permit: permit) else {
      return visit.redirect(OfficeOrganisationPages.list, done: .imported)
    }
    return visit.redirect(JobPages.show, job.description)
  }

  private static func discardFile(_ visit: Visit, _ permit: Permit<ManageRegister>, _ form: Form) throws -> Response {
    try visit.application.discardImport(visit.identifier("import"), version: form.version, permit: permit)
    return visit.redirect(start, done: .removed)
  }

  private static func startPage(_ visit: Visit, problems: Problems = .none) throws -> Response {
    let open = try visit.application.read { try $0.registerImports.open() }
    let texts = visit.texts
    let above = [Link(texts(OrganisationsText.title), visit.address(OfficeOrganisationPages.list))]
    return visit.officePage(texts(OrganisationsText.importTitle), problems: problems, above: above) { html in
      html.element("h1", [], texts(OrganisationsText.importTitle))
      html.element("p", [.class("lead")], texts(OrganisationsText.importLead))
      html.form(action: visit.address(start), csrf: visit.csrf, hasFiles: true) { html in
        let hint = texts(OrganisationsText.importFileHint, ["limit": .count(Application.mostImportRows)])
        html.fileField(
          Field("file", label: texts(OrganisationsText.importFile), hint: hint, error: problems.error(at: "file")), accept: ".csv,text/csv")
        html.actions { $0.button(texts(OrganisationsText.importSend)) }
      }
      guard !open.isEmpty else { return }
      html.element("h2", [], texts(OrganisationsText.importOpen))
      html.element("ul") { html in
        for entry in open {
          let words = "\(entry.fileName), \(visit.formats.shortInstant(entry.createdAt))"
          html.element("li") { $0.link(Link(words, visit.address(show, entry.id.description))) }
        }
      }
    }
  }
}

extension ImportPages {
  private static func showPage(_ visit: Visit, _ permit: Permit<ManageRegister>) throws -> Response {
    let (entry, rows) = try visit.application.checkedImport(visit.identifier("import"), permit: permit)
    let texts = visit.texts
    let title = texts(OrganisationsText.importPageTitle, ["file": .text(entry.fileName)])
    let above = [
      Link(texts(OrganisationsText.title), visit.address(OfficeOrganisationPages.list)),
      Link(texts(OrganisationsText.importTitle), visit.address(start)),
    ]
    return visit.officePage(title, above: above) { html in
      html.element("h1", [], title)
      switch entry.state {
      case .open: openPart(&html, entry, rows, visit)
      case .taken: html.notice(.information, title: texts(OrganisationsText.importDone))
      case .discarded: html.notice(.information, title: texts(OrganisationsText.importDiscarded))
      }
    }
  }

  private static func openPart(_ html: inout HTML, _ entry: RegisterImport, _ rows: [CheckedRow], _ visit: Visit) {
    let faults = rows.filter { !$0.problems.isEmpty }
    let texts = visit.texts
    if rows.isEmpty {
      html.emptyState(title: texts(OrganisationsText.importEmptyTitle), text: texts(OrganisationsText.importEmptyText))
    } else if faults.isEmpty {
      html.notice(.positive, title: texts(OrganisationsText.importReady, ["count": .count(rows.count)]))
      html.form(action: visit.address(takeIn, entry.id.description), csrf: visit.csrf) { html in
        html.hidden("version", String(entry.version))
        html.actions { $0.button(texts(OrganisationsText.importTake)) }
      }
    } else {
      html.notice(.warning, title: texts(OrganisationsText.importFaults, ["count": .count(faults.count)])) { html in
        html.element("p", [], texts(OrganisationsText.importFaultsText))
      }
      faultTable(&html, entry, faults, visit)
    }
    html.details(texts(OrganisationsText.importDiscard)) { html in
      html.element("p", [], texts(OrganisationsText.importDiscardText))
      html.form(action: visit.address(discard, entry.id.description), csrf: visit.csrf) { html in
        html.hidden("version", String(entry.version))
        html.button(texts(OrganisationsText.importDiscard), .warning)
      }
    }
  }

  private static func faultTable(_ html: inout HTML, _ entry: RegisterImport, _ faults: [CheckedRow], _ visit: Visit) {
    let texts = visit.texts
    let id = entry.id.description
    let rows = faults.dropFirst(visit.offset).prefix(visit.pageSize).map { row -> [Cell] in
      [
        .text(String(row.number)), .text(row.row[.name].isEmpty ? "–" : row.row[.name]), sentences(row, visit),
        .link(texts(OrganisationsText.importRepair), visit.address(ImportRowPages.show, id, String(row.number))),
      ]
    }
    html.dataTable(
      caption: texts(OrganisationsText.importRows), isCaptionHidden: true,
      columns: [.importLine, .search, .importWhat, .importRepair].map { Column(texts($0 as OrganisationsText)) }, rows: Array(rows))
    guard faults.count > visit.pageSize else { return }
    html.pagination(visit.pagination(show, id, total: faults.count), texts)
  }

  private static func sentences(_ row: CheckedRow, _ visit: Visit) -> Cell {
    .sentences(
      row.problems.map { problem in
        visit.texts(
          OrganisationsText.importColumn,
          ["field": .text(visit.fieldName(problem.field)), "text": .text(visit.sentence(for: problem))])
      })
  }
}
