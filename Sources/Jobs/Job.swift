import TwinhallCore

/// One piece of work from the queue.
public struct Job: Sendable {
  public let id: Identifier<Job>
  /// Names the handler that does it.
  public let kind: String
  /// What the handler needs to know, in a form of its own.
  public let payload: String
  /// Which try this is, from 1.
  public let attempt: Int
}
