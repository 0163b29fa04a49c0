import Database
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
  /// Proves who holds the job: it is new with each try.
  let leaseToken: Identifier<Lease>
  /// How long the runner holds it without a sign of life.
  let lease: Duration
}

enum Lease {}

/// Somebody asked that the work be stopped. What was done in the open transaction is taken back.
public struct JobCancelled: Error, Hashable, Sendable {
  public init() {}
}

/// What a handler throws when it can say why in words that may be stored and shown to the operator: no names, no addresses.
/// Of any other error only the type is kept.
public struct JobFailure: Error, Hashable, Sendable {
  public let reason: String
  /// Trying again would not help.
  public let isFinal: Bool

  public init(_ reason: String, isFinal: Bool = false) {
    self.reason = reason
    self.isFinal = isFinal
  }
}
