import Application
import Domain
import Interface
import Localization
import Markup
import Store
import TwinhallCore

extension HTML {
  /// The newest documents about something that the viewer may see, on its own page. Nothing where there are none and none can be added.
  mutating func documentSection(_ visit: Visit, about place: Place, slug: String) throws {
    let permit = try Policy.permit(ReadDocuments.self, to: visit.viewer)
    let page = try visit.application.documents(DocumentFilter(place: place), offset: 0, limit: 12, countUpTo: 13, permit: permit)
    let mayAdd = try visit.viewer.person != nil && visit.mayAddDocument(about: place)
    guard mayAdd || !page.documents.isEmpty else { return }
    let texts = visit.texts
    let add = Link(texts(LibraryText.add), visit.address(KeepDocumentPages.add, place.kind.rawValue, slug))
    element("h2", [.id("documents")], texts(LibraryText.title))
    guard !page.documents.isEmpty else {
      return emptyState(title: texts(LibraryText.noneHereTitle), text: texts(LibraryText.noneHereText), action: add)
    }
    cardList(page.documents.map { visit.card(for: $0, page) }, heading: .three)
    actions { html in
      if mayAdd { html.buttonLink(add, .secondary) }
      if page.total > page.documents.count { html.link(Link(texts(LibraryText.all), visit.address(DocumentPages.list))) }
    }
  }
}

extension Visit {
  fileprivate func mayAddDocument(about place: Place) throws -> Bool {
    if may(KeepDocuments.self) { return true }
    if viewer.roles.isEmpty { return false }
    return may(KeepDocuments.self, in: try application.libraryScope(of: place))
  }
}
