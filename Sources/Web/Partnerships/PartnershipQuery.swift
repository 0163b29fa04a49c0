import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// What narrows a list of partnerships, as it stands in the address.
struct PartnershipQuery: Sendable {
  let search: String
  let status: String
  let theme: String
  let country: String

  init(_ query: Parameters) {
    search = query.first("q") ?? ""
    status = query.first("status") ?? ""
    theme = query.first("theme") ?? ""
    country = query.first("country") ?? ""
  }

  var isEmpty: Bool { search.isEmpty && status.isEmpty && theme.isEmpty && country.isEmpty }

  /// A theme or status that does not exist narrows nothing, as an old address should still show a list.
  func filter(_ themes: [Theme]) -> PartnershipFilter {
    PartnershipFilter(
      statuses: Partnership.Status(rawValue: status).map { [$0] } ?? [], theme: themes.first { $0.code == theme }?.id, country: country,
      words: Array(folded(search).split(separator: " ").prefix(6).map(String.init)))
  }

  /// The parameters of the address, with a page after the first.
  func parameters(page: Int = 1) -> Parameters {
    var pairs = [("q", search), ("theme", theme), ("country", country), ("status", status)].filter { !$0.1.isEmpty }
    if page > 1 { pairs.append(("page", String(page))) }
    return Parameters(pairs.map { (name: $0.0, value: $0.1) })
  }
}

extension HTML {
  /// The fields that narrow a list of partnerships.
  mutating func partnershipFilter(
    _ visit: Visit, _ query: PartnershipQuery, action: String, themes: [Theme], countries: [String]
  ) {
    let texts = visit.texts
    filterForm(action: action, clearAddress: query.isEmpty ? nil : action, texts) { html in
      html.textField(Field("q", label: texts(PartnershipsText.search), value: query.search), .search)
      html.select(
        Field("theme", label: texts(PartnershipsText.theme), value: query.theme),
        visit.choices(themes), blank: texts(PartnershipsText.anyTheme))
      html.select(
        Field("country", label: texts(PartnershipsText.country), value: query.country),
        visit.choices(countries: countries), blank: texts(PartnershipsText.anyCountry))
      html.select(
        Field("status", label: texts(PartnershipsText.status), value: query.status),
        Partnership.Status.allCases.map { Choice($0.rawValue, visit.word(for: $0)) }, blank: texts(PartnershipsText.anyStatus))
    }
  }
}

extension Visit {
  /// Themes to choose from, in the order of their names; the value is the code.
  func choices(_ themes: [Theme]) -> [Choice] {
    inOrder(themes.map { Choice($0.code, $0.name(in: language)) })
  }

  /// Countries to choose from, in the order of their names.
  func choices(countries: [String]) -> [Choice] {
    let wanted = Set(countries)
    return texts.countryCodes.filter(wanted.contains).map { Choice($0, texts.country($0)) }
  }
}
