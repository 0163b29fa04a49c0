import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// Partnerships as everybody sees them.
enum PartnershipPages {
  static let list: PathPattern = "/partnerships"
  static let table: PathPattern = "/partnerships.csv"
  static let partnership: PathPattern = "/partnerships/{partnership}"

  static let endpoints: [Endpoint] = [
    .page(list, ReadPublicSite.self) { visit, _ in try listPage(visit) },
    .page(table, ReadPublicSite.self) { visit, _ in try partnershipTable(visit) },
    .page(partnership, ReadPublicSite.self) { visit, _ in try partnershipPage(visit) },
  ]

  private static func listPage(_ visit: Visit) throws -> Response {
    let query = PartnershipQuery(visit.request.query)
    let page = visit.pageNumber
    let (batch, total, themes, countries) = try visit.application.read { connection in
      let themes = try connection.themes.all()
      let filter = query.filter(themes)
      let found = try connection.partnerships.page(filter, offset: (page - 1) * Pagination.pageSize, limit: Pagination.pageSize)
      return (
        try PartnershipBatch(found, themes: themes, on: connection),
        try connection.partnerships.count(filter, upTo: Pagination.countLimit(page: page) + 1), themes,
        try connection.organisations.countries()
      )
    }
    let texts = visit.texts
    return visit.page(
      texts(PartnershipsText.title), description: texts(PartnershipsText.meta), isIndexed: query.isEmpty
    ) { html in
      html.element("h1", [], texts(PartnershipsText.title))
      html.element("p", [.class("lead")], texts(PartnershipsText.intro))
      html.partnershipFilter(visit, query, action: visit.address(list), themes: themes, countries: countries)
      guard total > 0 else { return html.noPartnerships(visit, query, clear: visit.address(list)) }
      html.cardList(batch.partnerships.map { batch.card(for: $0, visit) })
      html.pagination(query.pagination(page, total, visit.address(list)), texts)
      html.element("p") { $0.link(Link(texts(PartnershipsText.csv), visit.address(table, query: query.parameters()))) }
    }
  }
}

extension PartnershipQuery {
  /// The pages of a list at `address`, with every filter kept.
  func pagination(_ page: Int, _ total: Int, _ address: String) -> Pagination {
    Pagination(page: page, counted: total) { page in
      let parameters = parameters(page: page)
      return parameters.pairs.isEmpty ? address : address + "?" + parameters.urlEncoded()
    }
  }
}

extension HTML {
  mutating func noPartnerships(_ visit: Visit, _ query: PartnershipQuery, clear: String) {
    let texts = visit.texts
    if query.isEmpty {
      emptyState(title: texts(PartnershipsText.noneTitle), text: texts(PartnershipsText.noneText))
    } else {
      emptyState(
        title: texts(PartnershipsText.emptyTitle), text: texts(PartnershipsText.emptyText), action: Link(texts(FormsText.clear), clear))
    }
  }
}
