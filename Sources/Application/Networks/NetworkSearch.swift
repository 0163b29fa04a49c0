import Database
import Domain
import Localization
import Store
import TwinhallCore

/// Networks, by name, summary, theme and countries.
struct NetworkSearch: SearchSource {
  let subject = "Network"
  let table: SQL = "networks"
  let actions: [any Action.Type] = [ReadPublicSite.self]

  func documents(_ records: [String], on connection: any Connection) throws -> [(record: String, document: SearchDocument)] {
    let wanted = Set(records)
    let themes = Dictionary(uniqueKeysWithValues: try connection.themes.all().map { ($0.id, $0) })
    return try connection.networks.all().filter { wanted.contains($0.id.description) }.map {
      ($0.id.description, document(of: $0, themes[$0.theme]))
    }
  }

  private func document(of network: Network, _ theme: Theme?) -> SearchDocument {
    let texts = searchTexts { language in
      let text = network.text(in: language)
      let countries = network.countries.map { Texts.shared(language).country($0) }.joined(separator: ", ")
      return SearchText(title: text.name, text: searchLines(text.summary, theme?.name(in: language), countries))
    }
    let at = network.startsOn.map { Instant(milliseconds: Int64($0.number) * 86_400_000) } ?? network.id.instant
    var document = SearchDocument(.network, place: network.slug, texts: texts, readers: .whoMay(ReadPublicSite.self), at: at)
    document.references = [network.id.description]
    document.countries = network.countries
    document.themes = [theme?.code].compactMap { $0 }
    document.year = network.startsOn?.components.year
    return document
  }

  func records(naming subject: String, _ changed: [String], on connection: any Connection) throws -> [String] {
    subject == "Theme" ? try records("SELECT id FROM networks WHERE theme_id IN \(list: changed)", on: connection) : []
  }
}
