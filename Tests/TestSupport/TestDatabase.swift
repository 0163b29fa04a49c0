import Database
import Glibc
import TwinhallCore

/// The databases that a test runs on: `@Test("…", arguments: TestDatabases.all) func holds(on kind: TestDatabase) throws`.
public enum TestDatabases {
  /// Both, or SQLite alone when TWINHALL_TEST_SQLITE_ONLY is set.
  /// Without a server the tests on PostgreSQL fail, for skipped tests look like passed ones.
  public static let all: [TestDatabase] = getenv("TWINHALL_TEST_SQLITE_ONLY") == nil ? [.sqlite, .postgresql] : [.sqlite]
}

public struct MissingServer: Error, CustomStringConvertible {
  public let description =
    "Set TWINHALL_TEST_POSTGRESQL to a connection string (Tests/tools/postgresql.sh start DIR prints one) or set TWINHALL_TEST_SQLITE_ONLY."
}

public enum TestDatabase: String, Sendable {
  case sqlite
  case postgresql

  /// Gives an empty database (or one with these migrations) to `body` and removes it afterwards.
  /// - Parameter meetingTable: as `Database` has it; of one of the migrations.
  @discardableResult public func use<T>(
    connections: Int = 8, migrations: [Migration] = [], meetingTable: StaticString? = nil, _ body: (Database) throws -> T
  ) throws -> T {
    try useLocation { location in
      let database = try open(location, connections, migrations, meetingTable)
      defer { database.close() }
      return try body(database)
    }
  }

  /// As above for tests that wait.
  @discardableResult public func use<T>(
    connections: Int = 8, migrations: [Migration] = [], _ body: (Database) async throws -> T
  ) async throws -> T {
    let place = try TemporaryPlace(self)
    defer { place.remove() }
    let database = try open(place.location, connections, migrations)
    defer { database.close() }
    return try await body(database)
  }

  /// Gives the place of an empty database, for tests that open it more than once.
  @discardableResult public func useLocation<T>(_ body: (DatabaseLocation) throws -> T) throws -> T {
    let place = try TemporaryPlace(self)
    defer { place.remove() }
    return try body(place.location)
  }

  private func open(
    _ location: DatabaseLocation, _ connections: Int, _ migrations: [Migration], _ meetingTable: StaticString? = nil
  ) throws -> Database {
    let database = try Database(location, connections: connections, meetingTable: meetingTable)
    if !migrations.isEmpty { try Migrator.migrate(database, migrations, at: Instant(milliseconds: 1_795_000_000_000)) }
    return database
  }
}
