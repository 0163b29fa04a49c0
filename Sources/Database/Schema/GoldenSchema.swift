/// The tables, columns, keys and indexes as text in one form for both databases, to compare with a golden file.
///
///     table places
///       id text not null key 1
///       owner text -> people.id on delete cascade
///       index places_by_owner (owner, name)
///       unique index places_name (<expression>) where
///
/// Checks are not shown, and default values only as `default`: the databases write them in their own ways.
public func goldenSchema(_ database: Database) throws -> String {
  let tables = try database.read { connection in
    database.dialect == .sqlite ? try sqliteTables(connection) : try postgresqlTables(connection)
  }
  return tables.filter { $0.name != "schema_migrations" }.sorted { $0.name < $1.name }.map(\.text).joined(separator: "\n")
}

/// A table as both databases can describe it.
struct GoldenTable {
  struct Column {
    let name: String
    let type: String
    let isRequired: Bool
    /// The place in the primary key from 1, or 0.
    let keyPosition: Int
    let hasDefault: Bool
  }

  struct Index {
    let name: String
    let isUnique: Bool
    let isPartial: Bool
    /// nil stands for an expression.
    let columns: [String?]
  }

  struct Reference {
    let column: String
    let target: String
    /// `no action`, `cascade`, `set null`, `restrict` or `set default`.
    let onDelete: String
  }

  let name: String
  let columns: [Column]
  let indexes: [Index]
  let references: [Reference]

  var text: String {
    (["table \(name)"] + columns.map(line(of:)) + indexes.map(line(of:)).sorted()).map { $0 + "\n" }.joined()
  }

  private func line(of column: Column) -> String {
    var parts = [column.name, column.type]
    if column.isRequired { parts.append("not null") }
    if column.hasDefault { parts.append("default") }
    if column.keyPosition > 0 { parts.append("key \(column.keyPosition)") }
    for reference in references where reference.column == column.name {
      parts.append("-> \(reference.target) on delete \(reference.onDelete)")
    }
    return "  " + parts.joined(separator: " ")
  }

  private func line(of index: Index) -> String {
    let columns = index.columns.map { $0 ?? "<expression>" }.joined(separator: ", ")
    return "  \(index.isUnique ? "unique " : "")index \(index.name) (\(columns))\(index.isPartial ? " where" : "")"
  }
}
