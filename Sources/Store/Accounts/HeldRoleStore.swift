import Database
import Domain
import TwinhallCore

public struct HeldRoleStore {
  let connection: any Connection

  public func insert(_ assignment: RoleAssignment) throws {
    let (kind, place) = assignment.held.place.columns
    try connection.execute(
      """
      INSERT INTO held_roles (id, person_id, role, place_kind, place_id, from_day, to_day)
      VALUES (\(assignment.id), \(assignment.person), \(assignment.held.role), \(kind), \(place), \(assignment.from), \(assignment.to))
      """)
  }

  /// The roles a person holds on a day.
  public func roles(of person: Identifier<Person>, on day: Day) throws -> Set<HeldRole> {
    let rows = try connection.rows(
      """
      SELECT role, place_kind, place_id FROM held_roles
      WHERE person_id = \(person) AND from_day <= \(day) AND (to_day IS NULL OR to_day >= \(day))
      """)
    return Set(try rows.map(HeldRole.init))
  }

  /// The roles of some people that have no last day.
  public func open(of people: [Identifier<Person>]) throws -> [Identifier<Person>: [HeldRole]] {
    let rows = try connection.rows(
      "SELECT person_id, role, place_kind, place_id FROM held_roles WHERE person_id IN \(list: people) AND to_day IS NULL ORDER BY id")
    var roles: [Identifier<Person>: [HeldRole]] = [:]
    for row in rows { roles[try row["person_id"], default: []].append(try HeldRole(row)) }
    return roles
  }

  /// Every role a person holds or held, newest first.
  public func history(of person: Identifier<Person>) throws -> [RoleAssignment] {
    try connection.rows("SELECT * FROM held_roles WHERE person_id = \(person) ORDER BY from_day DESC, id DESC").map(RoleAssignment.init)
  }

  public func find(_ id: Identifier<RoleAssignment>) throws -> RoleAssignment? {
    try connection.row("SELECT * FROM held_roles WHERE id = \(id)").map(RoleAssignment.init)
  }

  /// The roles that several people hold on a day.
  public func roles(of people: [Identifier<Person>], on day: Day) throws -> [Identifier<Person>: [HeldRole]] {
    if people.isEmpty { return [:] }
    let rows = try connection.rows(
      """
      SELECT person_id, role, place_kind, place_id FROM held_roles
      WHERE person_id IN \(list: people) AND from_day <= \(day) AND (to_day IS NULL OR to_day >= \(day))
      ORDER BY from_day, id
      """)
    return Dictionary(grouping: try rows.map { (person: try $0["person_id"] as Identifier<Person>, held: try HeldRole($0)) }, by: \.person)
      .mapValues { $0.map(\.held) }
  }

  /// People who hold a role in a place on a day, or act in it for its holder, and are not shut out.
  public func people(as role: Role, in place: Place, on day: Day) throws -> [Person] {
    let holders: SQL = """
      role = \(role) AND \(place.condition)
        AND held_roles.from_day <= \(day) AND (held_roles.to_day IS NULL OR held_roles.to_day >= \(day))
      """
    return try connection.rows(
      """
      SELECT * FROM people WHERE disabled_at IS NULL AND id IN (
        SELECT person_id FROM held_roles WHERE \(holders)
        UNION SELECT delegations.delegate_id FROM delegations JOIN held_roles ON held_roles.id = delegations.role_id
          WHERE \(holders) AND delegations.from_day <= \(day) AND delegations.to_day >= \(day) AND delegations.withdrawn_at IS NULL)
      ORDER BY id
      """
    ).map(Person.init)
  }

  /// Organisations in which somebody holds a role on a day.
  public func organisations(as role: Role, on day: Day) throws -> Set<Identifier<Organisation>> {
    let rows = try connection.rows(
      """
      SELECT DISTINCT place_id FROM held_roles
      WHERE role = \(role) AND place_kind = 'organisation' AND from_day <= \(day) AND (to_day IS NULL OR to_day >= \(day))
      """)
    return Set(try rows.map { try $0["place_id"] })
  }

  /// Sets the last day, if the role still has the one that was read.
  /// - Returns: rows changed, 0 or 1.
  public func setEnd(_ day: Day?, of read: RoleAssignment) throws -> Int {
    try connection.execute(
      "UPDATE held_roles SET to_day = \(day) WHERE id = \(read.id) AND COALESCE(to_day, '') = \(read.to?.description ?? "")")
  }
}

extension HeldRole {
  init(_ row: Row) throws {
    let id: String? = try row["place_id"]
    guard let place = Place(kind: try row["place_kind"], id: id ?? "") else {
      throw DatabaseError.unexpectedValue(column: "place_id", expected: "a place")
    }
    self.init(try row["role"], in: place)
  }
}

extension RoleAssignment {
  init(_ row: Row) throws {
    self.init(
      id: try row["id"], person: try row["person_id"], held: try HeldRole(row), from: try row["from_day"], to: try row["to_day"])
  }
}

extension Place {
  /// How the place is stored: its kind, and its identifier where it has one.
  var columns: (kind: String, id: String?) { (kind.rawValue, identifier) }

  /// Whether a row belongs to the place.
  var condition: SQL {
    identifier.map { "place_kind = \(kind.rawValue) AND place_id = \($0)" } ?? "place_kind = \(kind.rawValue) AND place_id IS NULL"
  }
}

extension Connection {
  public var heldRoles: HeldRoleStore { HeldRoleStore(connection: self) }
}
