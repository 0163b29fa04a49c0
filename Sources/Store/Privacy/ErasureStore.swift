import Database
import Domain
import TwinhallCore

extension Erasure.State: SQLConvertible {}

public struct ErasureStore {
  let connection: any Connection

  public func insert(_ erasure: Erasure) throws {
    try connection.execute(
      """
      INSERT INTO erasures (id, person_id, asked_by, asked_at, due_at, state)
      VALUES (\(erasure.id), \(erasure.person), \(erasure.askedBy), \(erasure.askedAt), \(erasure.dueAt), \(erasure.state))
      """)
  }

  public func waiting(of person: Identifier<Person>) throws -> Erasure? {
    try connection.row("SELECT * FROM erasures WHERE person_id = \(person) AND state = 'waiting'").map(Erasure.init)
  }

  /// Those whose day has come and whose data nobody holds.
  public func due(at instant: Instant, limit: Int) throws -> [Erasure] {
    try connection.rows(
      """
      SELECT * FROM erasures WHERE state = 'waiting' AND due_at <= \(instant)
        AND NOT EXISTS (SELECT 1 FROM legal_holds WHERE person_id = erasures.person_id)
      ORDER BY due_at LIMIT \(limit)
      """
    ).map(Erasure.init)
  }

  /// Zero when it does not wait any more.
  public func end(_ id: Identifier<Erasure>, as state: Erasure.State, at instant: Instant) throws -> Int {
    try connection.execute(
      "UPDATE erasures SET state = \(state), ended_at = \(instant) WHERE id = \(id) AND state = 'waiting'")
  }

  public func countWaiting() throws -> Int { try connection.value("SELECT COUNT(*) FROM erasures WHERE state = 'waiting'") }

  public func hold(on person: Identifier<Person>) throws -> LegalHold? {
    try connection.row("SELECT * FROM legal_holds WHERE person_id = \(person)").map { row in
      LegalHold(person: try row["person_id"], reason: try row["reason"], placedBy: try row["placed_by"], placedAt: try row["placed_at"])
    }
  }

  public func insert(_ hold: LegalHold) throws {
    try connection.execute(
      """
      INSERT INTO legal_holds (person_id, reason, placed_by, placed_at)
      VALUES (\(hold.person), \(hold.reason), \(hold.placedBy), \(hold.placedAt))
      """)
  }

  public func liftHold(on person: Identifier<Person>) throws -> Int {
    try connection.execute("DELETE FROM legal_holds WHERE person_id = \(person)")
  }
}

extension Erasure {
  init(_ row: Row) throws {
    self.init(
      id: try row["id"], person: try row["person_id"], askedBy: try row["asked_by"], askedAt: try row["asked_at"],
      dueAt: try row["due_at"], state: try row["state"])
  }
}

extension Connection {
  public var erasures: ErasureStore { ErasureStore(connection: self) }
}
