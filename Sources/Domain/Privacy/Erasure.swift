import TwinhallCore

/// Somebody's data is to be erased on a day; until then it can be taken back.
public struct Erasure: Hashable, Sendable {
  /// Days of waiting, where the operator has set no other number.
  public static let days = 7

  public enum State: String, CaseIterable, Sendable {
    case waiting
    case withdrawn
    case done
  }

  public let id: Identifier<Erasure>
  public var person: Identifier<Person>
  /// The person, or an administrator.
  public var askedBy: Identifier<Person>?
  public var askedAt: Instant
  public var dueAt: Instant
  public var state: State

  public init(
    id: Identifier<Erasure>, person: Identifier<Person>, askedBy: Identifier<Person>?, askedAt: Instant, dueAt: Instant,
    state: State = .waiting
  ) {
    self.id = id
    self.person = person
    self.askedBy = askedBy
    self.askedAt = askedAt
    self.dueAt = dueAt
    self.state = state
  }

  /// Carried out when its day has come and nobody holds the data.
  public func carriedOut(at instant: Instant, isHeld: Bool) throws(StepRefused) -> Erasure {
    var guards = Guards()
    guards.require(state == .waiting, .alreadyDone)
    guards.require(instant >= dueAt, .notDue)
    guards.require(!isHeld, .dataHeld)
    try guards.finish()
    var next = self
    next.state = .done
    return next
  }
}

/// The office keeps a person's data from being erased.
public struct LegalHold: Hashable, Sendable {
  public var person: Identifier<Person>
  /// The person reads it too.
  public var reason: String
  public var placedBy: Identifier<Person>?
  public var placedAt: Instant

  public init(person: Identifier<Person>, reason: String, placedBy: Identifier<Person>?, placedAt: Instant) {
    self.person = person
    self.reason = reason
    self.placedBy = placedBy
    self.placedAt = placedAt
  }
}
