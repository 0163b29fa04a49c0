import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import TwinhallCore

extension KeepDocumentPages {
  static func versionPage(
    _ visit: Visit, _ form: DocumentForm?, problems: Problems = .none, stored: [SummaryRow] = []
  ) throws -> Response {
    let (document, texts) = (try visit.record().document, visit.texts)
    var typed = form ?? DocumentForm()
    if form == nil { typed.version = document.version }
    let title = texts(LibraryText.newVersion)
    return visit.page(title, status: stored.isEmpty ? nil : 409, problems: problems, above: visit.above(document)) { html in
      html.element("h1", [], title)
      html.element("p", [.class("lead")], texts(LibraryText.newVersionLead))
      if !stored.isEmpty {
        html.conflictNotice(title: texts(LibraryText.conflictTitle), text: texts(LibraryText.conflictText)) {
          $0.summaryList(stored, texts)
        }
      }
      html.form(action: visit.address(version, document.id.description), csrf: visit.csrf, hasFiles: true, warnsUnsaved: true) { html in
        html.hidden("version", String(typed.version))
        html.documentFile(typed, problems, visit)
        html.textField(
          Field(
            "note", label: texts(LibraryText.note), hint: texts(LibraryText.noteHint), error: problems.error(at: "note"), value: typed.note,
            optional: texts(FormsText.optional)))
        html.actions { $0.button(title) }
      }
    }
  }

  static func addVersion(_ visit: Visit, _ permit: Permit<KeepDocuments>, _ form: Form) throws -> Response {
    let record = try visit.record()
    var typed = DocumentForm(form)
    do {
      typed.upload = try visit.sentUpload(form)
      try visit.application.addVersion(
        of: record.document.id, file: typed.upload.map { .upload($0.id) }, note: typed.note, version: typed.version, permit: permit)
      return visit.redirect(DocumentPages.show, record.document.id.description, done: .saved)
    } catch let invalid as InvalidInput {
      return try versionPage(visit, typed, problems: visit.problems(invalid))
    } catch is VersionConflict {
      typed.version = record.document.version
      return try versionPage(visit, typed, stored: newest(record, visit) + stored(record.document, visit))
    }
  }

  /// Who sent the newest version, and when.
  private static func newest(_ record: DocumentRecord, _ visit: Visit) -> [SummaryRow] {
    guard let latest = record.latest else { return [] }
    let by = latest.by.flatMap { record.people[$0] } ?? visit.texts(AdministrationText.bySystem)
    return [
      SummaryRow(
        visit.texts(LibraryText.version, ["number": .count(latest.number)]),
        .lines(latest.name, "\(by), \(visit.formats.shortInstant(latest.at))"))
    ]
  }

  static func restoreVersion(_ visit: Visit, _ permit: Permit<KeepDocuments>, _ form: Form) throws -> Response {
    let id: Identifier<Document> = try visit.identifier("document")
    guard let number = Int(try visit.parameter("number")) else { throw NotFound() }
    try visit.application.restoreVersion(number, of: id, version: form.version, permit: permit)
    return visit.redirect(DocumentPages.show, id.description, done: .restored)
  }

  /// Asks once.
  static func deletePage(_ visit: Visit) throws -> Response {
    let (document, texts) = (try visit.record().document, visit.texts)
    let days = try visit.application.daysKept(.deletedDocuments)
    let words: KeyValuePairs<String, Argument> = ["title": .text(document.entry.title), "count": .count(days)]
    return visit.page(texts(LibraryText.delete), above: visit.above(document)) { html in
      html.element("h1", [], texts(LibraryText.delete))
      html.element("p", [], texts(LibraryText.deleteText, words))
      html.form(action: visit.address(delete, document.id.description), csrf: visit.csrf) { html in
        html.hidden("version", String(document.version))
        html.actions { html in
          html.button(texts(LibraryText.delete), .warning)
          html.link(Link(texts(LibraryText.deleteKeep), visit.address(DocumentPages.show, document.id.description)))
        }
      }
    }
  }

  static func deleteDocument(_ visit: Visit, _ permit: Permit<KeepDocuments>, _ form: Form) throws -> Response {
    try visit.application.deleteDocument(visit.identifier("document"), version: form.version, permit: permit)
    return visit.redirect(DocumentPages.deleted, done: .removed)
  }
}
