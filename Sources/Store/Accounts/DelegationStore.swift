import Database
import Domain
import TwinhallCore

/// A delegation with the names of both people.
public struct ListedDelegation: Sendable {
  public let delegation: Delegation
  public let held: HeldRole
  public let holder: Identifier<Person>
  public let holderName: String
  public let delegateName: String
}

public struct DelegationStore {
  let connection: any Connection

  public func insert(_ delegation: Delegation) throws {
    try connection.execute(
      """
      INSERT INTO delegations (id, role_id, delegate_id, from_day, to_day, withdrawn_at)
      VALUES (\(delegation.id), \(delegation.role), \(delegation.delegate), \(delegation.from), \(delegation.to), \(delegation.withdrawnAt))
      """)
  }

  /// Zero when it was withdrawn before.
  public func withdraw(_ id: Identifier<Delegation>, at instant: Instant) throws -> Int {
    try connection.execute("UPDATE delegations SET withdrawn_at = \(instant) WHERE id = \(id) AND withdrawn_at IS NULL")
  }

  public func find(_ id: Identifier<Delegation>) throws -> ListedDelegation? { try list("delegations.id = \(id)").first }

  /// Delegations of a place that can still take effect, by their first day.
  public func open(in place: Place, on day: Day) throws -> [ListedDelegation] {
    return try list(
      """
      \(place.condition)
        AND delegations.withdrawn_at IS NULL AND delegations.to_day >= \(day)
      """)
  }

  /// Delegations by or to a person that can still take effect.
  public func open(about person: Identifier<Person>, on day: Day) throws -> [ListedDelegation] {
    try list(
      """
      (delegations.delegate_id = \(person) OR held_roles.person_id = \(person))
        AND delegations.withdrawn_at IS NULL AND delegations.to_day >= \(day)
      """)
  }

  private func list(_ condition: SQL) throws -> [ListedDelegation] {
    try connection.rows(
      """
      SELECT delegations.id, delegations.role_id, delegations.delegate_id, delegations.from_day, delegations.to_day,
        delegations.withdrawn_at, held_roles.role, held_roles.place_kind, held_roles.place_id, held_roles.person_id,
        holder.name AS holder_name, delegate.name AS delegate_name
      FROM delegations JOIN held_roles ON held_roles.id = delegations.role_id
        JOIN people AS holder ON holder.id = held_roles.person_id JOIN people AS delegate ON delegate.id = delegations.delegate_id
      WHERE \(condition) ORDER BY delegations.from_day, delegations.id
      """
    ).map { row in
      let delegation = Delegation(
        id: try row["id"], role: try row["role_id"], delegate: try row["delegate_id"], from: try row["from_day"], to: try row["to_day"],
        withdrawnAt: try row["withdrawn_at"])
      return ListedDelegation(
        delegation: delegation, held: try HeldRole(row), holder: try row["person_id"], holderName: try row["holder_name"],
        delegateName: try row["delegate_name"])
    }
  }
}

extension Connection {
  public var delegations: DelegationStore { DelegationStore(connection: self) }
}
