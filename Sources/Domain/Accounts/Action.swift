import TwinhallCore

/// Something a person may or may not do. Each action is a type of its own, so that a use case can name in its signature the
/// permit it needs: `Permit<PublishDeclaration>`.
public protocol Action: Sendable {
  /// Who may; any one grant is enough.
  static var grants: [Grant] { get }
}

/// One way to be allowed an action.
public enum Grant: Hashable, Sendable {
  case everyone
  /// Any person with an account.
  case signedIn
  /// A role held in the programme.
  case office(Set<Role>)
  /// A role held in an organisation the record belongs to.
  case party(Set<Role>)
  /// The secret key of the declaration, mailed to whoever began it.
  case declarationKey
  /// Taking part in the conversation, by a role in its place or by having written in it.
  case participant
}

extension Action {
  /// The type's own name, as tables of rights and the audit trail print it.
  public static var name: String { String(describing: Self.self) }

  /// False when only people with an account can ever do this.
  public static var isOpenToVisitors: Bool { grants.contains(.everyone) || grants.contains(.declarationKey) }
}

/// What the record in question belongs to. Empty means the programme as a whole.
public struct Scope: Sendable {
  public var organisations: Set<Identifier<Organisation>>
  public var declaration: Identifier<Declaration>?
  /// People who take part in it, as far as they matter to who asks.
  public var participants: Set<Identifier<Person>>

  public init(
    organisations: Set<Identifier<Organisation>> = [], declaration: Identifier<Declaration>? = nil,
    participants: Set<Identifier<Person>> = []
  ) {
    self.organisations = organisations
    self.declaration = declaration
    self.participants = participants
  }

  public static let programme = Scope()
  /// A record that belongs to one body.
  public static func organisation(_ id: Identifier<Organisation>) -> Scope { Scope(organisations: [id]) }
}
