import CPostgreSQL

/// An answer of the server, freed with this object.
final class PostgreSQLResult {
  private let result: OpaquePointer?
  private let connection: OpaquePointer

  init(_ result: OpaquePointer?, of connection: OpaquePointer) {
    self.result = result
    self.connection = connection
  }

  deinit { PQclear(result) }

  var status: ExecStatusType { result.map(PQresultStatus) ?? PGRES_FATAL_ERROR }
  var sqlState: String { field(PGSQLState.code) ?? "" }
  var commandTag: String { result.map { String(cString: PQcmdStatus($0)) } ?? "" }

  func check() throws(DatabaseError) {
    switch status {
    case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_SINGLE_TUPLE: return
    default: throw error
    }
  }

  /// Gives the rows to `each` and answers how many rows the statement changed.
  func hand(to each: (Row) -> Bool) throws(DatabaseError) -> Int {
    var columns: PostgreSQLColumns?
    return try hand(to: each, columns: &columns)
  }

  /// As above, with the columns found once for all runs of a prepared statement.
  func hand(to each: (Row) -> Bool, columns: inout PostgreSQLColumns?) throws(DatabaseError) -> Int {
    try check()
    guard let result else { return 0 }
    if status != PGRES_COMMAND_OK {
      let shape = columns ?? PostgreSQLColumns(result)
      columns = shape
      for row in 0..<PQntuples(result) where !each(shape.row(row, of: result)) { break }
    }
    return changedRows
  }

  private var changedRows: Int {
    guard let result, !commandTag.hasPrefix("SELECT") else { return 0 }
    return Int(String(cString: PQcmdTuples(result))) ?? 0
  }

  private func field(_ code: Int32) -> String? {
    guard let result, let text = PQresultErrorField(result, code) else { return nil }
    return String(cString: text)
  }

  private var error: DatabaseError {
    if PQstatus(connection) == CONNECTION_BAD { return .unavailable("the connection to the database was lost") }
    return postgresqlError(state: sqlState, field: field)
  }
}
