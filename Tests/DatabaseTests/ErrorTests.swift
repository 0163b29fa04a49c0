import Database
import TestSupport
import Testing

@Suite struct ErrorTests {
  private func error(on kind: TestDatabase, _ body: (any Connection) throws -> Void) throws -> DatabaseError? {
    try kind.usePlaces { database in
      try database.transaction { try $0.addPlace("a", size: 1) }
      do { try database.transaction(body) } catch { return error as? DatabaseError }
      return nil
    }
  }

  @Test("a value that is taken names table and column alike on both databases", arguments: TestDatabases.all)
  func unique(on kind: TestDatabase) throws {
    let taken = try error(on: kind) { try $0.addPlace("a", name: "other") }
    #expect(taken == .uniqueViolation(constraint: "places.id"))
    let twice = try error(on: kind) { connection in
      try connection.addPlace("b", name: "b", parent: "a")
      try connection.addPlace("c", name: "b", parent: "a")
    }
    #expect(twice == .uniqueViolation(constraint: "places.name, places.parent"))
    let caseless = try error(on: kind) { connection in
      try connection.execute("INSERT INTO places (id, name, code) VALUES (\("b"), \("b"), \("x")), (\("c"), \("c"), \("X"))")
    }
    #expect(caseless == .uniqueViolation(constraint: "places_caseless_code"))
  }

  @Test("a reference to nothing, a failed check and a missing value are told apart", arguments: TestDatabases.all)
  func constraints(on kind: TestDatabase) throws {
    let orphan = try error(on: kind) { try $0.addPlace("b", parent: "nowhere") }
    #expect(orphan == .foreignKeyViolation)
    let negative = try error(on: kind) { try $0.addPlace("b", size: -1) }
    #expect(negative == .checkViolation(constraint: "size_is_not_negative"))
    let missing = try error(on: kind) { try $0.execute("INSERT INTO places (id, name) VALUES (\("b"), \(nil as String?))") }
    #expect(missing == .notNullViolation(column: "places.name"))
  }

  @Test("a row that others point to cannot be removed", arguments: TestDatabases.all)
  func referenced(on kind: TestDatabase) throws {
    let removed = try error(on: kind) { connection in
      try connection.addPlace("b", parent: "a")
      try connection.execute("DELETE FROM places WHERE id = \("a")")
    }
    #expect(removed == .foreignKeyViolation)
  }

  @Test("wrong SQL fails with a message and two statements at once are refused", arguments: TestDatabases.all)
  func wrongStatements(on kind: TestDatabase) throws {
    for sql: SQL in ["SELECT nothing FROM places", "SELEC 1", "SELECT 1; SELECT 2"] {
      let refused = try error(on: kind) { try $0.execute(sql) }
      guard case .failed = refused else {
        Issue.record("\(sql) did not fail")
        continue
      }
    }
  }

  @Test("a value of the wrong type is refused and not quoted in the error", arguments: TestDatabases.all)
  func wrongType(on kind: TestDatabase) throws {
    let refused = try error(on: kind) { try $0.execute("UPDATE places SET size = \("secret")") }
    guard case .failed(let message) = refused else {
      Issue.record("\(String(describing: refused))")
      return
    }
    #expect(!message.contains("secret"))
  }

  @Test("a read cannot write", arguments: TestDatabases.all)
  func readOnly(on kind: TestDatabase) throws {
    try kind.usePlaces { database throws in
      let error = databaseError { try database.read { try $0.addPlace("a") } }
      #expect(error != nil)
      #expect(try database.places() == 0)
    }
  }

  @Test("a statement that would never end is ended, and the connection is good after it", arguments: TestDatabases.all)
  func endless(on kind: TestDatabase) throws {
    try kind.useLocation { location in
      let database = try Database(location, connections: 1, limit: .milliseconds(100))
      defer { database.close() }
      let endless: SQL = "WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n FROM numbers) SELECT COUNT(*) FROM numbers"
      let reading = databaseError { _ = try database.rows(endless) }
      #expect(reading == .failed("the statement took too long"))
      let writing = databaseError { try database.execute(endless) }
      #expect(writing == .failed("the statement took too long"))
      #expect(try database.value("SELECT 1") as Int == 1)
    }
  }

  @Test(
    "a database that cannot be reached is unavailable",
    arguments: [
      DatabaseLocation.sqlite(path: "/nowhere/at/all.sqlite"), .postgresql("host=/nowhere dbname=none"),
    ])
  func unavailable(location: DatabaseLocation) throws {
    let error = databaseError { _ = try Database(location, connections: 1) }
    guard case .unavailable = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }
}
