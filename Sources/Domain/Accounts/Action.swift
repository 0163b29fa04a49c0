/// Something a person may or may not do. Each action is a type of its own, so that a use case can name in its signature the
/// permit it needs: `Permit<PublishDeclaration>`.
public protocol Action: Sendable {
  /// Who may; any one grant is enough.
  static var grants: [Grant] { get }
  /// Whether somebody who acts in another person's role may do it too.
  static var isOpenToDelegates: Bool { get }
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
  /// A role held in a network the record belongs to.
  case network(Set<Role>)
  /// A role held in a partnership the record belongs to.
  case partnership(Set<Role>)
  /// The person whom the record is about.
  case oneself
  /// The secret key of the declaration, mailed to whoever began it.
  case declarationKey
  /// Taking part in the conversation, by a role in its place or by having written in it.
  case participant

  /// Whether it depends on the record, and not on the person alone.
  public var isOfRecord: Bool {
    switch self {
    case .everyone, .signedIn, .office: false
    case .party, .network, .partnership, .oneself, .declarationKey, .participant: true
    }
  }
}

extension Action {
  public static var isOpenToDelegates: Bool { true }

  /// The type's own name, as tables of rights and the audit trail print it.
  public static var name: String { String(describing: Self.self) }

  /// False when only people with an account can ever do this.
  public static var isOpenToVisitors: Bool { grants.contains(.everyone) || grants.contains(.declarationKey) }
}
