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
  /// Runs the migrations that have not run yet, in order of their numbers, and answers these. Several processes may do so at once.
  @discardableResult
  public static func migrate(_ database: Database, _ migrations: [Migration], at instant: Instant) throws -> [Migration] { [] }

  /// The migrations that have not run yet. Throws `MigrationError` as `migrate` does.
  public static func pending(_ database: Database, _ migrations: [Migration]) throws -> [Migration] { [] }
}
