import Application
import Domain
import Interface
import Localization
import Markup
import TwinhallCore

extension Visit {
  func word(_ kind: OrganisationKind) -> String { texts.text("organisations.kind-" + kind.rawValue) ?? kind.rawValue }

  func word(_ character: SettlementCharacter) -> String {
    texts.text("organisations.character-" + character.rawValue) ?? character.rawValue
  }

  func word(_ kind: OrganisationName.Kind) -> String { texts.text("organisations.name-kind-" + kind.rawValue) ?? kind.rawValue }

  /// What a field of the register is called; fields of the audit trail have the same names.
  func fieldName(_ field: String) -> String { texts.text("organisations.field-" + String(field.map { $0 == "_" ? "-" : $0 })) ?? field }

  func fieldName(_ column: RegisterColumn) -> String { fieldName(column.rawValue) }

  /// `Municipality in Sweden`, or only the kind where the country is not known.
  func kindAndCountry(_ kind: OrganisationKind, localKind: String = "", country: String) -> String {
    let kind = kind == .localGovernment && !localKind.isEmpty ? localKind.capitalizedFirst : word(kind)
    guard !country.isEmpty else { return kind }
    return texts(OrganisationsText.kindIn, ["kind": .text(kind), "country": .text(texts.country(country))])
  }

  func population(_ profile: OrganisationProfile) -> String? {
    guard let population = profile.population else { return nil }
    guard let year = profile.populationYear else { return formats.integer(population) }
    return texts(OrganisationsText.populationOfYear, ["population": .text(formats.integer(population)), "year": .text(String(year))])
  }

  func languageNames(_ tags: [String]) -> String { formats.list(tags.map { texts.languageName($0) }) }

  var kindChoices: [Choice] { OrganisationKind.allCases.map { Choice($0.rawValue, word($0)) } }

  /// A cluster of countries in the reader's language; the office's own word where the language files have none.
  func clusterName(_ code: String) -> String { texts.text("organisations.cluster-" + code) ?? code }
}

extension String {
  /// With its first letter in upper case, as a label begins.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
