import Database
import Domain
import TwinhallCore

extension Role: SQLConvertible {}

public struct PersonStore {
  let connection: any Connection

  public func insert(_ person: Person, foldedEmail: String, at instant: Instant) throws {
    try connection.execute(
      """
      INSERT INTO people (id, name, email, email_folded, language, created_at, version)
      VALUES (\(person.id), \(person.name), \(person.email), \(foldedEmail), \(person.language), \(instant), \(person.version))
      """)
  }

  /// Zero when the version is not the one that was read.
  public func update(_ person: Person, foldedEmail: String) throws -> Int {
    try connection.execute(
      """
      UPDATE people SET name = \(person.name), email = \(person.email), email_folded = \(foldedEmail), language = \(person.language),
        version = version + 1
      WHERE id = \(person.id) AND version = \(person.version)
      """)
  }

  public func find(_ id: Identifier<Person>) throws -> Person? {
    try connection.row("SELECT * FROM people WHERE id = \(id)").map(Person.init)
  }

  /// A person who may sign in, by address in its folded form.
  public func find(foldedEmail: String) throws -> Person? {
    try connection.row("SELECT * FROM people WHERE email_folded = \(foldedEmail) AND disabled_at IS NULL").map(Person.init)
  }

  /// A page of people in the order of their names.
  public func page(offset: Int, limit: Int) throws -> [Person] {
    try connection.rows("SELECT * FROM people ORDER BY name, id LIMIT \(limit) OFFSET \(offset)").map(Person.init)
  }

  public func count() throws -> Int { try connection.value("SELECT COUNT(*) FROM people") }

  public func isDisabled(_ id: Identifier<Person>) throws -> Bool {
    let count: Int = try connection.value("SELECT COUNT(*) FROM people WHERE id = \(id) AND disabled_at IS NOT NULL")
    return count > 0
  }

  /// Shuts a person out, or lets them in again with nil.
  public func setDisabled(_ id: Identifier<Person>, at instant: Instant?) throws -> Int {
    try connection.execute("UPDATE people SET disabled_at = \(instant), version = version + 1 WHERE id = \(id)")
  }

  public func passwordHash(_ id: Identifier<Person>) throws -> String? {
    try connection.row("SELECT password_hash FROM people WHERE id = \(id)").flatMap { try $0["password_hash"] }
  }

  public func setPasswordHash(_ hash: String?, of id: Identifier<Person>) throws -> Int {
    try connection.execute("UPDATE people SET password_hash = \(hash), version = version + 1 WHERE id = \(id)")
  }
}

extension Person {
  fileprivate init(_ row: Row) throws {
    self.init(
      id: try row["id"], name: try row["name"], email: try row["email"], language: try row["language"], version: try row["version"])
  }
}

extension Connection {
  public var people: PersonStore { PersonStore(connection: self) }
}
