import Application
import Domain
import HTTPServer
import Localization
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
      words: Array(foldedWords(search).prefix(6)))
  }
}
