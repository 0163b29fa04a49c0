/// A statement as one database reads it, with the values that its placeholders stand for.
struct Statement {
  private(set) var text = ""
  private(set) var values: [SQLValue] = []

  /// Throws `failed` for a text with a NUL character, which PostgreSQL cannot hold.
  init(_ sql: SQL, for dialect: Dialect) throws(DatabaseError) {
    values.reserveCapacity(sql.pieces.count / 2)
    for piece in sql.pieces {
      switch piece {
      case .text(let literal): text += literal
      case .token(let token): text += token.text(in: dialect)
      case .choice(let sqlite, let postgresql): text += dialect == .sqlite ? sqlite : postgresql
      case .value(let value): try append(value, for: dialect)
      }
    }
  }

  private mutating func append(_ value: SQLValue, for dialect: Dialect) throws(DatabaseError) {
    // A bound NULL has no type, and PostgreSQL refuses to guess one in `$1 IS NULL`.
    if dialect == .postgresql, value == .null {
      text += "NULL"
      return
    }
    if case .text(let string) = value, string.utf8.contains(0) { throw .failed("a text holds a NUL character") }
    values.append(value)
    text += dialect == .sqlite ? "?" : "$\(values.count)"
  }
}
