import Application
import Domain
import HTTPServer
import Localization
import Store
import TwinhallCore

/// The list of public pages for search engines (sitemaps.org, version 0.9), with each page in each language.
enum Sitemap {
  /// What the protocol allows in one file, all languages counted.
  private static let mostAddresses = 50_000

  static func response(_ application: Application) throws -> Response {
    let paths = try paths(application, limit: mostAddresses / Language.allCases.count)
    var xml = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n".utf8)
    for path in paths {
      for language in Language.allCases {
        // Slugs and the site's own address hold nothing that XML would need escaped.
        xml += Array("<url><loc>\(application.configuration.publicAddress)/\(language.tag)\(path)</loc></url>\n".utf8)
      }
    }
    xml += Array("</urlset>\n".utf8)
    return Response(
      headers: Headers(["Content-Type": "application/xml; charset=utf-8", "Cache-Control": "public, max-age=3600"]), body: .bytes(xml))
  }

  /// Fixed pages first, then the lists' entries until the file is full.
  private static func paths(_ application: Application, limit: Int) throws -> [String] {
    try application.read { connection in
      let lists = [NetworkPages.list, PartnershipPages.list, SeekingPages.list, OrganisationPages.list, DeclarePages.start]
      let texts = [TextPages.howItWorks, TextPages.accessibility, TextPages.privacy]
      let fixed = [""] + (lists + texts).map { $0.path([]) }
      let networks = try connection.networks.all().map { NetworkPages.show.path([$0.slug]) }
      var filter = DeclarationFilter()
      filter.state = .published
      let seeking = try connection.declarations.page(filter, offset: 0, limit: limit).map {
        SeekingPages.show.path([$0.slug ?? $0.id.description])
      }
      let partnerships = try connection.partnerships.slugs(limit: limit).map { PartnershipPages.show.path([$0]) }
      let organisations = try connection.organisations.page(OrganisationFilter(), offset: 0, limit: limit).map {
        OrganisationPages.show.path([$0.slug])
      }
      return Array((fixed + networks + seeking + partnerships + organisations).prefix(limit))
    }
  }
}
