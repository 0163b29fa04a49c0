import TwinhallCore

/// Who is asking: a visitor, a person with the roles held today, or the program itself.
public struct Viewer: Sendable {
  /// nil for a visitor and for the program itself.
  public let person: Person?
  public let roles: Set<HeldRole>
  /// Roles held today whose rights wait until a second factor has been shown.
  public let waitingRoles: Set<HeldRole>
  /// Declarations whose secret key this browser holds: a municipality may declare interest before it has an account.
  public let keys: Set<Identifier<Declaration>>
  /// Work nobody asked for just now: schedules, imports from the command line, the demonstration programme.
  public let isSystem: Bool

  public init(person: Person, roles: Set<HeldRole>, waiting: Set<HeldRole> = [], keys: Set<Identifier<Declaration>> = []) {
    self.init(person: person, roles: roles, waiting: waiting, keys: keys, isSystem: false)
  }

  /// Somebody without a session.
  public static func visitor(keys: Set<Identifier<Declaration>> = []) -> Viewer {
    Viewer(person: nil, roles: [], waiting: [], keys: keys, isSystem: false)
  }

  public static let system = Viewer(person: nil, roles: [], waiting: [], keys: [], isSystem: true)

  private init(person: Person?, roles: Set<HeldRole>, waiting: Set<HeldRole>, keys: Set<Identifier<Declaration>>, isSystem: Bool) {
    self.person = person
    self.roles = roles
    waitingRoles = waiting
    self.keys = keys
    self.isSystem = isSystem
  }

  public var isOffice: Bool { roles.contains { $0.place == .programme } }

  /// Organisations in which this person holds any of the roles.
  public func organisations(as wanted: Set<Role>) -> Set<Identifier<Organisation>> {
    Set(
      roles.compactMap { held in
        guard wanted.contains(held.role), case .organisation(let id) = held.place else { return nil }
        return id
      })
  }
}
