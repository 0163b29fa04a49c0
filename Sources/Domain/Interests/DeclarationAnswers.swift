import TwinhallCore

/// The answers to the fifteen questions; each may be missing in a draft.
public struct DeclarationAnswers: Hashable, Sendable {
  public var organisationName = ""
  /// ISO 3166-1 alpha-2.
  public var country = ""
  public var contact = DeclarationContact()
  /// At most three, best first, each with a motive.
  public var themes: [RankedTheme] = []
  public var exchanges: [ThemeExchange] = []
  /// Whether the question about needs was answered; without a need above 0 the answer is that it needs nothing.
  public var hasToldNeeds = false
  /// Whether the question about offers was answered; without an offer above 0 the answer is that it offers nothing.
  public var hasToldOffers = false
  /// Themes the body is responsible for by law or decision.
  public var mandate: Set<Identifier<Theme>> = []
  public var population: Int?
  public var character: SettlementCharacter?
  public var about = ""
  /// In which the answers are written; nil until the owner has said it.
  public var textLanguage: WrittenLanguage?
  public var languages: [SpokenLanguage] = []
  public var backing: LeadershipBacking?
  /// The letter or decision, as an uploaded file.
  public var backingFile: Identifier<StoredFile>?
  /// People named for the team.
  public var teamSize: Int?
  public var team = ""
  public var hoursPerMonth: Int?
  public var connection: ConnectionQuality?
  public var earlierTies: String = ""
  public var earlierTieCount: Int?
  public var civilSociety = ""
  public var civilSocietyCount: Int?
  public var universities = ""
  public var universityCount: Int?
  public var isFirstTime: Bool?
  /// Partners it can take on at the same time: 1 or 2.
  public var capacity: Int?
  /// Private: seen by the office only, best first.
  public var wishes: [Identifier<Organisation>] = []
  /// Private: seen by the office only.
  public var vetoes: [Identifier<Organisation>] = []

  public init() {}
}

/// Whom the office writes to. Never public.
public struct DeclarationContact: Hashable, Sendable {
  public var name = ""
  public var function = ""
  public var email = ""
  public init() {}
}

/// A theme the body wants to work on, and why.
public struct RankedTheme: Hashable, Sendable {
  public var theme: Identifier<Theme>
  public var motive: String

  public init(theme: Identifier<Theme>, motive: String) {
    self.theme = theme
    self.motive = motive
  }
}

/// What a body needs and can offer on one theme: 0 (none) to 3 (much), each with one sentence of proof.
public struct ThemeExchange: Hashable, Sendable {
  public var theme: Identifier<Theme>
  public var need: Int
  public var needProof: String
  public var offer: Int
  public var offerProof: String

  public init(theme: Identifier<Theme>, need: Int, needProof: String, offer: Int, offerProof: String) {
    self.theme = theme
    self.need = need
    self.needProof = needProof
    self.offer = offer
    self.offerProof = offerProof
  }
}

/// A language a team can work in, by the Common European Framework.
public struct SpokenLanguage: Hashable, Sendable {
  /// Levels of the Common European Framework, from the lowest with which a team can work.
  public enum Level: String, CaseIterable, Sendable {
    case a2 = "A2"
    case b1 = "B1"
    case b2 = "B2"
    case c1 = "C1"
    case native
  }

  /// BCP 47 tag.
  public var tag: String
  public var level: Level

  public init(tag: String, level: Level) {
    self.tag = tag
    self.level = level
  }
}

/// What the leadership has put behind the declaration.
public enum LeadershipBacking: String, CaseIterable, Sendable {
  case none
  case letter
  case councilDecision = "council-decision"
}

/// How well the body can be reached over the internet.
public enum ConnectionQuality: String, CaseIterable, Sendable {
  case good
  case weak
  case poor
}

/// An uploaded file, named by its content.
public enum StoredFile {}
