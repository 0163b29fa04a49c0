import Testing
import TwinhallCore

@testable import Database

@Suite struct SQLTests {
  private func statement(_ sql: SQL, _ dialect: Dialect = .postgresql) throws -> Statement { try Statement(sql, for: dialect) }

  @Test("an interpolated value is bound and never part of the text")
  func binding() throws {
    let name = "'; DROP TABLE places; --"
    let bound = try statement("SELECT 1 FROM places WHERE name = \(name) AND size > \(3)")
    #expect(bound.text == "SELECT 1 FROM places WHERE name = $1 AND size > $2")
    #expect(bound.values == [.text(name), .integer(3)])
    #expect(try statement("a = \(1)", .sqlite).text == "a = ?")
  }

  @Test("a nested fragment keeps its values in order")
  func nesting() throws {
    let filter: SQL = "b = \(2)"
    let bound = try statement("SELECT \(1) WHERE \(filter) AND c = \(3)")
    #expect(bound.text == "SELECT $1 WHERE b = $2 AND c = $3")
    #expect(bound.values == [.integer(1), .integer(2), .integer(3)])
  }

  @Test("fragments join with a separator and add up")
  func joining() throws {
    let parts: [SQL] = ["a = \(1)", "b = \(2)"]
    #expect(try statement("WHERE " + parts.joined(separator: " AND ")).text == "WHERE a = $1 AND b = $2")
    #expect(try statement([SQL]().joined(separator: ", ")).text == "")
  }

  @Test("a list writes one placeholder a value, and NULL when it is empty")
  func lists() throws {
    #expect(try statement("id IN \(list: ["a", "b"])").text == "id IN ($1, $2)")
    #expect(try statement("id IN \(list: [String]())").text == "id IN (NULL)")
  }

  @Test("a token is what the dialect calls it")
  func tokens() throws {
    #expect(try statement("c \(.blob)", .sqlite).text == "c BLOB")
    #expect(try statement("c \(.blob)", .postgresql).text == "c BYTEA")
  }

  @Test("a text with a NUL character is refused before any database sees it")
  func nul() {
    #expect(throws: DatabaseError.failed("a text holds a NUL character")) { try statement("SELECT \("a\u{0}b")") }
  }

  @Test(
    "a location is read from its text",
    arguments: [
      ("sqlite:/srv/data.sqlite", DatabaseLocation.sqlite(path: "/srv/data.sqlite")),
      ("postgresql://host/name", .postgresql("postgresql://host/name")),
      ("postgresql:host=a dbname=b", .postgresql("host=a dbname=b")),
    ])
  func locations(text: String, location: DatabaseLocation) {
    #expect(DatabaseLocation(parsing: text) == location)
  }

  @Test("a location of another kind is refused", arguments: ["sqlite:", "mysql://host/name", "", "postgresql:"])
  func wrongLocations(text: String) {
    #expect(DatabaseLocation(parsing: text) == nil)
  }
}
