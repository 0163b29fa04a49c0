import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// Adding documents, and the steps that those may take who keep them.
enum KeepDocumentPages {
  static let add: PathPattern = "/documents/add/{place}/{record}"
  static let change: PathPattern = "/documents/{document}/change"
  static let version: PathPattern = "/documents/{document}/version"
  static let restoreVersion: PathPattern = "/documents/{document}/versions/{number}/restore"
  static let delete: PathPattern = "/documents/{document}/delete"
  static let restore: PathPattern = "/documents/{document}/restore"

  static let endpoints: [Endpoint] = [
    .page(add, KeepDocuments.self, in: placeScope) { visit, _ in try addPage(visit, DocumentForm()) },
    .upload(add, KeepDocuments.self, in: placeScope, addDocument),
    .page(change, KeepDocuments.self, in: scope) { visit, permit in try changePage(visit, permit) },
    .form(change, KeepDocuments.self, in: scope, changeDocument),
    .page(version, KeepDocuments.self, in: scope) { visit, _ in try versionPage(visit, nil) },
    .upload(version, KeepDocuments.self, in: scope, addVersion),
    .form(restoreVersion, KeepDocuments.self, in: scope, restoreVersion),
    .page(delete, KeepDocuments.self, in: scope) { visit, _ in try deletePage(visit) },
    .form(delete, KeepDocuments.self, in: scope, deleteDocument),
    .form(restore, KeepDocuments.self, in: scope) { visit, permit, _ in
      let id: Identifier<Document> = try visit.identifier("document")
      try visit.application.restoreDocument(id, permit: permit)
      return visit.redirect(DocumentPages.show, id.description, done: .restored)
    },
  ]

  /// Those who take part in what the address names.
  @Sendable private static func placeScope(_ visit: Visit) throws -> Scope {
    try visit.application.libraryScope(of: visit.documentPlace())
  }

  /// Those whom the document concerns, if the viewer may read it.
  @Sendable static func scope(_ visit: Visit) throws -> Scope { try visit.record().scope }

  private static func addPage(
    _ visit: Visit, _ form: DocumentForm, problems: Problems = .none
  ) throws -> Response {
    let place = try visit.documentPlace()
    let names = try visit.application.read { try PlaceTitles([place], on: $0) }
    let (texts, name) = (visit.texts, visit.placeName(place, names))
    var above = [Link(texts(LibraryText.title), visit.address(DocumentPages.list))]
    if let address = visit.placeAddress(place, names) { above = [Link(name, address)] }
    return visit.page(texts(LibraryText.add), problems: problems, above: above) { html in
      html.element("h1", [], texts(LibraryText.add))
      html.element("p", [.class("lead")], name)
      html.form(action: visit.request.path, csrf: visit.csrf, hasFiles: true, warnsUnsaved: true) { html in
        html.documentFile(form, problems, visit)
        html.documentFields(form, problems, visit)
        html.actions { $0.button(texts(LibraryText.addAction)) }
      }
    }
  }

  private static func addDocument(_ visit: Visit, _ permit: Permit<KeepDocuments>, _ form: Form) throws -> Response {
    var typed = DocumentForm(form)
    do {
      typed.upload = try visit.sentUpload(form)
      let entry = try typed.named(visit, permit)
      let id = try visit.application.addDocument(
        entry, about: visit.documentPlace(), file: typed.upload.map { .upload($0.id) }, permit: permit)
      return visit.redirect(DocumentPages.show, id.description, done: .added)
    } catch let invalid as InvalidInput {
      return try addPage(visit, typed, problems: visit.problems(invalid))
    }
  }

  private static func changePage(_ visit: Visit, _ permit: Permit<KeepDocuments>) throws -> Response {
    let document = try visit.record().document
    let addresses = try visit.application.addresses(of: document.entry.readers, permit: permit)
    return changePage(visit, document, DocumentForm(document, addresses: addresses))
  }

  private static func changePage(
    _ visit: Visit, _ document: Document, _ form: DocumentForm, problems: Problems = .none, stored: [SummaryRow] = []
  ) -> Response {
    let texts = visit.texts
    let conflict = (title: texts(LibraryText.conflictTitle), text: texts(LibraryText.conflictText))
    return visit.page(
      texts(LibraryText.change), status: stored.isEmpty ? nil : 409, problems: problems, above: visit.above(document)
    ) { html in
      html.versionedForm(
        texts(LibraryText.change), action: visit.address(change, document.id.description), version: form.version, stored: stored,
        conflict: conflict, visit
      ) { $0.documentFields(form, problems, visit) }
    }
  }

  private static func changeDocument(_ visit: Visit, _ permit: Permit<KeepDocuments>, _ form: Form) throws -> Response {
    let document = try visit.record().document
    var typed = DocumentForm(form)
    do {
      try visit.application.changeDocument(document.id, to: typed.named(visit, permit), version: typed.version, permit: permit)
      return visit.redirect(DocumentPages.show, document.id.description, done: .saved)
    } catch let invalid as InvalidInput {
      return changePage(visit, document, typed, problems: visit.problems(invalid))
    } catch is VersionConflict {
      typed.version = document.version
      return changePage(visit, document, typed, stored: stored(document, visit))
    }
  }

  /// What somebody else saved.
  static func stored(_ document: Document, _ visit: Visit) -> [SummaryRow] {
    let (texts, entry) = (visit.texts, document.entry)
    return [
      SummaryRow(texts(LibraryText.titleLabel), entry.title), SummaryRow(texts(LibraryText.description), entry.description),
      SummaryRow(texts(LibraryText.kind), visit.word(for: entry.kind)),
      SummaryRow(texts(LibraryText.audience), visit.word(for: entry.audience)),
      SummaryRow(texts(LibraryText.alternative), entry.alternativeText), SummaryRow(texts(LibraryText.caption), entry.caption),
      SummaryRow(texts(LibraryText.versions), String(document.latest)),
    ]
  }
}

extension Visit {
  /// The record in the address, for those who may read it.
  func record() throws -> DocumentRecord {
    try application.document(identifier("document"), permit: Policy.permit(ReadDocuments.self, to: viewer))
  }

  /// What the address says that a document is to be about.
  func documentPlace() throws -> Place {
    let (kind, slug) = (try parameter("place"), try parameter("record"))
    guard let place = try application.read({ try $0.place(kind, slug: slug) }) else { throw NotFound() }
    return place
  }

  func above(_ document: Document) -> [Link] {
    [
      Link(texts(LibraryText.title), address(DocumentPages.list)),
      Link(document.entry.title, address(DocumentPages.show, document.id.description)),
    ]
  }

  /// The file of a form: just sent, or sent before and kept.
  func sentUpload(_ form: Form) throws -> Upload? {
    let permit = try Policy.permit(SendFiles.self, to: viewer)
    if let file = form.file("file") { return try application.keepUpload(SentFile(file), permit: permit) }
    guard !form.text("upload").isEmpty else { return nil }
    guard let id = Identifier<Upload>(form.text("upload")), let upload = try? application.upload(id, permit: permit) else {
      throw InvalidInput([Problem("file", .fileGone)])
    }
    return upload
  }
}
