/// Field codes of an error from libpq's postgres_ext.h, whose macros are characters that Swift does not import.
enum PGSQLState {
  static let code = Int32(UInt8(ascii: "C"))
  static let message = Int32(UInt8(ascii: "M"))
  static let detail = Int32(UInt8(ascii: "D"))
  static let table = Int32(UInt8(ascii: "t"))
  static let column = Int32(UInt8(ascii: "c"))
  static let constraint = Int32(UInt8(ascii: "n"))
}

/// Maps a SQLSTATE (PostgreSQL documentation, appendix A).
func postgresqlError(state: String, field: (Int32) -> String?) -> DatabaseError {
  switch state {
  case "23505": .uniqueViolation(constraint: uniqueConstraint(field))
  case "23503", "23001": .foreignKeyViolation
  case "23514": .checkViolation(constraint: field(PGSQLState.constraint) ?? "")
  case "23502": .notNullViolation(column: "\(field(PGSQLState.table) ?? "").\(field(PGSQLState.column) ?? "")")
  case "40001", "40P01": .serializationFailure
  case "55P03": .busy
  case "57014": .failed("the statement took too long")
  default: general(state, field)
  }
}

private func general(_ state: String, _ field: (Int32) -> String?) -> DatabaseError {
  switch state.prefix(2) {
  case "08", "53", "57": .unavailable("SQLSTATE \(state)")
  // Errors in the statement itself name tables and columns; messages of other classes may quote values.
  case "42": .failed(field(PGSQLState.message) ?? "SQLSTATE \(state)")
  default: .failed("SQLSTATE \(state)")
  }
}

/// `table.first, table.second` from the detail `Key (first, second)=(…) …`, whose shape no translation changes.
private func uniqueConstraint(_ field: (Int32) -> String?) -> String {
  let name = field(PGSQLState.constraint) ?? ""
  guard let table = field(PGSQLState.table), let detail = field(PGSQLState.detail), let start = detail.firstIndex(of: "("),
    let end = detail.firstRange(of: ")=(")?.lowerBound
  else { return name }
  let columns = detail[detail.index(after: start)..<end]
  if columns.contains("(") { return name }
  return columns.split(separator: ", ").map { "\(table).\($0)" }.joined(separator: ", ")
}
