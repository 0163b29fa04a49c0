import Database
import TestSupport

/// The schema of most tests here.
let placesMigration = Migration(
  number: 1, name: "places",
  statements: [
    """
    CREATE TABLE places (
      id TEXT NOT NULL PRIMARY KEY,
      name TEXT NOT NULL,
      size \(.integer) NOT NULL DEFAULT 0 CONSTRAINT size_is_not_negative CHECK (size >= 0),
      area \(.real),
      seal \(.blob),
      code TEXT,
      parent TEXT REFERENCES places (id),
      version \(.integer) NOT NULL DEFAULT 1,
      UNIQUE (name, parent)
    ) \(.strict)
    """,
    "CREATE UNIQUE INDEX places_caseless_code ON places (lower(code))",
    "CREATE INDEX places_large ON places (size, name) WHERE size > 1000",
  ])

extension TestDatabase {
  @discardableResult func usePlaces<T>(_ body: (Database) throws -> T) throws -> T { try use(migrations: [placesMigration], body) }
}

extension Connection {
  func addPlace(_ id: String, name: String? = nil, size: Int = 0, parent: String? = nil) throws {
    try execute("INSERT INTO places (id, name, size, parent) VALUES (\(id), \(name ?? id), \(size), \(parent))")
  }

  func places() throws -> Int { try value("SELECT COUNT(*) FROM places") }
}

extension Database {
  func places() throws -> Int { try read { try $0.places() } }
}
