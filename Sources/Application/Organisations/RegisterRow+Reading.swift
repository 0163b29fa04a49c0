import Domain
import TwinhallCore

extension RegisterRow {
  /// The draft that the cells describe, checked; parent and successor are left for whoever can look them up.
  /// - Throws: `InvalidInput` with every problem, those of reading and those of meaning.
  public func draft(names: [OrganisationName]? = nil, contacts: [OrganisationContact] = []) throws(InvalidInput) -> OrganisationDraft {
    var validation = Validation()
    let draft = draft(names: names, contacts: contacts, &validation)
    try validation.finish()
    return draft
  }

  /// As above; the problems are left in `validation`.
  func draft(names: [OrganisationName]?, contacts: [OrganisationContact], _ validation: inout Validation) -> OrganisationDraft {
    var profile = OrganisationProfile()
    let kind = OrganisationKind(rawValue: self[.kind].trimmingWhitespace)
    if kind == nil { validation.add("kind", self[.kind].isEmpty ? .missing : .notAChoice) }
    profile.kind = kind ?? .office
    profile.localKind = self[.localKind]
    profile.name = self[.name]
    profile.swedishName = self[.nameSwedish]
    profile.country = self[.country]
    profile.subdivision = self[.subdivision]
    profile.officialCode = self[.code]
    profile.wikidata = self[.wikidata]
    profile.languages = self[.languages].split { $0 == "|" || $0 == "," || $0.isWhitespace }.map(String.init)
    profile.homepage = self[.homepage]
    profile.source = self[.source]
    readNumbers(into: &profile, &validation)
    let draft = OrganisationDraft(profile, slug: self[.slug], names: names ?? RegisterNames.parse(self[.names]), contacts: contacts)
    return validation.organisation(draft)
  }

  private func readNumbers(into profile: inout OrganisationProfile, _ validation: inout Validation) {
    profile.latitude = coordinate(.latitude, &validation)
    profile.longitude = coordinate(.longitude, &validation)
    profile.population = validation.number("population", self[.population], in: 0...2_000_000_000)
    profile.populationYear = validation.number("population_year", self[.populationYear], in: 1900...2200)
    profile.validFrom = validation.day("valid_from", self[.validFrom])
    profile.validTo = validation.day("valid_to", self[.validTo])
    let character = self[.character].trimmingWhitespace
    profile.character = SettlementCharacter(rawValue: character)
    if !character.isEmpty && profile.character == nil { validation.add("character", .notAChoice) }
  }

  private func coordinate(_ column: RegisterColumn, _ validation: inout Validation) -> Double? {
    let text = self[column].trimmingWhitespace.replacing(",", with: ".")
    guard !text.isEmpty else { return nil }
    guard let value = Double(text), value.isFinite else {
      validation.add(column.rawValue, .notCoordinates)
      return nil
    }
    return value
  }
}
