/// A table as the database itself describes it, in the words that both databases share.
public struct TableShape: Hashable, Sendable {
  /// What a column holds.
  public enum Kind: String, Sendable {
    case text
    /// 64 bits.
    case integer
    /// 64 bits, floating point.
    case real
    case bytes
  }

  /// A column with what the databases say of it.
  public struct Column: Hashable, Sendable {
    /// As the migration wrote it.
    public let name: String
    public let kind: Kind
    /// Whether it is never NULL; a part of the key never is.
    public let isRequired: Bool
    /// `table.column` that the value points to; nil when it points nowhere.
    public let reference: String?
  }

  /// As the migration wrote it.
  public let name: String
  /// In the order in which the migrations made them.
  public let columns: [Column]
  /// Names of the columns of the primary key, in its order.
  public let key: [String]
}

/// A column has a type that the two databases do not share.
public struct UnknownColumnType: Error, Hashable, Sendable {
  public let column: String
  public let type: String
}

extension Connection {
  /// Every table of the schema but the list of migrations, by name.
  /// - Parameter prefix: tables whose names begin so are left out; they may have types of one database only.
  public func tableShapes(without prefix: String? = nil) throws -> [TableShape] {
    let tables = dialect == .sqlite ? try sqliteTables(self) : try postgresqlTables(self)
    let wanted = tables.filter { table in table.name != "schema_migrations" && prefix.map { !table.name.hasPrefix($0) } ?? true }
    return try wanted.sorted { $0.name < $1.name }.map(TableShape.init)
  }

  /// The numbers of the migrations that have run, in order; none in a database without a schema.
  public func appliedMigrations() throws -> [Int] {
    let isThere: Int = try value(
      dialect == .sqlite
        ? "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = 'schema_migrations'"
        : "SELECT COUNT(*) FROM pg_catalog.pg_tables WHERE schemaname = current_schema() AND tablename = 'schema_migrations'")
    return isThere == 0 ? [] : try rows("SELECT number FROM schema_migrations ORDER BY number").map { try $0["number"] }
  }
}

extension TableShape {
  init(_ table: GoldenTable) throws {
    name = table.name
    key = table.columns.filter { $0.keyPosition > 0 }.sorted { $0.keyPosition < $1.keyPosition }.map(\.name)
    columns = try table.columns.map { column in
      Column(
        name: column.name, kind: try Kind(column.type, of: "\(table.name).\(column.name)"),
        isRequired: column.isRequired || column.keyPosition > 0,
        reference: table.references.first { $0.column == column.name }?.target)
    }
  }
}

extension TableShape.Kind {
  fileprivate init(_ type: String, of column: String) throws {
    switch type {
    case "text": self = .text
    case "integer", "bigint": self = .integer
    case "real", "double precision": self = .real
    case "blob", "bytea": self = .bytes
    default: throw UnknownColumnType(column: column, type: type)
    }
  }
}
