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
  /// At the end of a SELECT in a write: nobody else changes these rows before the commit.
  case forUpdate
  /// As `forUpdate`, and passes over rows that another transaction holds.
  case skipLocked
  /// After a text expression: compared and ordered by its bytes, whatever the locale of the server.
  case bytewise
  /// `name \(.like) \(pattern)`: a pattern match that takes a and A (ASCII at least) for the same.
  case like
  /// `\(.greatest)(a, b)`: the larger of several values in one row.
  case greatest
  /// `\(.least)(a, b)`: the smaller of several values in one row.
  case least
  /// `\(.textAggregate)(name, ', ')`: the texts of a group in one.
  case textAggregate
  /// `a \(.isSame) b`: equality in which NULL equals NULL.
  case isSame

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
    // SQLite has one writer at a time, so its rows need no locks.
    case .forUpdate: ("", "FOR UPDATE")
    case .skipLocked: ("", "FOR UPDATE SKIP LOCKED")
    case .bytewise: ("COLLATE BINARY", "COLLATE \"C\"")
    case .like: ("LIKE", "ILIKE")
    case .greatest: ("MAX", "GREATEST")
    case .least: ("MIN", "LEAST")
    case .textAggregate: ("group_concat", "string_agg")
    case .isSame: ("IS", "IS NOT DISTINCT FROM")
    }
  }
}
