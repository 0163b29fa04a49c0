import TwinhallCore

/// One pair put before both parties.
public struct Proposal: Hashable, Sendable {
  public let id: Identifier<Proposal>
  public var round: Identifier<Round>
  public var swedish: Identifier<Organisation>
  public var international: Identifier<Organisation>
  /// 0–100.
  public var score: Int
  public var swedishAnswer: Answer
  public var internationalAnswer: Answer
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
    switch (swedishAnswer, internationalAnswer) {
    case (.declined, _), (_, .declined): .declined
    case (.accepted, .accepted): .confirmed
    case (.waiting, .waiting): .waitingForBoth
    default: .acceptedByOne
    }
  }

  /// The pair as matching names it.
  public var key: PairKey { PairKey(swedish: swedish.description, international: international.description) }

  public init(
    id: Identifier<Proposal>, round: Identifier<Round>, swedish: Identifier<Organisation>, international: Identifier<Organisation>,
    score: Int,
    swedishAnswer: Answer, internationalAnswer: Answer, partnership: Identifier<Partnership>?, remindedOn: Day? = nil, version: Int
  ) {
    self.id = id
    self.round = round
    self.swedish = swedish
    self.international = international
    self.score = score
    self.swedishAnswer = swedishAnswer
    self.internationalAnswer = internationalAnswer
    self.partnership = partnership
    self.remindedOn = remindedOn
    self.version = version
  }
}
