import Database
import Domain
import Localization
import Store
import TwinhallCore

/// Partnerships, by their parties, their title and what is noted about them.
struct PartnershipSearch: SearchSource {
  let subject = "Partnership"
  let table: SQL = "partnerships"
  let actions: [any Action.Type] = [ReadPublicSite.self]

  func documents(_ records: [String], on connection: any Connection) throws -> [(record: String, document: SearchDocument)] {
    let partnerships = try connection.partnerships.partnerships(records.compactMap(Identifier<Partnership>.init))
    let batch = try PartnershipBatch(partnerships, themes: connection.themes.all(), on: connection)
    return partnerships.map { ($0.id.description, document(of: $0, batch)) }
  }

  private func document(of partnership: Partnership, _ batch: PartnershipBatch) -> SearchDocument {
    let texts = searchTexts { language in
      let associated = batch.members(of: partnership, as: .associated).map { $0.name(in: language) }.joined(separator: ", ")
      let themes = batch.themeNames(of: partnership, in: language).joined(separator: ", ")
      let countries = batch.countries(of: partnership).map { Texts.shared(language).country($0) }.joined(separator: ", ")
      return SearchText(
        title: batch.name(of: partnership, in: language),
        text: searchLines(partnership.title, partnership.note, associated, themes, countries))
    }
    let at = partnership.startsOn.map { Instant(milliseconds: Int64($0.number) * 86_400_000) } ?? partnership.id.instant
    var document = SearchDocument(.partnership, place: partnership.slug, texts: texts, readers: .whoMay(ReadPublicSite.self), at: at)
    document.names = [partnership.title]
    document.references = [partnership.id.description]
    document.countries = batch.countries(of: partnership)
    document.themes = batch.themes(of: partnership).map(\.code)
    document.year = partnership.startsOn?.components.year
    return document
  }

  func records(naming subject: String, _ changed: [String], on connection: any Connection) throws -> [String] {
    switch subject {
    case "Organisation":
      try records("SELECT DISTINCT partnership_id AS id FROM partnership_members WHERE organisation_id IN \(list: changed)", on: connection)
    case "Theme":
      try records("SELECT DISTINCT partnership_id AS id FROM partnership_themes WHERE theme_id IN \(list: changed)", on: connection)
    default: []
    }
  }
}
