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
    self.form = form
    (organisations, total, countries, successors) = try visit.application.read { connection in
      let organisations = try connection.organisations.page(form.filter, offset: visit.offset, limit: visit.pageSize)
      return (
        organisations, try connection.organisations.count(form.filter, upTo: visit.countLimit),
        try connection.organisations.countries(),
        try connection.organisations.names(organisations.compactMap(\.profile.successor))
      )
    }
  }
}
