import Database
import Domain
import TwinhallCore

extension Handover.State: SQLConvertible {}

public struct HandoverStore {
  let connection: any Connection

  public func insert(_ handover: Handover, at instant: Instant) throws {
    let (kind, place) = handover.held.place.columns
    try connection.execute(
      """
      INSERT INTO handovers (id, role_id, role, place_kind, place_id, leaver_id, successor_id, successor_name, successor_email, on_day,
        note, former_end, successor_role_id, state, created_at, version)
      VALUES (\(handover.id), \(handover.role), \(handover.held.role), \(kind), \(place), \(handover.leaver), \(handover.successor),
        \(handover.successorName), \(handover.successorEmail), \(handover.on), \(handover.note), \(handover.formerEnd),
        \(handover.successorRole), \(handover.state), \(instant), \(handover.version))
      """)
  }

  /// Zero when the version is not the one that was read.
  public func update(_ handover: Handover) throws -> Int {
    try connection.execute(
      """
      UPDATE handovers SET successor_id = \(handover.successor), note = \(handover.note), successor_role_id = \(handover.successorRole),
        state = \(handover.state), version = version + 1
      WHERE id = \(handover.id) AND version = \(handover.version)
      """)
  }

  public func find(_ id: Identifier<Handover>) throws -> Handover? {
    try connection.row("SELECT * FROM handovers WHERE id = \(id)").map(Handover.init)
  }

  /// Handovers of a place that were not withdrawn, the latest first.
  public func all(in place: Place, limit: Int) throws -> [Handover] {
    return try connection.rows(
      """
      SELECT * FROM handovers WHERE \(place.condition) AND state = 'prepared'
      ORDER BY on_day DESC, id DESC LIMIT \(limit)
      """
    ).map(Handover.init)
  }

  /// Whether a role is already promised to a successor.
  public func isPrepared(_ role: Identifier<RoleAssignment>) throws -> Bool {
    try connection.row("SELECT id FROM handovers WHERE role_id = \(role) AND state = 'prepared' LIMIT 1") != nil
  }

  /// Handovers from or to a person that take effect on or after a day.
  public func about(_ person: Identifier<Person>, from day: Day) throws -> [Handover] {
    try connection.rows(
      """
      SELECT * FROM handovers WHERE (leaver_id = \(person) OR successor_id = \(person)) AND state = 'prepared' AND on_day >= \(day)
      ORDER BY on_day, id
      """
    ).map(Handover.init)
  }
}

extension Handover {
  fileprivate init(_ row: Row) throws {
    self.init(
      id: try row["id"], role: try row["role_id"], held: try HeldRole(row), leaver: try row["leaver_id"],
      successor: try row["successor_id"], successorName: try row["successor_name"], successorEmail: try row["successor_email"],
      on: try row["on_day"], note: try row["note"], formerEnd: try row["former_end"], successorRole: try row["successor_role_id"],
      state: try row["state"], version: try row["version"])
  }
}

extension Connection {
  public var handovers: HandoverStore { HandoverStore(connection: self) }
}
