import TwinhallCore

/// What matching knows of one body: facts, each of which may be missing (nil). A missing fact gets a neutral value in the score and
/// lowers the confidence shown beside it; it never lowers the score silently.
public struct MatchProfile: Hashable, Sendable, Identifiable {
  public let id: String
  public let name: String
  /// ISO 3166-1 alpha-2 code.
  public let country: String
  public let side: Side
  /// Kind of body, as a code of the register (municipality, region, county …).
  public var kind = "municipality"
  /// How many partners it has room for in this round: 1 or 2.
  public var places = 1

  public var population: Int?
  public var character: Character?
  public var languages: [LanguageSkill]?
  /// Theme codes, the most wanted first, at most three.
  public var rankedThemes: [String]?
  public var needs: [String: ThemeLevel]?
  public var offers: [String: ThemeLevel]?
  /// Themes it is responsible for by law.
  public var mandate: Set<String>?
  public var backing: Backing?
  public var teamSize: Int?
  public var hoursPerMonth: Int?
  public var earlierPartnerships: Int?
  public var civilSocietyContacts: Int?
  public var universityContacts: Int?
  public var nationalPriorities: Set<String>?
  public var cluster: String?
  public var contact: Contact?
  public var connection: Connection?
  public var confirmedOn: Day?

  /// Private: ids it will not work with.
  public var vetoes: Set<String> = []
  /// Private: ids it would like, the most wanted first.
  public var wishes: [String] = []
  public var isFirstTimer: Bool?
  public var waitingSince: Day?
  public var nextElection: Day?
  /// Facts that nobody was asked for: without a value they count the middle, but are neither named as unknown nor lower the confidence.
  public var unasked: Set<Unknown.Field> = []

  public init(id: String, name: String, country: String, side: Side) {
    self.id = id
    self.name = name
    self.country = country
    self.side = side
  }
}

extension MatchProfile {
  public enum Side: String, Hashable, Sendable, CaseIterable {
    case swedish, international

    public var other: Side { self == .swedish ? .international : .swedish }
  }

  public enum Character: String, Hashable, Sendable, CaseIterable {
    case rural, mixed, urban
  }

  public struct LanguageSkill: Hashable, Sendable {
    public enum Level: String, Hashable, Sendable, CaseIterable {
      case basic, working, fluent
    }

    /// BCP 47 primary tag.
    public let code: String
    public let level: Level

    public init(code: String, level: Level) {
      self.code = code
      self.level = level
    }
  }

  /// A need or an offer in one theme.
  public struct ThemeLevel: Hashable, Sendable {
    /// 0 (none) to 3 (strong).
    public let level: Int
    /// One sentence of proof in the body's own words.
    public let proof: String?

    public init(_ level: Int, proof: String? = nil) {
      self.level = min(3, max(0, level))
      self.proof = proof
    }
  }

  public enum Backing: String, Hashable, Sendable, CaseIterable {
    case none, letter, councilDecision
  }

  /// What the security situation allows.
  public enum Contact: String, Hashable, Sendable, CaseIterable {
    case visits, restrictedVisits, digitalOnly
  }

  public enum Connection: String, Hashable, Sendable, CaseIterable {
    case poor, fair, good
  }

  /// Themes two bodies could work on, in order of code: ranked by both, or ranked by one and offered by the other.
  public func jointThemes(with other: MatchProfile) -> [String] {
    let mine = rankedThemes ?? []
    let theirs = other.rankedThemes ?? []
    let joint = mine.filter { theirs.contains($0) || other.isOffering($0) } + theirs.filter { isOffering($0) && !mine.contains($0) }
    return joint.sorted()
  }

  private func isOffering(_ theme: String) -> Bool { offers?[theme]?.level ?? 0 > 0 }

  /// True when an election is due within six months: a flag for planning, never a penalty.
  public func hasElectionSoon(on day: Day) -> Bool {
    nextElection.map { $0 >= day && $0 <= day.adding(months: 6) } ?? false
  }
}
