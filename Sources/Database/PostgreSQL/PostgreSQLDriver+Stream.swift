import CPostgreSQL

extension PostgreSQLDriver {
  /// Runs a query in single-row mode: neither libpq nor Twinhall gathers the rows.
  func stream(_ text: String, _ parameters: PostgreSQLParameters, each: (Row) -> Bool) throws(DatabaseError) -> Int {
    let isSent = parameters.pass { types, values, lengths, formats in
      PQsendQueryParams(handle, text, parameters.count, types, values, lengths, formats, 0)
    }
    guard isSent == 1, PQsetSingleRowMode(handle) == 1 else { throw .unavailable("the connection to the database was lost") }
    var columns: PostgreSQLColumns?
    var failure: DatabaseError?
    var isWanted = true
    while let raw = PQgetResult(handle) {
      guard isWanted, failure == nil else {
        PQclear(raw)
        continue
      }
      let result = PostgreSQLResult(raw, of: handle)
      do throws(DatabaseError) {
        _ = try result.hand(
          to: {
            isWanted = each($0)
            return isWanted
          }, columns: &columns)
        if !isWanted { cancel() }
      } catch { failure = error }
    }
    if let failure { throw failure }
    return 0
  }

  /// The rest of the rows need not cross the wire only to be thrown away.
  private func cancel() {
    let cancellation = PQgetCancel(handle)
    var message = [CChar](repeating: 0, count: 256)
    PQcancel(cancellation, &message, Int32(message.count))
    PQfreeCancel(cancellation)
  }
}
