import TwinhallCore

/// Somebody is asked to take a role: one link, sent to any mail address, good for some days.
public struct Invitation: Hashable, Sendable {
  /// Days for which the link is good, where the operator has set no other number.
  public static let days = 14

  /// What has become of it. That its time is over is no state of its own: the clock says so (`standing`).
  public enum State: String, CaseIterable, Sendable {
    case open
    case accepted
    case declined
    case withdrawn
  }

  /// The state with the clock taken into account.
  public enum Standing: String, CaseIterable, Sendable {
    case open
    case expired
    case accepted
    case declined
    case withdrawn
  }

  public let id: Identifier<Invitation>
  public var held: HeldRole
  public var name: String
  public var email: String
  /// The language of the mail.
  public var language: Language
  /// Why, in the words of who invites.
  public var reason: String
  /// First day of the role; the day of acceptance when that is later.
  public var from: Day
  /// Last day of the role; nil for no end.
  public var to: Day?
  /// nil when the program itself invited.
  public var invitedBy: Identifier<Person>?
  public var sentAt: Instant
  public var expiresAt: Instant
  public var state: State
  public var acceptedBy: Identifier<Person>?
  /// The handover that this is a part of.
  public var handover: Identifier<Handover>?
  public var version: Int

  public init(
    id: Identifier<Invitation>, held: HeldRole, name: String, email: String, language: Language, reason: String, from: Day, to: Day?,
    invitedBy: Identifier<Person>?, sentAt: Instant, expiresAt: Instant, state: State = .open, acceptedBy: Identifier<Person>? = nil,
    handover: Identifier<Handover>? = nil, version: Int = 1
  ) {
    self.id = id
    self.held = held
    self.name = name
    self.email = email
    self.language = language
    self.reason = reason
    self.from = from
    self.to = to
    self.invitedBy = invitedBy
    self.sentAt = sentAt
    self.expiresAt = expiresAt
    self.state = state
    self.acceptedBy = acceptedBy
    self.handover = handover
    self.version = version
  }

  public func standing(at instant: Instant) -> Standing {
    switch state {
    case .open: expiresAt > instant ? .open : .expired
    case .accepted: .accepted
    case .declined: .declined
    case .withdrawn: .withdrawn
    }
  }
}
