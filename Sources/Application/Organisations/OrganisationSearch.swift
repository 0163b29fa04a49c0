import Database
import Domain
import Localization
import Store
import TwinhallCore

/// Bodies of the register, by every name they have or had.
struct OrganisationSearch: SearchSource {
  let subject = "Organisation"
  let table: SQL = "organisations"
  let actions: [any Action.Type] = [ReadPublicSite.self]

  func documents(_ records: [String], on connection: any Connection) throws -> [(record: String, document: SearchDocument)] {
    let ids = records.compactMap(Identifier<Organisation>.init)
    let names = try connection.organisations.otherNames(of: ids)
    return try connection.organisations.all(ids).map { ($0.id.description, document(of: $0, names[$0.id] ?? [])) }
  }

  private func document(of organisation: Organisation, _ names: [OrganisationName]) -> SearchDocument {
    let profile = organisation.profile
    let texts = searchTexts { language in
      let texts = Texts.shared(language)
      let kind = texts.text("organisations.kind-" + profile.kind.rawValue) ?? ""
      let known = profile.kind == .localGovernment && !profile.localKind.isEmpty ? profile.localKind : kind
      let country = profile.country.isEmpty ? nil : texts.country(profile.country)
      return SearchText(title: profile.name(in: language), text: [known, country].compactMap { $0 }.joined(separator: ", "))
    }
    var document = SearchDocument(
      .organisation, place: organisation.slug, texts: texts, readers: .whoMay(ReadPublicSite.self), at: organisation.id.instant)
    document.names = [profile.name, profile.swedishName] + names.map(\.name)
    document.keywords = [profile.localKind, profile.officialCode, profile.wikidata]
    document.references = [organisation.id.description]
    document.countries = [profile.country]
    return document
  }
}
