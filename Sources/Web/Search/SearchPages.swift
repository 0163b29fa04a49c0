import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store

/// One search over everything that the reader may see. No cookie is set, and what was typed is kept nowhere.
enum SearchPages {
  static let show: PathPattern = "/search"
  static let description: PathPattern = "/search.xml"

  static let endpoints: [Endpoint] = [
    .page(show, ReadPublicSite.self, showPage),
    .page(description, ReadPublicSite.self) { visit, _ in describe(visit) },
  ]

  private static func showPage(_ visit: Visit, _ permit: Permit<ReadPublicSite>) throws -> Response {
    let query = visit.searchQuery
    let isAsked = !query.typed.isEmpty || !query.filters.isEmpty
    if isAsked { try visit.application.countSearch(from: visit.networkAddress, permit: permit) }
    if query.filters.isEmpty, let hit = try visit.application.record(referredToAs: query.typed, permit: permit) {
      return .redirect(to: visit.address(of: hit))
    }
    let answer = try visit.application.find(query, permit: permit)
    return try page(visit, query, answer, isAsked: isAsked)
  }

  private static func page(_ visit: Visit, _ query: SearchQuery, _ answer: SearchAnswer, isAsked: Bool) throws -> Response {
    let texts = visit.texts
    let title = query.typed.isEmpty ? texts(SearchText.title) : texts(SearchText.titleFor, ["words": .text(query.typed)])
    let form = SearchForm(visit, query, answer, isAsked ? try visit.application.read { try $0.themes.all() } : [])
    return visit.page(title) { html in
      html.element("h1", [], texts(SearchText.title))
      form.write(&html)
      if answer.isBuilding { html.notice(.information, title: texts(SearchText.building)) { _ in } }
      if !isAsked { return html.element("p", [.class("quiet")], texts(SearchText.help)) }
      answer.total == 0 ? nothing(&html, visit, query, answer) : found(&html, visit, answer)
    }
  }

  private static func found(_ html: inout HTML, _ visit: Visit, _ answer: SearchAnswer) {
    let texts = visit.texts
    let hasMore = answer.total > SearchAnswer.most
    let count = min(answer.total, SearchAnswer.most)
    html.element("p", [Attribute("role", "status")], texts(hasMore ? SearchText.foundMore : .found, ["count": .count(count)]))
    let page = min(visit.pageNumber, SearchAnswer.most / SearchAnswer.pageSize)
    html.resultList(answer.hits.map { visit.result($0, Excerpt(answer)) }, start: (page - 1) * SearchAnswer.pageSize + 1)
    html.pagination(visit.pagination(show, total: count), texts)
  }

  /// What to do next when nothing was found.
  private static func nothing(_ html: inout HTML, _ visit: Visit, _ query: SearchQuery, _ answer: SearchAnswer) {
    let texts = visit.texts
    if let suggestion = answer.suggestion {
      html.element("p", [.class("lead")]) { html in
        html.text(texts(SearchText.didYouMean) + " ")
        html.link(Link(suggestion, visit.address(show, query: query.parameters(typed: suggestion))))
        html.text("?")
      }
    }
    let withoutFilters = Link(texts(SearchText.withoutFilters), visit.address(show, query: Parameters([("q", query.typed)])))
    html.emptyState(
      title: texts(SearchText.nothingTitle),
      text: texts(visit.viewer.person == nil ? SearchText.nothingVisitor : .nothingText),
      action: query.filters.isEmpty || query.typed.isEmpty ? nil : withoutFilters)
  }

  /// How browsers search the site from their own box (OpenSearch 1.1, draft 6).
  private static func describe(_ visit: Visit) -> Response {
    let site = visit.application.configuration.publicAddress
    let name = xml(String(visit.settings.name(in: visit.language).prefix(48)))
    let body = """
      <?xml version="1.0" encoding="UTF-8"?>
      <OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
      <ShortName>\(name)</ShortName>
      <Description>\(xml(visit.texts(SearchText.title)))</Description>
      <InputEncoding>UTF-8</InputEncoding>
      <Url type="text/html" template="\(xml(site + visit.address(show)))?q={searchTerms}"/>
      </OpenSearchDescription>

      """
    return Response(
      headers: Headers(["Content-Type": "application/opensearchdescription+xml; charset=utf-8"]), body: .bytes(Array(body.utf8)))
  }

  private static func xml(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
  }
}

extension Visit {
  /// What stands in the address.
  fileprivate var searchQuery: SearchQuery {
    let filters = SearchFacet.allCases.compactMap { facet in
      request.query.first(facet.rawValue).flatMap { $0.isEmpty ? nil : (facet, String($0.prefix(80))) }
    }
    let typed = String((request.query.first("q") ?? "").prefix(200)).trimmingWhitespace
    return SearchQuery(typed: typed, filters: Dictionary(uniqueKeysWithValues: filters), page: pageNumber)
  }
}

extension SearchQuery {
  /// The query as it stands in an address, with other words.
  func parameters(typed: String) -> Parameters {
    Parameters([("q", typed)] + SearchFacet.allCases.compactMap { facet in filters[facet].map { (facet.rawValue, $0) } })
  }
}
