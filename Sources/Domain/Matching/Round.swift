import TwinhallCore

/// One matching of everybody who seeks a partner, from opening to agreed pairs.
public struct Round: Hashable, Sendable {
  public let id: Identifier<Round>
  public var name: String
  public var state: State
  /// The day whose country list, confirmations and capacities count.
  public var matchesOn: Day
  /// Last day on which parties answer.
  public var answersBy: Day
  public var weightsVersion: Int
  /// Published before the run; settles ties.
  public var seed: Int64
  /// Whether the programme pays interpretation, so that a pair needs no shared language.
  public var paysInterpretation: Bool
  /// Whether people are to travel, which a body open to digital contact only cannot.
  public var plansVisits: Bool
  public var version: Int

  /// How far the round has come.
  public enum State: String, CaseIterable, Sendable {
    case preparing
    /// A verified run is stored and the office looks at it.
    case proposed
    /// Proposals were sent; both sides answer by name.
    case answering
    case closed
  }

  public init(
    id: Identifier<Round>, name: String, state: State, matchesOn: Day, answersBy: Day, weightsVersion: Int, seed: Int64,
    paysInterpretation: Bool = false, plansVisits: Bool = true, version: Int
  ) {
    self.id = id
    self.name = name
    self.state = state
    self.matchesOn = matchesOn
    self.answersBy = answersBy
    self.weightsVersion = weightsVersion
    self.seed = seed
    self.paysInterpretation = paysInterpretation
    self.plansVisits = plansVisits
    self.version = version
  }
}

/// A pair that the office, or an answer, has taken out of the free choice of a round.
public struct FixedPair: Hashable, Sendable {
  /// What was decided about the pair.
  public enum Kind: String, CaseIterable, Sendable {
    /// Is in the result, whatever it costs.
    case locked
    case forbidden
    case conflictOfInterest = "conflict-of-interest"
    /// One side said no; set by the answer, never by the office.
    case declined
  }

  public var round: Identifier<Round>
  public var swedish: Identifier<Organisation>
  public var international: Identifier<Organisation>
  public var kind: Kind
  public var reason: String

  public init(
    round: Identifier<Round>, swedish: Identifier<Organisation>, international: Identifier<Organisation>, kind: Kind, reason: String
  ) {
    self.round = round
    self.swedish = swedish
    self.international = international
    self.kind = kind
    self.reason = reason
  }

  public var key: PairKey { PairKey(swedish: swedish.description, international: international.description) }
}
