import Domain
import Localization

extension Validation {
  /// Checks a whole draft and gives it back tidied. Fields are named as the register's columns are (`RegisterColumn`); other names are
  /// `alias-1` and on, contacts `contact-name-1` and on.
  mutating func organisation(_ draft: OrganisationDraft) -> OrganisationDraft {
    var draft = draft
    draft.profile = profile(draft.profile)
    draft.slug = draft.slug.trimmingWhitespace
    if !draft.slug.isEmpty && !draft.slug.isSlug { add("slug", .notASlug) }
    draft.names = draft.names.enumerated().map { otherName($0.element, number: $0.offset + 1) }
    draft.contacts = draft.contacts.enumerated().map { contact($0.element, number: $0.offset + 1) }
    return draft
  }

  private mutating func profile(_ entered: OrganisationProfile) -> OrganisationProfile {
    var profile = entered
    profile.name = line("name", entered.name, required: true, limit: 200)
    profile.swedishName = line("name_sv", entered.swedishName, required: false, limit: 200)
    profile.localKind = line("local_kind", entered.localKind, required: false, limit: 80)
    profile.officialCode = line("code", entered.officialCode, required: false, limit: 40)
    profile.source = line("source", entered.source, required: false, limit: 200)
    profile.homepage = webAddress("homepage", entered.homepage)
    profile.country = country("country", entered.country, required: entered.kind.isLocalGovernment)
    profile.subdivision = entered.subdivision.trimmingWhitespace.uppercased()
    if !profile.subdivision.isEmpty && !profile.subdivision.isSubdivision(of: profile.country) { add("subdivision", .notASubdivision) }
    profile.wikidata = entered.wikidata.trimmingWhitespace.uppercased()
    if !profile.wikidata.isEmpty && !profile.wikidata.isWikidataItem { add("wikidata", .notAWikidataItem) }
    if profile.languages.contains(where: { !$0.isLanguageTag }) { add("languages", .notALanguageCode) }
    checkNumbers(profile)
    if let from = profile.validFrom, let to = profile.validTo, to < from { add("valid_to", .endsBeforeStart) }
    return profile
  }

  private mutating func checkNumbers(_ profile: OrganisationProfile) {
    checkRange("latitude", profile.latitude, -90...90)
    checkRange("longitude", profile.longitude, -180...180)
    if (profile.latitude == nil) != (profile.longitude == nil) { add(profile.latitude == nil ? "latitude" : "longitude", .missing) }
    checkRange("population", profile.population.map(Double.init), 0...2_000_000_000)
    checkRange("population_year", profile.populationYear.map(Double.init), 1900...2200)
  }

  private mutating func checkRange(_ field: String, _ value: Double?, _ range: ClosedRange<Double>) {
    guard let value, !range.contains(value) else { return }
    add(field, .outOfRange, ["least": String(Int(range.lowerBound)), "most": String(Int(range.upperBound))])
  }

  private mutating func otherName(_ entered: OrganisationName, number: Int) -> OrganisationName {
    var name = entered
    name.name = line("alias-\(number)", entered.name, required: true, limit: 200)
    if name.name.contains("|") { add("alias-\(number)", .noVerticalBar) }
    if !name.language.isEmpty && !name.language.isLanguageTag { add("alias-language-\(number)", .notALanguageCode) }
    return name
  }

  private mutating func contact(_ entered: OrganisationContact, number: Int) -> OrganisationContact {
    var contact = entered
    contact.name = line("contact-name-\(number)", entered.name, required: entered.function.trimmingWhitespace.isEmpty, limit: 120)
    contact.function = line("contact-function-\(number)", entered.function, required: false, limit: 120)
    if !entered.email.trimmingWhitespace.isEmpty { contact.email = emailAddress("contact-email-\(number)", entered.email) }
    contact.phone = line("contact-phone-\(number)", entered.phone, required: false, limit: 40)
    return contact
  }
}

extension String {
  /// The shape of ISO 3166-2: the country, a hyphen, one to three letters or digits.
  fileprivate func isSubdivision(of country: String) -> Bool {
    guard !country.isEmpty, hasPrefix(country + "-") else { return false }
    let rest = dropFirst(country.count + 1)
    return (1...3).contains(rest.count) && rest.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
  }

  fileprivate var isWikidataItem: Bool { first == "Q" && count > 1 && dropFirst().allSatisfy { $0.isASCII && $0.isNumber } }

  /// The shape of BCP 47: a language of two or three letters, then subtags.
  var isLanguageTag: Bool {
    let parts = split(separator: "-", omittingEmptySubsequences: false)
    guard let language = parts.first, (2...3).contains(language.count), language.allSatisfy({ $0.isASCII && $0.isLetter }) else {
      return false
    }
    return parts.dropFirst().allSatisfy { (1...8).contains($0.count) && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } }
  }
}
