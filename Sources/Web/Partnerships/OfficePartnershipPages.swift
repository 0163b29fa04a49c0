import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// Partnerships as the office keeps them.
enum OfficePartnershipPages {
  static let list: PathPattern = "/office/partnerships"
  static let export: PathPattern = "/office/partnerships.csv"
  static let add: PathPattern = "/office/partnerships/add"
  static let show: PathPattern = "/office/partnerships/{partnership}"
  static let change: PathPattern = "/office/partnerships/{partnership}/change"

  static let endpoints: [Endpoint] = [
    .page(list, ManagePartnerships.self) { visit, _ in try listPage(visit) },
    .page(export, ManagePartnerships.self) { visit, _ in try PartnershipPages.exportFile(visit) },
    .page(add, ManagePartnerships.self) { visit, _ in try addPage(visit).response(visit, PartnershipForm()) },
    .form(add, ManagePartnerships.self, addPartnership),
    .page(show, ManagePartnerships.self) { visit, _ in try partnershipPage(visit) },
    .page(change, ManagePartnerships.self) { visit, _ in try changePage(visit) },
    .form(change, ManagePartnerships.self, changePartnership),
  ]

  private static func listPage(_ visit: Visit) throws -> Response {
    let listing = try PartnershipListing(visit)
    let texts = visit.texts
    return visit.officePage(texts(PartnershipsText.title)) { html in
      html.element("h1", [], texts(PartnershipsText.title))
      html.actions { html in
        html.buttonLink(Link(texts(PartnershipsText.add), visit.address(add)))
        listing.download(&html, visit, at: export)
      }
      listing.filter(&html, visit, at: list)
      guard listing.total > 0 else { return listing.nothing(&html, visit, at: list) }
      html.dataTable(
        caption: texts(PartnershipsText.title), isCaptionHidden: true,
        columns: [
          Column(texts(PartnershipsText.parties)), Column(texts(PartnershipsText.countries)), Column(texts(PartnershipsText.themes)),
          Column(texts(PartnershipsText.period)), Column(texts(PartnershipsText.status)),
        ], rows: listing.batch.partnerships.map { row($0, listing.batch, visit) })
      html.pagination(visit.pagination(list, counted: listing.total), texts)
    }
  }

  private static func row(_ partnership: Partnership, _ batch: PartnershipBatch, _ visit: Visit) -> [Cell] {
    var name = HTML(reserving: 256)
    name.link(Link(batch.name(of: partnership, in: visit.language), visit.address(show, partnership.slug)))
    if !partnership.title.isEmpty { name.element("small", [Attribute("dir", "auto")], partnership.title) }
    return [
      .html(name), .text(batch.countries(of: partnership).map { visit.texts.country($0) }.joined(separator: ", ")),
      .text(batch.themeNames(of: partnership, in: visit.language).joined(separator: ", ")), .text(visit.period(of: partnership) ?? ""),
      .tag(visit.word(for: partnership.status), visit.tone(of: partnership.status)),
    ]
  }

  static func addPage(_ visit: Visit) throws -> PartnershipFormPage {
    PartnershipFormPage(
      title: visit.texts(PartnershipsText.add), action: visit.address(add),
      above: [Link(visit.texts(PartnershipsText.title), visit.address(list))], themes: try visit.application.read { try $0.themes.all() })
  }

  private static func addPartnership(_ visit: Visit, _ permit: Permit<ManagePartnerships>, _ form: Form) throws -> Response {
    let typed = PartnershipForm(form)
    var page = try addPage(visit)
    do {
      let id = try visit.application.addPartnership(try typed.entry(visit, themes: page.themes), permit: permit)
      let slug = try visit.application.read { try $0.partnerships.find(id)?.slug } ?? ""
      return visit.redirect(show, slug, done: .added)
    } catch let invalid as InvalidInput {
      page.problems = visit.problems(invalid)
      return page.response(visit, typed)
    }
  }
}
