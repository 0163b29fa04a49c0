import Domain
import Localization
import Store

/// An organisation as it is entered, before it has an identity.
public struct OrganisationDraft: Hashable, Sendable {
  public var profile: OrganisationProfile
  /// The part of the address that names it; empty to have one made from the name.
  public var slug: String
  public var names: [OrganisationName]
  public var contacts: [OrganisationContact]

  public init(
    _ profile: OrganisationProfile = OrganisationProfile(), slug: String = "", names: [OrganisationName] = [],
    contacts: [OrganisationContact] = []
  ) {
    self.profile = profile
    self.slug = slug
    self.names = names
    self.contacts = contacts
  }

  /// Every name it is known by.
  var allNames: [String] {
    ([profile.name, profile.swedishName] + names.map(\.name)).filter { !$0.isEmpty }
  }

  /// The forms of the names that lists are ordered and searched by.
  var keys: OrganisationKeys {
    var seen: Set<String> = []
    let folds = allNames.map { folded($0) }.filter { !$0.isEmpty && seen.insert($0).inserted }
    return OrganisationKeys(sortName: sortingKey(profile.nameToOrder, .swedish), foldedNames: folds.joined(separator: "\n"))
  }

  var foldedOtherNames: [(name: OrganisationName, folded: String)] { names.map { (name: $0, folded: folded($0.name)) } }
}

extension OrganisationFilter {
  /// A filter for what was typed into a search field, in any script and without regard to accents.
  public init(kinds: [OrganisationKind] = [], country: String = "", searching text: String) {
    // Nearly every name has a word such as "municipality", so that looking it up would read the whole register.
    let words = NameLikeness.distinctive(foldedWords(text))
    self.init(kinds: kinds, country: country, words: Array(words.prefix(6)))
  }
}
