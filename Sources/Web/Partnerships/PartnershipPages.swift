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
  static let export: PathPattern = "/partnerships.csv"
  static let show: PathPattern = "/partnerships/{partnership}"

  static let endpoints: [Endpoint] = [
    .page(list, ReadPublicSite.self) { visit, _ in try listPage(visit) },
    .page(export, ReadPublicSite.self) { visit, _ in try exportFile(visit) },
    .page(show, ReadPublicSite.self) { visit, _ in try partnershipPage(visit) },
  ]

  /// The list as a file for spreadsheets, with the filter of the address. It holds nothing that the public pages do not show.
  static func exportFile(_ visit: Visit) throws -> Response {
    let bytes = try visit.application.read { connection in
      try partnershipsAsCSV(on: connection) { PartnershipQuery(visit.request.query).filter($0) }
    }
    return .csv(bytes, named: "partnerships.csv")
  }

  private static func listPage(_ visit: Visit) throws -> Response {
    let listing = try PartnershipListing(visit)
    let texts = visit.texts
    return visit.page(
      texts(PartnershipsText.title), description: texts(PartnershipsText.meta), isIndexed: listing.query.isEmpty
    ) { html in
      html.element("h1", [], texts(PartnershipsText.title))
      html.element("p", [.class("lead")], texts(PartnershipsText.intro))
      listing.filter(&html, visit, at: list)
      guard listing.total > 0 else { return listing.nothing(&html, visit, at: list) }
      html.cardList(listing.batch.partnerships.map { visit.card(for: $0, listing.batch) })
      html.pagination(visit.pagination(list, counted: listing.total), texts)
      html.element("p") { listing.download(&$0, visit, at: export) }
    }
  }
}
