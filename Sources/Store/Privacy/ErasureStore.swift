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

  /// Everybody who was erased, the first first.
  public func erased() throws -> [Identifier<Person>] {
    try connection.rows("SELECT person_id FROM erasures WHERE state = 'done' ORDER BY ended_at, id").map { try $0["person_id"] }
  }

  /// How many wait, and the first of their days.
  public func waiting() throws -> (count: Int, dueAt: Instant?) {
    let row = try connection.row("SELECT COUNT(*) AS number, MIN(due_at) AS due FROM erasures WHERE state = 'waiting'")
    return (try row?["number"] ?? 0, try row.flatMap { try $0["due"] })
  }

  /// What waits, the first day first.
  public func waiting(limit: Int) throws -> [Erasure] {
    try connection.rows("SELECT * FROM erasures WHERE state = 'waiting' ORDER BY due_at, id LIMIT \(limit)").map(Erasure.init)
  }

  /// The newest first.
  public func holds(limit: Int) throws -> [LegalHold] {
    try connection.rows("SELECT * FROM legal_holds ORDER BY placed_at DESC, person_id LIMIT \(limit)").map(LegalHold.init)
  }

  public func hold(on person: Identifier<Person>) throws -> LegalHold? {
    try connection.row("SELECT * FROM legal_holds WHERE person_id = \(person)").map(LegalHold.init)
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

extension LegalHold {
  init(_ row: Row) throws {
    self.init(person: try row["person_id"], reason: try row["reason"], placedBy: try row["placed_by"], placedAt: try row["placed_at"])
  }
}

extension Connection {
  public var erasures: ErasureStore { ErasureStore(connection: self) }
}
