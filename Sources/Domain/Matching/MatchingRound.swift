import TwinhallCore

/// One matching of everybody who seeks a partner, from opening to agreed pairs.
public struct MatchingRound: Hashable, Sendable {
  public let id: Identifier<MatchingRound>
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
    id: Identifier<MatchingRound>, name: String, state: State, matchesOn: Day, answersBy: Day, weightsVersion: Int, seed: Int64,
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

/// One pair put before both parties.
public struct Proposal: Hashable, Sendable {
  public let id: Identifier<Proposal>
  public var round: Identifier<MatchingRound>
  /// Swedish party.
  public var home: Identifier<Organisation>
  /// International party.
  public var abroad: Identifier<Organisation>
  /// 0–100.
  public var score: Int
  public var homeAnswer: Answer
  public var abroadAnswer: Answer
  public var partnership: Identifier<Partnership>?
  public var version: Int

  public enum Answer: String, CaseIterable, Sendable {
    case waiting
    case accepted
    case declined
  }

  /// Derived from the answers: a proposal has no state of its own to disagree with them.
  public enum State: String, CaseIterable, Sendable {
    case waitingForBoth = "waiting-for-both"
    case acceptedByOne = "accepted-by-one"
    case confirmed
    case declined
  }

  public var state: State {
    switch (homeAnswer, abroadAnswer) {
    case (.declined, _), (_, .declined): .declined
    case (.accepted, .accepted): .confirmed
    case (.waiting, .waiting): .waitingForBoth
    default: .acceptedByOne
    }
  }

  public init(
    id: Identifier<Proposal>, round: Identifier<MatchingRound>, home: Identifier<Organisation>, abroad: Identifier<Organisation>, score: Int,
    homeAnswer: Answer, abroadAnswer: Answer, partnership: Identifier<Partnership>?, version: Int
  ) {
    self.id = id
    self.round = round
    self.home = home
    self.abroad = abroad
    self.score = score
    self.homeAnswer = homeAnswer
    self.abroadAnswer = abroadAnswer
    self.partnership = partnership
    self.version = version
  }
}
