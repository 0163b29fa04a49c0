import Database
import Domain
import TwinhallCore

/// A file of organisations that waits until every row is right.
public struct RegisterImport: Hashable, Sendable {
  public enum State: String, Sendable {
    case open
    case taken
    case discarded
  }

  public let id: Identifier<RegisterImport>
  public var createdAt: Instant
  /// nil when the program itself began it.
  public var person: Identifier<Person>?
  public var fileName: String
  public var state: State
  public var version: Int

  public init(
    id: Identifier<RegisterImport>, createdAt: Instant, person: Identifier<Person>?, fileName: String, state: State, version: Int
  ) {
    self.id = id
    self.createdAt = createdAt
    self.person = person
    self.fileName = fileName
    self.state = state
    self.version = version
  }
}

extension RegisterImport.State: SQLConvertible {}

public struct RegisterImportStore {
  let connection: any Connection

  public func insert(_ entry: RegisterImport) throws {
    try connection.execute(
      """
      INSERT INTO register_imports (id, created_at, person_id, file_name, state, version)
      VALUES (\(entry.id), \(entry.createdAt), \(entry.person), \(entry.fileName), \(entry.state), \(entry.version))
      """)
  }

  public func find(_ id: Identifier<RegisterImport>) throws -> RegisterImport? {
    try connection.row("SELECT * FROM register_imports WHERE id = \(id)").map(RegisterImport.init)
  }

  /// Files that are still worked on, newest first.
  public func open() throws -> [RegisterImport] {
    try connection.rows(
      "SELECT * FROM register_imports WHERE state = \(RegisterImport.State.open) ORDER BY created_at DESC, id LIMIT 20"
    ).map(RegisterImport.init)
  }

  /// Takes the next version, so that two people do not repair the same file unseen.
  /// - Returns: rows changed, 0 or 1.
  public func advance(_ id: Identifier<RegisterImport>, version: Int, to state: RegisterImport.State) throws -> Int {
    try connection.execute(
      """
      UPDATE register_imports SET state = \(state), version = version + 1
      WHERE id = \(id) AND version = \(version) AND state = \(RegisterImport.State.open)
      """)
  }

  /// The rows in the order of the file: line number and cells as one line of CSV.
  public func rows(of id: Identifier<RegisterImport>) throws -> [(number: Int, cells: String)] {
    try connection.rows("SELECT row_number, cells FROM register_import_rows WHERE import_id = \(id) ORDER BY row_number").map {
      (number: try $0["row_number"], cells: try $0["cells"])
    }
  }

  public func rowCount(of id: Identifier<RegisterImport>) throws -> Int {
    try connection.value("SELECT COUNT(*) FROM register_import_rows WHERE import_id = \(id)")
  }

  public func insertRows(_ rows: [(number: Int, cells: String)], of id: Identifier<RegisterImport>) throws {
    for part in rows.chunks(of: 200) {
      let values: [SQL] = part.map { "(\(id), \($0.number), \($0.cells))" }
      try connection.execute("INSERT INTO register_import_rows (import_id, row_number, cells) VALUES \(values.joined(separator: ", "))")
    }
  }

  /// - Returns: rows changed, 0 or 1.
  public func updateRow(_ number: Int, cells: String, of id: Identifier<RegisterImport>) throws -> Int {
    try connection.execute("UPDATE register_import_rows SET cells = \(cells) WHERE import_id = \(id) AND row_number = \(number)")
  }

  /// - Returns: rows removed, 0 or 1.
  public func removeRow(_ number: Int, of id: Identifier<RegisterImport>) throws -> Int {
    try connection.execute("DELETE FROM register_import_rows WHERE import_id = \(id) AND row_number = \(number)")
  }

  public func removeRows(of id: Identifier<RegisterImport>) throws {
    try connection.execute("DELETE FROM register_import_rows WHERE import_id = \(id)")
  }
}

extension RegisterImport {
  fileprivate init(_ row: Row) throws {
    self.init(
      id: try row["id"], createdAt: try row["created_at"], person: try row["person_id"], fileName: try row["file_name"],
      state: try row["state"], version: try row["version"])
  }
}

extension Connection {
  public var registerImports: RegisterImportStore { RegisterImportStore(connection: self) }
}
