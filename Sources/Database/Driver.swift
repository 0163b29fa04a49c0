enum TransactionMode {
  case read
  case write
}

/// One connection of one kind of database, used by one thread at a time.
protocol Driver: AnyObject {
  /// false once the connection is lost; it is then closed instead of kept.
  var isUsable: Bool { get }

  /// - Parameter isQueued: has met others twice, and waits for a turn in which none of them commits.
  func begin(_ mode: TransactionMode, isQueued: Bool) throws(DatabaseError)
  func commit() throws(DatabaseError)

  /// Ends the transaction, if one is open, without its changes.
  func rollback()

  /// Runs one statement, gives its rows to `each` until that answers false, and answers how many rows the statement changed.
  /// With `streaming` the rows are not gathered first.
  func run(_ statement: Statement, streaming: Bool, each: (Row) -> Bool) throws(DatabaseError) -> Int

  func close()
}
