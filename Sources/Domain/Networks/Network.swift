import TwinhallCore

/// A thematic cohort of partnerships that start together and run in parallel.
public struct Network: Hashable, Sendable {
  public let id: Identifier<Network>
  public var slug: String
  public var theme: Identifier<Theme>
  public var texts: [Language: NetworkText]
  public var startsOn: Day?
  public var endsOn: Day?
  /// ISO 3166-1 alpha-2.
  public var countries: [String]
  /// The network of an earlier round on the same theme.
  public var predecessor: Identifier<Network>?
  public var version: Int

  public init(
    id: Identifier<Network>, slug: String, theme: Identifier<Theme>, texts: [Language: NetworkText], startsOn: Day?, endsOn: Day?,
    countries: [String], predecessor: Identifier<Network>?, version: Int
  ) {
    self.id = id
    self.slug = slug
    self.theme = theme
    self.texts = texts
    self.startsOn = startsOn
    self.endsOn = endsOn
    self.countries = countries
    self.predecessor = predecessor
    self.version = version
  }

  /// Name and summary in the reader's language, in English where that is missing, or else in any language there is.
  public func text(in language: Language) -> NetworkText { texts[textLanguage(for: language)] ?? NetworkText(name: slug, summary: "") }

  /// The language of what `text(in:)` gives.
  public func textLanguage(for reader: Language) -> Language {
    if texts[reader] != nil { return reader }
    if texts[.english] != nil { return .english }
    return Language.allCases.first { texts[$0] != nil } ?? reader
  }
}

/// What a network is called and is about, in one language.
public struct NetworkText: Hashable, Sendable {
  public var name: String
  public var summary: String

  public init(name: String, summary: String) {
    self.name = name
    self.summary = summary
  }
}

/// Dated membership of a partnership, or of a single body that has no partner yet.
public struct NetworkMembership: Hashable, Sendable {
  /// A partnership, or a body that has no partner yet.
  public enum Member: Hashable, Sendable {
    case partnership(Identifier<Partnership>)
    case organisation(Identifier<Organisation>)
  }

  public var member: Member
  public var from: Day?
  public var to: Day?

  public init(member: Member, from: Day?, to: Day?) {
    self.member = member
    self.from = from
    self.to = to
  }
}
