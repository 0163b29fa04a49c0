import TwinhallCore

/// Why the schema cannot be brought up to date.
public enum MigrationError: Error, Hashable, Sendable {
  /// The database was made by a newer program: it has a migration that this one does not know.
  case unknown(number: Int, name: String)
  /// A migration was edited after it had run here.
  case changed(number: Int, name: String)
}

/// Brings a database to the schema of the program: forward only, one transaction a migration.
public enum Migrator {
  /// Runs the migrations that have not run yet, in the order of their numbers, and answers those that this call ran.
  /// Several processes may do so at once.
  @discardableResult
  public static func migrate(_ database: Database, _ migrations: [Migration], at instant: Instant) throws -> [Migration] {
    var done: [Migration] = []
    try makeTable(in: database)
    while let next = try pending(database, migrations).first {
      if try apply(next, to: database, at: instant) { done.append(next) }
    }
    return done
  }

  /// The migrations that have not run yet, in the order of their numbers. Throws `MigrationError` as `migrate` does.
  public static func pending(_ database: Database, _ migrations: [Migration]) throws -> [Migration] {
    try makeTable(in: database)
    let applied = try database.read { connection in
      try connection.rows("SELECT number, name, fingerprint FROM schema_migrations ORDER BY number").map(Applied.init)
    }
    let known = Dictionary(migrations.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
    for past in applied {
      guard let migration = known[past.number] else { throw MigrationError.unknown(number: past.number, name: past.name) }
      guard migration.fingerprint == past.fingerprint else {
        throw MigrationError.changed(number: past.number, name: migration.name)
      }
    }
    let numbers = Set(applied.map(\.number))
    return migrations.filter { !numbers.contains($0.number) }.sorted { $0.number < $1.number }
  }

  private struct Applied {
    let number: Int
    let name: String
    let fingerprint: String

    init(_ row: Row) throws {
      number = try row["number"]
      name = try row["name"]
      fingerprint = try row["fingerprint"]
    }
  }

  /// false when another process was first.
  private static func apply(_ migration: Migration, to database: Database, at instant: Instant) throws -> Bool {
    do {
      try database.transaction { connection in
        // First, so that the other process waits here and not in the middle of the statements.
        try connection.execute(
          """
          INSERT INTO schema_migrations (number, name, fingerprint, applied_at)
          VALUES (\(migration.number), \(migration.name), \(migration.fingerprint), \(instant))
          """)
        for statement in migration.statements { try connection.execute(statement) }
      }
      return true
    } catch DatabaseError.uniqueViolation(constraint: "schema_migrations.number") {
      return false
    }
  }

  private static func makeTable(in database: Database) throws {
    if try hasTable(database) { return }
    do {
      _ = try database.transaction { connection in
        try connection.execute(
          """
          CREATE TABLE IF NOT EXISTS schema_migrations (
            number \(.integer) NOT NULL PRIMARY KEY,
            name TEXT NOT NULL,
            fingerprint TEXT NOT NULL,
            applied_at TEXT NOT NULL
          ) \(.strict)
          """)
      }
    } catch {
      // PostgreSQL lets two sessions start the same CREATE TABLE IF NOT EXISTS; when one commits, the other fails on a catalogue.
      guard try hasTable(database) else { throw error }
    }
  }

  private static func hasTable(_ database: Database) throws -> Bool {
    let query: SQL =
      database.dialect == .sqlite
      ? "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = 'schema_migrations'"
      : "SELECT COUNT(*) FROM pg_catalog.pg_tables WHERE schemaname = current_schema() AND tablename = 'schema_migrations'"
    return try database.read { connection in try connection.value(query) as Int } > 0
  }
}
