/// Whole tables out of and into a database, whatever they hold. Names come from the database's own catalogue, never from a person.
extension Connection {
  /// Hands out every row in the order of the primary key, the same on both databases, one by one.
  public func streamRows(of table: TableShape, each: ([SQLValue]) throws -> Void) throws {
    try stream("SELECT \(table.columnList) FROM \(quotedName(table.name)) ORDER BY \(table.order)") { try each($0.values) }
  }

  /// Counted one by one: both databases read the whole table.
  public func rowCount(of table: TableShape) throws -> Int { try value("SELECT COUNT(*) FROM \(quotedName(table.name))") }

  /// Inserts rows whose values stand in the order of the columns.
  public func insert(_ rows: [[SQLValue]], into table: TableShape) throws {
    // SQLite takes at most 32,766 values in a statement, PostgreSQL 65,535.
    let most = max(1, 20_000 / max(1, table.columns.count))
    for start in stride(from: 0, to: rows.count, by: most) {
      let values: [SQL] = rows[start..<min(start + most, rows.count)].map { row in
        SQL(pieces: [.text("(")]) + row.map { SQL(pieces: [.value($0)]) }.joined(separator: ", ") + ")"
      }
      try execute("INSERT INTO \(quotedName(table.name)) (\(table.columnList)) VALUES \(values.joined(separator: ", "))")
    }
  }

  /// Empties a table.
  public func removeRows(of table: TableShape) throws { try execute("DELETE FROM \(quotedName(table.name))") }

  /// Checks what points to what only when `body` is done, so that tables and rows may come in any order. The schema is afterwards as it
  /// was.
  public func checkingReferencesLast(_ body: () throws -> Void) throws {
    if dialect == .sqlite {
      try execute("PRAGMA defer_foreign_keys = ON")
      return try body()
    }
    let constraints = try rows(
      """
      SELECT c.relname::text AS owner, k.conname::text AS name FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace WHERE k.contype = 'f' AND n.nspname = current_schema() ORDER BY 1, 2
      """
    ).map { (try $0["owner"] as String, try $0["name"] as String) }
    try alter(constraints, "DEFERRABLE")
    try execute("SET CONSTRAINTS ALL DEFERRED")
    try body()
    try execute("SET CONSTRAINTS ALL IMMEDIATE")
    try alter(constraints, "NOT DEFERRABLE")
  }

  private func alter(_ constraints: [(String, String)], _ property: SQL) throws {
    for (table, constraint) in constraints {
      try execute("ALTER TABLE \(quotedName(table)) ALTER CONSTRAINT \(quotedName(constraint)) \(property)")
    }
  }
}

extension TableShape {
  fileprivate var columnList: SQL { columns.map { quotedName($0.name) }.joined(separator: ", ") }

  /// Texts by their bytes: the locale of a server must not change the order.
  fileprivate var order: SQL {
    let names = key.isEmpty ? columns.map(\.name) : key
    return names.map { each -> SQL in
      let isText = columns.contains { $0.name == each && $0.kind == .text }
      return isText ? "\(quotedName(each)) \(.bytewise)" : quotedName(each)
    }.joined(separator: ", ")
  }
}

/// A name of the catalogue, quoted.
private func quotedName(_ text: String) -> SQL { SQL(trusted: "\"" + text.replacing("\"", with: "\"\"") + "\"") }
