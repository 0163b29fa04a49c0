/// A database and its connections. Calls block the thread; any thread may call.
public final class Database: Sendable {
  public let dialect: Dialect

  /// Opens the database and one connection; others are opened when they are needed, up to `connections` readers
  /// (SQLite, beside its one writer) or `connections` in all (PostgreSQL).
  public init(_ location: DatabaseLocation, connections: Int) throws(DatabaseError) {
    if case .sqlite = location { dialect = .sqlite } else { dialect = .postgresql }
  }

  /// Runs queries on one snapshot of the data; the connection refuses writes.
  public func read<T>(_ body: (any Connection) throws -> T) throws -> T {
    throw DatabaseError.unavailable("not open")
  }

  /// Runs `body` in one write transaction: all of it happens, or nothing when it throws.
  ///
  /// After a conflict with another transaction it is run again, up to ten times: `body` must have no effect outside the database.
  /// Do not open a second transaction inside.
  public func transaction<T>(_ body: (any Connection) throws -> T) throws -> T {
    throw DatabaseError.unavailable("not open")
  }

  /// The same database for tests, in which the n-th statement (counted from 1, commits too) of write transactions fails, once.
  public func failing(atStatement number: Int) -> Database { self }

  /// Closes the connections; those in use when they are given back.
  public func close() {}
}
