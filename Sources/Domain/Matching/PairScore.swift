/// A fact behind points, with its values, for the pages to put into words in the reader's language.
public enum PairFact: Hashable, Sendable {
  case sharedThemes([String])
  case noSharedTheme
  /// One side's offer meets the other's need. `coveredSide` is the side with the need; levels 1 to 3.
  case covers(theme: String, need: Int, offer: Int, coveredSide: MatchProfile.Side)
  /// Shares of each side's needs, 0 to 100, that the other covers; nil when not known.
  case coverage(swedish: Int?, international: Int?)
  case teams(swedish: Int?, international: Int?)
  case hoursPerMonth(swedish: Int?, international: Int?)
  case backing(swedish: MatchProfile.Backing?, international: MatchProfile.Backing?)
  /// Joint themes that are a national priority and in the mandate of that side.
  case priorityThemes([String], side: MatchProfile.Side)
  case populations(swedish: Int?, international: Int?)
  case sameCharacter(MatchProfile.Character)
  case differentCharacter(swedish: MatchProfile.Character?, international: MatchProfile.Character?)
  /// Earlier partnerships, civil society contacts and university contacts.
  case ties(partnerships: Int?, civilSociety: Int?, universities: Int?, side: MatchProfile.Side)
  case othersNearby(count: Int, cluster: String)
  case connections(swedish: MatchProfile.Connection?, international: MatchProfile.Connection?)
  case restrictedVisits(side: MatchProfile.Side)
}

/// Something that was not known when the pair was scored.
public struct Unknown: Hashable, Sendable, Comparable {
  public enum Field: String, Hashable, Sendable, CaseIterable {
    case rankedThemes = "ranked-themes"
    case needs, offers, mandate
    case teamSize = "team-size"
    case hoursPerMonth = "hours-per-month"
    case backing
    case nationalPriorities = "national-priorities"
    case population, character
    case earlierPartnerships = "earlier-partnerships"
    case civilSocietyContacts = "civil-society-contacts"
    case universityContacts = "university-contacts"
    case cluster, connection, contact
    case languages
    case confirmedOn = "confirmed-on"

    /// Whether a declaration of interest asks for it; the rest is the programme's to find out.
    public var isAsked: Bool {
      switch self {
      case .nationalPriorities, .cluster, .contact: false
      default: true
      }
    }
  }

  public let side: MatchProfile.Side
  public let field: Field

  public init(_ side: MatchProfile.Side, _ field: Field) {
    self.side = side
    self.field = field
  }

  public static func < (left: Unknown, right: Unknown) -> Bool {
    (left.side.rawValue, left.field.rawValue) < (right.side.rawValue, right.field.rawValue)
  }
}

/// Points of one component with what they rest on.
public struct ComponentScore: Hashable, Sendable {
  public let component: ScoreComponent
  /// 0 to 100.
  public let points: Int
  public let weight: Int
  public let facts: [PairFact]
  public let unknowns: [Unknown]
  /// Number of facts asked of both sides together; those that nobody was asked for are left out unless they have a value.
  public let factsAsked: Int
  /// Points of each side alone where the component is the lower or the mean of two sides; nil where it belongs to the pair.
  public let sides: SidePoints?

  /// Share of the total in hundredths of a point.
  public var contribution: Int { points * weight }

  public struct SidePoints: Hashable, Sendable {
    public let swedish: Int
    public let international: Int

    public subscript(_ side: MatchProfile.Side) -> Int { side == .swedish ? swedish : international }
    var lower: Int { min(swedish, international) }
    var mean: Int { (swedish + international) / 2 }
  }
}

/// The score of one pair. The total is what the optimum maximises and what people see: whole points, 0 to 100, half rounded up.
public struct PairScore: Hashable, Sendable {
  public let components: [ComponentScore]
  public let total: Int
  /// 0 to 100: the share of the weights whose facts are known.
  public let confidence: Int

  init(_ components: [ComponentScore]) {
    self.components = components
    total = (components.reduce(0) { $0 + $1.contribution } + 50) / 100
    confidence = PairScore.confidence(components)
  }

  public subscript(_ component: ScoreComponent) -> ComponentScore { components[ScoreComponent.allCases.firstIndex(of: component) ?? 0] }

  public var unknowns: [Unknown] { Set(components.flatMap(\.unknowns)).sorted() }

  // Every unknown takes its part of the component's weight. Where nobody was asked for anything, nothing is unknown.
  private static func confidence(_ components: [ComponentScore]) -> Int {
    components.reduce(0) { sum, score in
      let asked = max(1, score.factsAsked)
      return sum + score.weight * (asked - min(asked, score.unknowns.count)) * 60 / asked
    } / 60
  }
}

extension ScoreComponent {
  /// Number of facts the component asks of both sides together.
  var factsAsked: Int {
    switch self {
    case .sharedThemes, .backing: 2
    case .complementarity, .capacity, .nationalFit, .likeness, .practicality: 4
    case .earlierTies: 6
    case .cohesion: 1
    }
  }
}

/// Words before numbers.
public enum ScoreBand: String, Hashable, Sendable, CaseIterable {
  case possible, good, strong

  /// The lowest score of a strong and of a good pair.
  public static let strongFrom = 70, goodFrom = 55

  public init(score: Int) { self = score >= Self.strongFrom ? .strong : score >= Self.goodFrom ? .good : .possible }
}
