import TwinhallCore

/// Who is asking: a visitor, a person with the roles held today, or the program itself.
public struct Viewer: Sendable {
  /// nil for a visitor and for the program itself.
  public let person: Person?
  /// Roles of one's own and those in which one acts for somebody else.
  public let roles: Set<HeldRole>
  /// Whose role it is, for each in which the person acts for somebody else and which is not also their own.
  public let delegated: [HeldRole: Identifier<Person>]
  /// Roles held today whose rights wait until a second factor has been shown.
  public let waitingRoles: Set<HeldRole>
  /// Declarations whose secret key this browser holds: a municipality may declare interest before it has an account.
  public let keys: Set<Identifier<Declaration>>
  /// Work nobody asked for just now: schedules, imports from the command line, the demonstration programme.
  public let isSystem: Bool

  /// - Parameters:
  ///   - delegated: roles of others in which the person acts, and whose they are.
  ///   - waiting: roles of either kind that ask for a second factor first.
  public init(
    person: Person, roles: Set<HeldRole>, delegated: [HeldRole: Identifier<Person>] = [:], waiting: Set<HeldRole> = [],
    keys: Set<Identifier<Declaration>> = []
  ) {
    self.init(
      person: person, roles: roles.union(delegated.keys), delegated: delegated.filter { !roles.contains($0.key) }, waiting: waiting,
      keys: keys, isSystem: false)
  }

  /// Somebody without a session.
  public static func visitor(keys: Set<Identifier<Declaration>> = []) -> Viewer {
    Viewer(person: nil, roles: [], delegated: [:], waiting: [], keys: keys, isSystem: false)
  }

  public static let system = Viewer(person: nil, roles: [], delegated: [:], waiting: [], keys: [], isSystem: true)

  private init(
    person: Person?, roles: Set<HeldRole>, delegated: [HeldRole: Identifier<Person>], waiting: Set<HeldRole>,
    keys: Set<Identifier<Declaration>>, isSystem: Bool
  ) {
    self.person = person
    self.roles = roles
    self.delegated = delegated
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

  /// Whose role a right rests on, when it is somebody else's.
  func holder(of basis: Basis) -> Identifier<Person>? {
    guard case .role(let held) = basis else { return nil }
    return delegated[held]
  }

  /// Whether the person has a role in anything the record belongs to, or is whom it is about.
  func belongs(to scope: Scope) -> Bool {
    if let person, scope.people.contains(person.id) { return true }
    return roles.contains { held in
      switch held.place {
      case .programme: false
      case .organisation(let id): scope.organisations.contains(id)
      case .network(let id): scope.networks.contains(id)
      case .partnership(let id): scope.partnerships.contains(id)
      }
    }
  }
}
