import TwinhallCore

/// What the operator asks of everybody who signs in.
public struct SignInRules: Hashable, Sendable {
  /// Roles whose rights wait until a second factor has been shown.
  public var rolesWithSecondFactor: Set<Role>
  /// Days after which a session that is not used ends.
  public var idleDays: Int
  /// Days after which a session ends.
  public var days: Int

  public static let usual = SignInRules(rolesWithSecondFactor: [], idleDays: 14, days: 30)
  public static let possibleDays = 1...365

  public init(rolesWithSecondFactor: Set<Role>, idleDays: Int, days: Int) {
    (self.rolesWithSecondFactor, self.idleDays, self.days) = (rolesWithSecondFactor, idleDays, days)
  }

  /// The roles that have rights now, and those that wait for a second factor.
  public func divide(_ roles: Set<HeldRole>, hasSecondFactor: Bool) -> (open: Set<HeldRole>, waiting: Set<HeldRole>) {
    if hasSecondFactor || rolesWithSecondFactor.isEmpty { return (roles, []) }
    let waiting = roles.filter { rolesWithSecondFactor.contains($0.role) }
    return (roles.subtracting(waiting), waiting)
  }
}
