import TwinhallCore

/// A role of one person with its dates. It holds from the first day to the last, both included.
public struct RoleAssignment: Hashable, Sendable {
  public let id: Identifier<RoleAssignment>
  public var person: Identifier<Person>
  public var held: HeldRole
  public var from: Day
  /// Last day of the role; nil while it lasts.
  public var to: Day?

  public init(id: Identifier<RoleAssignment>, person: Identifier<Person>, held: HeldRole, from: Day, to: Day?) {
    self.id = id
    self.person = person
    self.held = held
    self.from = from
    self.to = to
  }

  /// Whether the role holds on a day.
  public func holds(on day: Day) -> Bool { from <= day && (to.map { $0 >= day } ?? true) }

  /// Whether the role is over by a day.
  public func isOver(on day: Day) -> Bool { to.map { $0 < day } ?? false }

  /// Whether the role was taken back before its first day.
  public var neverHeld: Bool { to.map { $0 < from } ?? false }
}

/// Another person acts in somebody's role for a time. The role stays with its holder, whose own dates bound the delegation.
public struct Delegation: Hashable, Sendable {
  /// The most days from the first to the last, where the operator has set no other number.
  public static let mostDays = 90

  public let id: Identifier<Delegation>
  public var role: Identifier<RoleAssignment>
  public var delegate: Identifier<Person>
  public var from: Day
  public var to: Day
  public var withdrawnAt: Instant?

  public init(
    id: Identifier<Delegation>, role: Identifier<RoleAssignment>, delegate: Identifier<Person>, from: Day, to: Day,
    withdrawnAt: Instant? = nil
  ) {
    self.id = id
    self.role = role
    self.delegate = delegate
    self.from = from
    self.to = to
    self.withdrawnAt = withdrawnAt
  }

  /// Whether it can still take effect on or after a day.
  public func isOpen(on day: Day) -> Bool { withdrawnAt == nil && to >= day }
}
