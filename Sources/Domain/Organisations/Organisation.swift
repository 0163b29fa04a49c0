import TwinhallCore

/// A body of any kind: its identity survives renames and mergers.
public struct Organisation: Hashable, Sendable {
  public let id: Identifier<Organisation>
  /// The part of its address that names it; made once, never changed.
  public var slug: String
  public var profile: OrganisationProfile
  public var version: Int

  public init(id: Identifier<Organisation>, slug: String, profile: OrganisationProfile, version: Int) {
    self.id = id
    self.slug = slug
    self.profile = profile
    self.version = version
  }
}

/// What is recorded about an organisation; empty means unknown, never invented.
public struct OrganisationProfile: Hashable, Sendable {
  public var kind: OrganisationKind = .municipality
  /// What the place itself calls the kind: county, hromada, town council.
  public var localKind = ""
  public var name = ""
  /// Name in Swedish where it differs.
  public var swedishName = ""
  /// ISO 3166-1 alpha-2.
  public var country = ""
  /// ISO 3166-2.
  public var subdivision = ""
  /// Swedish municipality or region code, or the country's own.
  public var officialCode = ""
  public var wikidata = ""
  /// WGS 84 degrees.
  public var latitude: Double?
  public var longitude: Double?
  public var population: Int?
  public var populationYear: Int?
  public var character: SettlementCharacter?
  /// BCP 47 tags of working languages.
  public var languages: [String] = []
  public var homepage = ""
  public var parent: Identifier<Organisation>?
  /// The body that took over after a merger or reform.
  public var successor: Identifier<Organisation>?
  public var validFrom: Day?
  public var validTo: Day?
  /// What the facts rest on, such as a document and its date.
  public var source = ""

  public init() {}
}

/// Kinds of bodies, whatever each country calls them.
public enum OrganisationKind: String, CaseIterable, Sendable {
  case municipality
  case region
  case district
  case federation
  case localGovernment = "local-government"
  case civilSociety = "civil-society"
  case university
  case office
  case funder

  /// May take part in a partnership as a party of its own.
  public var isLocalGovernment: Bool {
    switch self {
    case .municipality, .region, .district, .federation, .localGovernment: true
    default: false
    }
  }
}

/// Countryside, town or a mixture, by the body's own view.
public enum SettlementCharacter: String, CaseIterable, Sendable {
  case rural
  case mixed
  case urban
}

/// Another name a body is or was known by.
public struct OrganisationName: Hashable, Sendable {
  /// Why the other name exists.
  public enum Kind: String, CaseIterable, Sendable {
    case alias
    case former
    case misspelling
    case short
  }

  public var name: String
  public var kind: Kind
  /// BCP 47 tag, empty when unknown.
  public var language: String
  public var validTo: Day?

  public init(name: String, kind: Kind, language: String = "", validTo: Day? = nil) {
    self.name = name
    self.kind = kind
    self.language = language
    self.validTo = validTo
  }
}

/// A person or desk to write to. Shown to the office; to the public only when marked so.
public struct OrganisationContact: Hashable, Sendable {
  public var name: String
  public var function: String
  public var email: String
  public var phone: String
  public var isPublic: Bool

  public init(name: String, function: String, email: String, phone: String, isPublic: Bool) {
    self.name = name
    self.function = function
    self.email = email
    self.phone = phone
    self.isPublic = isPublic
  }
}

/// As much of an organisation as lists and links need.
public struct OrganisationBrief: Hashable, Sendable {
  public let id: Identifier<Organisation>
  public var name: String
  /// Name in Swedish where it differs.
  public var swedishName: String
  /// ISO 3166-1 alpha-2.
  public var country: String
  public var slug: String
  public var kind: OrganisationKind

  public init(id: Identifier<Organisation>, name: String, swedishName: String, country: String, slug: String, kind: OrganisationKind) {
    self.id = id
    self.name = name
    self.swedishName = swedishName
    self.country = country
    self.slug = slug
    self.kind = kind
  }

  /// The name that a reader of the language knows.
  public func name(in language: Language) -> String { language == .swedish && !swedishName.isEmpty ? swedishName : name }
}

extension OrganisationBrief {
  /// The name that lists are ordered by. Names of Swedish bodies begin with the place in Swedish only: "City of Haparanda" is
  /// looked for under H.
  public var nameToOrder: String { country == "SE" && !swedishName.isEmpty ? swedishName : name }
}

extension OrganisationProfile {
  /// The name that lists are ordered by, as in `OrganisationBrief`.
  public var nameToOrder: String { country == "SE" && !swedishName.isEmpty ? swedishName : name }

  /// The name that a reader of the language knows.
  public func name(in language: Language) -> String { language == .swedish && !swedishName.isEmpty ? swedishName : name }
}
