import TwinhallCore

/// One pair put before both parties.
public struct Proposal: Hashable, Sendable {
  public let id: Identifier<Proposal>
  public var round: Identifier<Round>
  /// Swedish party.
  public var home: Identifier<Organisation>
  /// International party.
  public var abroad: Identifier<Organisation>
  /// 0–100.
  public var score: Int
  public var homeAnswer: Answer
  public var abroadAnswer: Answer
  public var partnership: Identifier<Partnership>?
  /// The last day on which the office reminded whoever had not answered.
  public var remindedOn: Day?
  public var version: Int

  /// What one side has said; a decline needs no reason.
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
    id: Identifier<Proposal>, round: Identifier<Round>, home: Identifier<Organisation>, abroad: Identifier<Organisation>, score: Int,
    homeAnswer: Answer, abroadAnswer: Answer, partnership: Identifier<Partnership>?, remindedOn: Day? = nil, version: Int
  ) {
    self.id = id
    self.round = round
    self.home = home
    self.abroad = abroad
    self.score = score
    self.homeAnswer = homeAnswer
    self.abroadAnswer = abroadAnswer
    self.partnership = partnership
    self.remindedOn = remindedOn
    self.version = version
  }
}
