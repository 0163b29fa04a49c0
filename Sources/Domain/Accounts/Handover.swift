import TwinhallCore

/// A role passes from one person to the next on a day, with what the leaver wants the successor to know.
public struct Handover: Hashable, Sendable {
  public enum State: String, CaseIterable, Sendable {
    case prepared
    case withdrawn
  }

  public let id: Identifier<Handover>
  /// The leaver's role, which ends the day before.
  public var role: Identifier<RoleAssignment>
  public var held: HeldRole
  public var leaver: Identifier<Person>
  /// nil until the successor has an account.
  public var successor: Identifier<Person>?
  public var successorName: String
  public var successorEmail: String
  /// The successor's first day.
  public var on: Day
  /// The leaver's words.
  public var note: String
  /// The last day that the leaver's role had before.
  public var formerEnd: Day?
  /// The role of a successor who had an account.
  public var successorRole: Identifier<RoleAssignment>?
  public var state: State
  public var version: Int

  public init(
    id: Identifier<Handover>, role: Identifier<RoleAssignment>, held: HeldRole, leaver: Identifier<Person>, successor: Identifier<Person>?,
    successorName: String, successorEmail: String, on day: Day, note: String, formerEnd: Day?,
    successorRole: Identifier<RoleAssignment>? = nil, state: State = .prepared, version: Int = 1
  ) {
    self.id = id
    self.role = role
    self.held = held
    self.leaver = leaver
    self.successor = successor
    self.successorName = successorName
    self.successorEmail = successorEmail
    self.on = day
    self.note = note
    self.formerEnd = formerEnd
    self.successorRole = successorRole
    self.state = state
    self.version = version
  }

  /// Taken back before the day has come.
  public func withdrawn(on day: Day) throws(StepRefused) -> Handover {
    var guards = Guards()
    guards.require(state != .withdrawn, .alreadyDone)
    guards.require(on > day, .handoverDone)
    try guards.finish()
    var next = self
    next.state = .withdrawn
    return next
  }

  /// The leaver's words changed, until the leaver has left.
  public func noted(_ note: String, on day: Day) throws(StepRefused) -> Handover {
    var guards = Guards()
    guards.require(state == .prepared, .closed)
    guards.require(on > day, .handoverDone)
    try guards.finish()
    var next = self
    next.note = note
    return next
  }
}
