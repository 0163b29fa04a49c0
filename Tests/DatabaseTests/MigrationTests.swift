import Database
import TestSupport
import Testing
import TwinhallCore

@Suite struct MigrationTests {
  private let instant = Instant(milliseconds: 1_795_000_000_000)
  private let second = Migration(number: 2, name: "colours", statements: ["ALTER TABLE places ADD COLUMN colour TEXT"])

  @Test("each migration runs once, in order", arguments: TestDatabases.all)
  func order(on kind: TestDatabase) throws {
    try kind.use { database throws in
      #expect(try Migrator.pending(database, [second, placesMigration]).map(\.number) == [1, 2])
      #expect(try Migrator.migrate(database, [second, placesMigration], at: instant).map(\.number) == [1, 2])
      #expect(try Migrator.migrate(database, [second, placesMigration], at: instant).isEmpty)
      #expect(try Migrator.pending(database, [second, placesMigration]).isEmpty)
    }
  }

  @Test("a migration that fails leaves nothing of itself", arguments: TestDatabases.all)
  func failure(on kind: TestDatabase) throws {
    try kind.use { database throws in
      let broken = Migration(number: 2, name: "broken", statements: ["CREATE TABLE half (id TEXT)", "CREATE TABLE places (id TEXT)"])
      let error = databaseError { try Migrator.migrate(database, [placesMigration, broken], at: instant) }
      #expect(error != nil)
      #expect(try !goldenSchema(database).contains("half"))
      #expect(try Migrator.pending(database, [placesMigration, broken]).map(\.number) == [2])
    }
  }

  @Test("a migration that the program does not know stops it", arguments: TestDatabases.all)
  func unknown(on kind: TestDatabase) throws {
    try kind.use(migrations: [placesMigration, second]) { database in
      let error = thrown { try Migrator.migrate(database, [placesMigration], at: instant) } as? MigrationError
      #expect(error == .unknown(number: 2, name: "colours"))
    }
  }

  @Test("a migration edited after it ran stops the program", arguments: TestDatabases.all)
  func changed(on kind: TestDatabase) throws {
    try kind.use(migrations: [placesMigration]) { database in
      let edited = Migration(number: 1, name: "places", statements: ["CREATE TABLE places (id TEXT)"])
      let error = thrown { try Migrator.migrate(database, [edited], at: instant) } as? MigrationError
      #expect(error == .changed(number: 1, name: "places"))
    }
  }

  @Test("statements prepared before a migration still work after it", arguments: TestDatabases.all)
  func cachedPlans(on kind: TestDatabase) throws {
    try kind.use(connections: 1, migrations: [placesMigration]) { database in
      let everything: SQL = "SELECT * FROM places WHERE id = \("a")"
      try database.transaction { connection in
        try connection.addPlace("a")
        _ = try connection.rows(everything)
      }
      _ = try database.rows(everything)
      try Migrator.migrate(database, [placesMigration, second], at: instant)
      let row = try #require(try database.rows(everything).first)
      #expect(try row["colour"] as String? == nil)
      let written = try #require(try firstRow(everything, writing: database))
      #expect(try written["colour"] as String? == nil)
    }
  }

  private func firstRow(_ sql: SQL, writing database: Database) throws -> Row? { try database.transaction { try $0.row(sql) } }

  @Test("two processes that migrate at once do each step once", arguments: TestDatabases.all)
  func processes(on kind: TestDatabase) throws {
    try kind.useLocation { location in
      let children = try (0..<2).map { _ in try ChildProcess("CommitWriter", arguments: ["migrate", location.argument]) }
      let lines = children.map { $0.readLine() ?? "nothing" }
      let statuses = children.map { $0.wait() }
      #expect(statuses == [0, 0], "\(lines)")
      let steps = lines.compactMap { Int($0) }.reduce(0, +)
      #expect(steps == 21)
      let database = try Database(location, connections: 1)
      defer { database.close() }
      #expect(try database.value("SELECT COUNT(*) FROM steps") as Int == 20)
    }
  }

  @Test("the schema has one description on both databases", arguments: TestDatabases.all)
  func golden(on kind: TestDatabase) throws {
    let expected = """
      table places
        id text not null key 1
        name text not null
        size integer not null default
        area real
        seal blob
        code text
        parent text -> places.id on delete no action
        version integer not null default
        index places_large (size, name) where
        unique index of table (name, parent)
        unique index places_caseless_code (<expression>)

      """
    #expect(try kind.usePlaces(goldenSchema) == expected)
  }
}
