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
  public var version: Int

  /// Who holds the pen: the office while preparing and proposing, the parties while answering.
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
    version: Int
  ) {
    self.id = id
    self.name = name
    self.state = state
    self.matchesOn = matchesOn
    self.answersBy = answersBy
    self.weightsVersion = weightsVersion
    self.seed = seed
    self.version = version
  }
}
