import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// Documents as those see them who may.
enum DocumentPages {
  static let list: PathPattern = "/documents"
  static let deleted: PathPattern = "/documents/deleted"
  static let show: PathPattern = "/documents/{document}"
  static let file: PathPattern = "/documents/{document}/file"
  static let picture: PathPattern = "/documents/{document}/picture/{side}"
  static let versionFile: PathPattern = "/documents/{document}/versions/{number}/file"

  static let endpoints: [Endpoint] = [
    .page(list, ReadDocuments.self) { visit, permit in try listPage(visit, permit) },
    .page(deleted, SendFiles.self) { visit, _ in try deletedPage(visit) },
    .page(show, ReadDocuments.self) { visit, permit in try documentPage(visit, permit) },
    .page(file, ReadDocuments.self) { visit, permit in try offeredFile(visit, permit) },
    .page(picture, ReadDocuments.self) { visit, permit in try pictureFile(visit, permit) },
    .page(versionFile, ReadDocuments.self) { visit, permit in try oldFile(visit, permit) },
  ]

  private static func listPage(_ visit: Visit, _ permit: Permit<ReadDocuments>) throws -> Response {
    let texts = visit.texts
    let query = DocumentQuery(visit.request.query)
    let page = try visit.application.documents(
      query.filter, offset: visit.offset, limit: Pagination.pageSize, countUpTo: visit.countLimit, permit: permit)
    let names = try visit.application.read { try PlaceTitles(page.documents.map(\.place), on: $0) }
    return visit.page(texts(LibraryText.title), description: texts(LibraryText.descriptionMeta), isIndexed: query.isEmpty) { html in
      html.element("h1", [], texts(LibraryText.title))
      html.element("p", [.class("lead")], texts(LibraryText.lead))
      if visit.may(KeepDocuments.self) {
        html.actions { html in
          html.buttonLink(Link(texts(LibraryText.add), visit.address(KeepDocumentPages.add, "programme", "all")))
          html.link(Link(texts(LibraryText.deleted), visit.address(deleted)))
        }
      }
      query.write(&html, visit)
      guard !page.documents.isEmpty else { return nothing(&html, visit, query) }
      html.cardList(page.documents.map { visit.card(for: $0, page, names) })
      html.pagination(visit.pagination(list, counted: page.total), texts)
    }
  }

  private static func nothing(_ html: inout HTML, _ visit: Visit, _ query: DocumentQuery) {
    let texts = visit.texts
    guard query.isEmpty else {
      return html.emptyState(
        title: texts(LibraryText.emptyTitle), text: texts(LibraryText.emptyText),
        action: Link(texts(FormsText.clear), visit.address(list)))
    }
    html.emptyState(title: texts(LibraryText.noneTitle), text: texts(LibraryText.noneText))
  }

  /// What the viewer could bring back.
  private static func deletedPage(_ visit: Visit) throws -> Response {
    let texts = visit.texts
    let permit = try Policy.permit(ReadDocuments.self, to: visit.viewer)
    var filter = DocumentFilter()
    filter.isDeleted = true
    let page = try visit.application.documents(
      filter, offset: visit.offset, limit: Pagination.pageSize, countUpTo: visit.countLimit, permit: permit)
    let kept = try page.documents.filter { try visit.mayKeep($0) }
    let days: KeyValuePairs<String, Argument> = ["count": .count(try visit.application.daysKept(.deletedDocuments))]
    return visit.page(texts(LibraryText.deleted), above: [Link(texts(LibraryText.title), visit.address(list))]) { html in
      html.element("h1", [], texts(LibraryText.deleted))
      html.element("p", [.class("lead")], texts(LibraryText.deletedLead, days))
      guard !kept.isEmpty else {
        return html.emptyState(title: texts(LibraryText.deletedNoneTitle), text: texts(LibraryText.deletedNoneText))
      }
      html.cardList(kept.map { visit.card(for: $0, page) })
      html.pagination(visit.pagination(deleted, counted: page.total), texts)
    }
  }
}

extension Visit {
  func mayKeep(_ document: Document) throws -> Bool {
    if may(KeepDocuments.self) { return true }
    return may(KeepDocuments.self, in: try application.libraryScope(of: document.place))
  }

  /// A visitor is asked to sign in before it is told whether there is such a document: somebody may have sent them its address.
  func document(_ permit: Permit<ReadDocuments>) throws -> DocumentRecord {
    do { return try application.document(identifier("document"), permit: permit) } catch let missing as NotFound {
      throw viewer.person == nil ? Refusal.signInNeeded as any Error : missing
    }
  }
}

/// What narrows the list, as it stands in the address.
struct DocumentQuery: Sendable {
  let search: String
  let kind: String
  let about: String
  let language: String
  let audience: String

  init(_ query: Parameters) {
    search = query.first("q") ?? ""
    kind = query.first("kind") ?? ""
    about = query.first("about") ?? ""
    language = query.first("language") ?? ""
    audience = query.first("audience") ?? ""
  }

  var isEmpty: Bool { search.isEmpty && kind.isEmpty && about.isEmpty && language.isEmpty && audience.isEmpty }

  var filter: DocumentFilter {
    var filter = DocumentFilter()
    filter.words = Array(foldedWords(search).prefix(6))
    filter.kind = Document.Kind(rawValue: kind)
    filter.placeKind = about
    filter.language = language
    filter.audience = Document.Audience(rawValue: audience)
    return filter
  }

  func write(_ html: inout HTML, _ visit: Visit) {
    let (texts, address) = (visit.texts, visit.address(DocumentPages.list))
    html.filterForm(action: address, clearAddress: isEmpty ? nil : address, texts) { html in
      html.textField(Field("q", label: texts(LibraryText.search), value: search), .search)
      html.select(
        Field("kind", label: texts(LibraryText.kind), value: kind),
        Document.Kind.allCases.map { Choice($0.rawValue, visit.word(for: $0)) }, blank: texts(LibraryText.anyKind))
      html.select(
        Field("about", label: texts(LibraryText.about), value: about),
        [
          Choice("partnership", texts(LibraryText.aboutPartnership)), Choice("network", texts(LibraryText.aboutNetwork)),
          Choice("organisation", texts(LibraryText.aboutOrganisation)), Choice("programme", texts(LibraryText.aboutProgramme)),
        ], blank: texts(LibraryText.anyAbout))
      html.select(
        Field("language", label: texts(LibraryText.language), value: language), visit.languageChoices,
        blank: texts(LibraryText.anyLanguage))
      guard visit.viewer.person != nil else { return }
      html.select(
        Field("audience", label: texts(LibraryText.audience), value: audience),
        Document.Audience.allCases.map { Choice($0.rawValue, visit.word(for: $0)) }, blank: texts(LibraryText.anyAudience))
    }
  }
}
