import Database
import Domain
import TwinhallCore

extension Role: SQLConvertible {}

/// What a person is found and ordered by: a folded address, a key for the order of names, and the words to search by.
public struct FoldedPerson: Sendable {
  public let email: String
  public let sortName: String
  public let words: Set<String>

  public init(email: String, sortName: String, words: Set<String>) {
    self.email = email
    self.sortName = sortName
    self.words = words
  }
}

/// A person as lists show them.
public struct ListedPerson: Sendable {
  public let person: Person
  /// Shut out by the office.
  public let isDisabled: Bool
}

public struct PersonStore {
  let connection: any Connection

  public func insert(_ person: Person, _ folded: FoldedPerson, at instant: Instant) throws {
    try connection.execute(
      """
      INSERT INTO people (id, name, email, email_folded, sort_name, language, created_at, version)
      VALUES (\(person.id), \(person.name), \(person.email), \(folded.email), \(folded.sortName), \(person.language), \(instant),
        \(person.version))
      """)
    try connection.insertWords(folded.words, of: person.id, in: .people)
  }

  /// Zero when the version is not the one that was read.
  public func update(_ person: Person, _ folded: FoldedPerson) throws -> Int {
    let changed = try connection.execute(
      """
      UPDATE people SET name = \(person.name), email = \(person.email), email_folded = \(folded.email), sort_name = \(folded.sortName),
        language = \(person.language), version = version + 1
      WHERE id = \(person.id) AND version = \(person.version)
      """)
    if changed > 0 { try connection.replaceWords(folded.words, of: person.id, in: .people) }
    return changed
  }

  public func find(_ id: Identifier<Person>) throws -> Person? {
    try connection.row("SELECT * FROM people WHERE id = \(id)").map(Person.init)
  }

  /// Some people, in no order.
  public func all(_ ids: [Identifier<Person>]) throws -> [Person] {
    try connection.rows("SELECT * FROM people WHERE id IN \(list: ids)").map(Person.init)
  }

  /// Those of them who were not erased, in no order.
  public func known(_ ids: [Identifier<Person>]) throws -> [Person] {
    try connection.rows("SELECT * FROM people WHERE erased_at IS NULL AND id IN \(list: ids)").map(Person.init)
  }

  /// A person who may sign in, by address in its folded form.
  public func find(foldedEmail: String) throws -> Person? {
    try connection.row("SELECT * FROM people WHERE email_folded = \(foldedEmail) AND disabled_at IS NULL").map(Person.init)
  }

  /// A page of people in the order of their names.
  /// - Parameter words: folded; each has to begin a word of the name or the address. None finds everybody.
  public func page(matching words: [String] = [], offset: Int, limit: Int) throws -> [ListedPerson] {
    try connection.rows(
      "SELECT * FROM people WHERE \(condition(words)) ORDER BY sort_name, id LIMIT \(limit) OFFSET \(offset)"
    ).map { ListedPerson(person: try Person($0), isDisabled: try ($0["disabled_at"] as Instant?) != nil) }
  }

  /// - Parameter most: where counting ends.
  public func count(matching words: [String] = [], upTo most: Int = .max) throws -> Int {
    try connection.count("FROM people WHERE \(condition(words))", upTo: most)
  }

  private func condition(_ words: [String]) -> SQL {
    let conditions: [SQL] = words.map { "id IN (\(WordTable.people.owners(beginning: $0)))" }
    return (["erased_at IS NULL"] + conditions).joined(separator: " AND ")
  }

  /// Names for identifiers, in one query for each 500; unknown ones are left out.
  public func names(_ ids: some Sequence<Identifier<Person>>) throws -> [Identifier<Person>: String] {
    var found: [Identifier<Person>: String] = [:]
    for part in Array(Set(ids)).chunks(of: 500) {
      for row in try connection.rows("SELECT id, name FROM people WHERE id IN \(list: part)") { found[try row["id"]] = try row["name"] }
    }
    return found
  }

  public func isDisabled(_ id: Identifier<Person>) throws -> Bool {
    let count: Int = try connection.value("SELECT COUNT(*) FROM people WHERE id = \(id) AND disabled_at IS NOT NULL")
    return count > 0
  }

  /// Shuts a person out, or lets them in again with nil.
  public func setDisabled(_ id: Identifier<Person>, at instant: Instant?) throws -> Int {
    try connection.execute("UPDATE people SET disabled_at = \(instant), version = version + 1 WHERE id = \(id)")
  }

  /// Whether pages are shown with less data. A way of reading is no part of the record that two people could change at once.
  public func setLessData(_ id: Identifier<Person>, to isOn: Bool) throws -> Int {
    try connection.execute("UPDATE people SET less_data = \(isOn) WHERE id = \(id)")
  }

  public func passwordHash(_ id: Identifier<Person>) throws -> String? {
    try connection.row("SELECT password_hash FROM people WHERE id = \(id)").flatMap { try $0["password_hash"] }
  }

  public func setPasswordHash(_ hash: String?, of id: Identifier<Person>) throws -> Int {
    try connection.execute("UPDATE people SET password_hash = \(hash), version = version + 1 WHERE id = \(id)")
  }

  public func isErased(_ id: Identifier<Person>) throws -> Bool {
    let count: Int = try connection.value("SELECT COUNT(*) FROM people WHERE id = \(id) AND erased_at IS NOT NULL")
    return count > 0
  }

  /// Puts a name that says no more than where the person was in the place of everything that is known of the person. Nobody
  /// signs in as them.
  public func erase(_ id: Identifier<Person>, formerName: String, sortName: String, at instant: Instant) throws -> Int {
    let address = "\(id)@erased.invalid"
    return try connection.execute(
      """
      UPDATE people SET name = \(formerName), email = \(address), email_folded = \(address), sort_name = \(sortName),
        password_hash = NULL, less_data = NULL, disabled_at = COALESCE(disabled_at, \(instant)), erased_at = \(instant),
        version = version + 1
      WHERE id = \(id) AND erased_at IS NULL
      """)
  }

  /// Another mail address, with the words to search by.
  public func setEmail(_ person: Person, _ folded: FoldedPerson) throws -> Int {
    let changed = try connection.execute(
      "UPDATE people SET email = \(person.email), email_folded = \(folded.email), version = version + 1 WHERE id = \(person.id)")
    try connection.replaceWords(folded.words, of: person.id, in: .people)
    return changed
  }
}

extension Person {
  init(_ row: Row) throws {
    self.init(
      id: try row["id"], name: try row["name"], email: try row["email"], language: try row["language"], version: try row["version"],
      lessData: try row["less_data"])
  }
}

extension Connection {
  public var people: PersonStore { PersonStore(connection: self) }
}
