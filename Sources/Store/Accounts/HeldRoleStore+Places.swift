import Database
import Domain
import TwinhallCore

/// A role in a place with the person who holds it.
public struct PlaceRole: Sendable {
  public let assignment: RoleAssignment
  public let person: Person
  /// The person is shut out by the office.
  public let isDisabled: Bool
}

/// The roles that count for a person on a day.
public struct EffectiveRoles: Sendable {
  public var own: Set<HeldRole> = []
  /// Roles of others in which the person acts, and whose they are.
  public var delegated: [HeldRole: Identifier<Person>] = [:]
}

extension HeldRoleStore {
  /// What a person may act in on a day: own roles, and those of others, in one query.
  public func effective(for person: Identifier<Person>, on day: Day) throws -> EffectiveRoles {
    let rows = try connection.rows(
      """
      SELECT role, place_kind, place_id, person_id FROM held_roles
      WHERE person_id = \(person) AND from_day <= \(day) AND (to_day IS NULL OR to_day >= \(day))
      UNION ALL
      SELECT held_roles.role, held_roles.place_kind, held_roles.place_id, held_roles.person_id
      FROM delegations JOIN held_roles ON held_roles.id = delegations.role_id JOIN people ON people.id = held_roles.person_id
      WHERE delegations.delegate_id = \(person) AND delegations.withdrawn_at IS NULL
        AND delegations.from_day <= \(day) AND delegations.to_day >= \(day)
        AND held_roles.from_day <= \(day) AND (held_roles.to_day IS NULL OR held_roles.to_day >= \(day)) AND people.disabled_at IS NULL
      """)
    var found = EffectiveRoles()
    for row in rows {
      let (held, holder): (HeldRole, Identifier<Person>) = (try HeldRole(row), try row["person_id"])
      if holder == person { found.own.insert(held) } else { found.delegated[held] = holder }
    }
    return found
  }

  /// Every role that is or was held in a place, the latest first.
  public func all(in place: Place, limit: Int) throws -> [PlaceRole] {
    return try connection.rows(
      """
      SELECT held_roles.id AS role_id, held_roles.role, held_roles.place_kind, held_roles.place_id, held_roles.person_id,
        held_roles.from_day, held_roles.to_day, people.id, people.name, people.email, people.language, people.version, people.disabled_at
      FROM held_roles JOIN people ON people.id = held_roles.person_id
      WHERE \(place.condition)
      ORDER BY held_roles.from_day DESC, held_roles.id DESC LIMIT \(limit)
      """
    ).map { row in
      let disabledAt: Instant? = try row["disabled_at"]
      let assignment = RoleAssignment(
        id: try row["role_id"], person: try row["person_id"], held: try HeldRole(row), from: try row["from_day"], to: try row["to_day"])
      return PlaceRole(assignment: assignment, person: try Person(row), isDisabled: disabledAt != nil)
    }
  }

  /// Whether a person holds a role in a place on some day from this one on.
  public func holds(_ held: HeldRole, _ person: Identifier<Person>, from day: Day) throws -> Bool {
    let count: Int = try connection.value(
      """
      SELECT COUNT(*) FROM held_roles
      WHERE person_id = \(person) AND role = \(held.role) AND \(held.place.condition)
        AND (to_day IS NULL OR to_day >= from_day AND to_day >= \(day))
      """)
    return count > 0
  }

  /// People who hold a role in a place by a day and without an end, and are not shut out.
  public func lastingPeople(as role: Role, in place: Place, from day: Day) throws -> Set<Identifier<Person>> {
    let rows = try connection.rows(
      """
      SELECT person_id FROM held_roles JOIN people ON people.id = held_roles.person_id
      WHERE role = \(role) AND \(place.condition) AND from_day <= \(day)
        AND to_day IS NULL AND disabled_at IS NULL
      """)
    return Set(try rows.map { try $0["person_id"] })
  }

  /// Bodies that take part in a partnership or a network on a day and for which nobody acts, in the order of their names.
  public func bodiesWithNobody(on day: Day, offset: Int, limit: Int) throws -> [OrganisationBrief] {
    try connection.rows(
      "SELECT \(OrganisationBrief.columns) \(withNobody(on: day)) ORDER BY sort_name, id LIMIT \(limit) OFFSET \(offset)"
    ).map(OrganisationBrief.init)
  }

  /// - Parameter most: where counting ends.
  public func countBodiesWithNobody(on day: Day, upTo most: Int) throws -> Int {
    try connection.count(withNobody(on: day), upTo: most)
  }

  private func withNobody(on day: Day) -> SQL {
    """
    FROM organisations WHERE (
      EXISTS (SELECT 1 FROM partnership_members JOIN partnerships ON partnerships.id = partnership_members.partnership_id
        WHERE partnership_members.organisation_id = organisations.id AND partnerships.status <> 'ended'
          AND (partnership_members.to_day IS NULL OR partnership_members.to_day >= \(day)))
      OR EXISTS (SELECT 1 FROM network_members WHERE network_members.organisation_id = organisations.id
        AND (network_members.to_day IS NULL OR network_members.to_day >= \(day))))
    AND NOT EXISTS (SELECT 1 FROM held_roles JOIN people ON people.id = held_roles.person_id
      WHERE held_roles.place_kind = 'organisation' AND held_roles.place_id = organisations.id AND people.disabled_at IS NULL
        AND held_roles.from_day <= \(day) AND (held_roles.to_day IS NULL OR held_roles.to_day >= \(day)))
    """
  }
}
