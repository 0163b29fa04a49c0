import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// The filter of a list of organisations, as it stands in the address.
struct OrganisationFilterForm {
  let kind: OrganisationKind?
  let country: String
  let search: String

  init(_ query: Parameters) {
    kind = query.first("kind").flatMap(OrganisationKind.init)
    country = String((query.first("country") ?? "").prefix(2))
    search = String((query.first("search") ?? "").prefix(100))
  }

  var filter: OrganisationFilter { OrganisationFilter(kinds: kind.map { [$0] } ?? [], country: country, searching: search) }

  var isEmpty: Bool { kind == nil && country.isEmpty && search.isEmpty }

  /// The query of the same list on another page.
  func query(page: Int = 1) -> Parameters {
    var query = Parameters()
    if let kind { query.add("kind", kind.rawValue) }
    if !country.isEmpty { query.add("country", country) }
    if !search.isEmpty { query.add("search", search) }
    if page > 1 { query.add("page", String(page)) }
    return query
  }

  func write(_ html: inout HTML, _ visit: Visit, at pattern: PathPattern, countries: [String]) {
    let texts = visit.texts
    html.filterForm(action: visit.address(pattern), clearAddress: isEmpty ? nil : visit.address(pattern), texts) { html in
      html.textField(Field("search", label: texts(OrganisationsText.search), value: search), .search)
      html.select(
        Field("kind", label: visit.fieldName(.kind), value: kind?.rawValue ?? ""), visit.kindChoices,
        blank: texts(OrganisationsText.anyKind))
      html.select(
        Field("country", label: visit.fieldName(.country), value: country), visit.countryChoices(countries),
        blank: texts(OrganisationsText.anyCountry))
    }
  }
}

/// One page of a list with all that it shows.
struct OrganisationListing {
  let form: OrganisationFilterForm
  let organisations: [Organisation]
  let total: Int
  let countries: [String]
  let successors: [Identifier<Organisation>: OrganisationBrief]

  init(_ visit: Visit) throws {
    let form = OrganisationFilterForm(visit.request.query)
    let page = visit.pageNumber
    self.form = form
    (organisations, total, countries, successors) = try visit.application.read { connection in
      let offset = min(page - 1, 1_000_000) * Pagination.pageSize
      let organisations = try connection.organisations.page(form.filter, offset: offset, limit: Pagination.pageSize)
      return (
        organisations, try connection.organisations.count(form.filter, upTo: Pagination.countLimit(page: page) + 1),
        try connection.organisations.countries(),
        try connection.organisations.names(organisations.compactMap(\.profile.successor))
      )
    }
  }

  func pagination(_ visit: Visit, at pattern: PathPattern) -> Pagination {
    let (language, form) = (visit.language, form)
    return Pagination(page: visit.pageNumber, counted: total) { page in
      let query = form.query(page: page)
      return "/\(language.tag)" + pattern.path([]) + (query.pairs.isEmpty ? "" : "?" + query.urlEncoded())
    }
  }
}
