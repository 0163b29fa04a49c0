import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// One page of a list of partnerships with all that it shows.
struct PartnershipListing {
  let query: PartnershipQuery
  let batch: PartnershipBatch
  /// Counted up to `Visit.countLimit`.
  let total: Int
  private let themes: [Theme]
  private let countries: [String]

  init(_ visit: Visit) throws {
    let query = PartnershipQuery(visit.request.query)
    self.query = query
    (batch, total, themes, countries) = try visit.application.read { connection in
      let themes = try connection.themes.all()
      let filter = query.filter(themes)
      let found = try connection.partnerships.page(filter, offset: visit.offset, limit: visit.pageSize)
      return (
        try PartnershipBatch(found, themes: themes, on: connection), try connection.partnerships.count(filter, upTo: visit.countLimit),
        themes, try connection.organisations.countries()
      )
    }
  }

  /// The fields that narrow the list.
  func filter(_ html: inout HTML, _ visit: Visit, at pattern: PathPattern) {
    let (texts, address) = (visit.texts, visit.address(pattern))
    html.filterForm(action: address, clearAddress: query.isEmpty ? nil : address, texts) { html in
      html.textField(Field("q", label: texts(PartnershipsText.search), value: query.search), .search)
      html.select(
        Field("theme", label: texts(PartnershipsText.theme), value: query.theme), visit.themeChoices(themes),
        blank: texts(PartnershipsText.anyTheme))
      html.select(
        Field("country", label: texts(PartnershipsText.country), value: query.country), visit.countryChoices(countries),
        blank: texts(PartnershipsText.anyCountry))
      html.select(
        Field("status", label: texts(PartnershipsText.status), value: query.status),
        Partnership.Status.allCases.map { Choice($0.rawValue, visit.word(for: $0)) }, blank: texts(PartnershipsText.anyStatus))
    }
  }

  /// What stands in place of an empty list.
  func nothing(_ html: inout HTML, _ visit: Visit, at pattern: PathPattern) {
    let texts = visit.texts
    if query.isEmpty {
      html.emptyState(title: texts(PartnershipsText.noneTitle), text: texts(PartnershipsText.noneText))
    } else {
      html.emptyState(
        title: texts(PartnershipsText.emptyTitle), text: texts(PartnershipsText.emptyText),
        action: Link(texts(FormsText.clear), visit.address(pattern)))
    }
  }

  /// The list as a file, with what it weighs.
  func download(_ html: inout HTML, _ visit: Visit, at export: PathPattern) {
    html.download(
      Link(visit.texts(PartnershipsText.csv), visit.address(export, query: visit.filters)), .csv(rows: total, rowBytes: 60), visit.texts)
  }
}
