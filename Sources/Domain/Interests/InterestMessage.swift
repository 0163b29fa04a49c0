import TwinhallCore

/// One body's message to another that it would like to work together, and the answer.
public struct InterestMessage: Hashable, Sendable {
  /// Sent until the other body answers or the sender takes it back.
  public enum State: String, CaseIterable, Sendable {
    case sent
    case accepted
    case declined
    case withdrawn
  }

  public let id: Identifier<InterestMessage>
  public var from: Identifier<Organisation>
  public var to: Identifier<Organisation>
  public var message: String
  public var state: State
  /// Empty until answered; an answer needs no words.
  public var answer: String
  public var sentAt: Instant
  public var answeredAt: Instant?
  public var version: Int

  public init(
    id: Identifier<InterestMessage>, from: Identifier<Organisation>, to: Identifier<Organisation>, message: String, state: State,
    answer: String, sentAt: Instant, answeredAt: Instant?, version: Int
  ) {
    self.id = id
    self.from = from
    self.to = to
    self.message = message
    self.state = state
    self.answer = answer
    self.sentAt = sentAt
    self.answeredAt = answeredAt
    self.version = version
  }
}
