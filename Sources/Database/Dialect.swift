/// The two kinds of database that Twinhall runs on.
public enum Dialect: Hashable, Sendable {
  case sqlite
  case postgresql
}

/// Every difference between the dialects that a statement may show: `CREATE TABLE files (content \(.blob) NOT NULL)`.
public enum DialectToken: String, Hashable, Sendable {
  /// Column type of a 64-bit integer, and of a truth value as 0 or 1.
  case integer
  /// Column type of a 64-bit floating-point number.
  case real
  /// Column type of bytes.
  case blob
  /// After the closing parenthesis of CREATE TABLE: the database checks the types of values.
  case strict
  /// After a text expression: compared and ordered by its bytes, whatever the locale of the server.
  case bytewise
  /// `name \(.like) \(pattern)`: a pattern match that takes a and A (ASCII at least) for the same.
  case like

  func text(in dialect: Dialect) -> String {
    let (sqlite, postgresql) = names
    return dialect == .sqlite ? sqlite : postgresql
  }

  private var names: (sqlite: String, postgresql: String) {
    switch self {
    case .integer: ("INTEGER", "BIGINT")
    case .real: ("REAL", "DOUBLE PRECISION")
    case .blob: ("BLOB", "BYTEA")
    case .strict: ("STRICT", "")
    case .bytewise: ("COLLATE BINARY", "COLLATE \"C\"")
    case .like: ("LIKE", "ILIKE")
    }
  }
}
