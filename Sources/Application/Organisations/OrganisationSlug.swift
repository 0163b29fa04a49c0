import Domain
import Localization
import Store

/// Makes the part of an address that names an organisation.
enum OrganisationSlug {
  /// The name without "municipality" at its end, in ASCII letters; names in scripts without a Latin form go by country and code.
  static func base(for profile: OrganisationProfile) -> String {
    var words = foldedWords(profile.name).map { $0.filter { $0.isASCII } }.filter { !$0.isEmpty }
    if words.count > 1, let last = words.last, last == "municipality" || last == "kommun" { words.removeLast() }
    let text = words.joined(separator: "-").prefix(60)
    let slug = text.hasSuffix("-") ? String(text.dropLast()) : String(text)
    if slug.isSlug && !slug.isEmpty { return slug }
    let code = [profile.country, profile.officialCode].joined(separator: " ")
    let replacement = foldedWords(code).joined(separator: "-")
    return replacement.isSlug && !replacement.isEmpty ? replacement : "organisation"
  }

  /// The base itself where it is free, else with the country, else with a number.
  static func unique(for profile: OrganisationProfile, taken: (String) throws -> Set<String>) rethrows -> String {
    let base = base(for: profile)
    let used = try taken(base)
    if !used.contains(base) { return base }
    let withCountry = profile.country.isEmpty ? base : base + "-" + profile.country.lowercased()
    return makeFreeSlug(withCountry, taken: used)
  }
}
