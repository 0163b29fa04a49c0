/// The connection that a transaction's body sees, for as long as the body runs.
final class Session: Connection {
  let dialect: Dialect
  private let driver: any Driver
  private let fault: Fault?
  private var isBusy = false
  private var hasEnded = false
  /// The error that doomed the transaction.
  private(set) var failure: DatabaseError?

  init(_ driver: any Driver, dialect: Dialect, fault: Fault?) {
    self.driver = driver
    self.dialect = dialect
    self.fault = fault
  }

  func rows(_ sql: SQL) throws(DatabaseError) -> [Row] {
    var found: [Row] = []
    _ = try run(sql, streaming: false) { row in
      found.append(row)
      return true
    }
    return found
  }

  func execute(_ sql: SQL) throws(DatabaseError) -> Int { try run(sql, streaming: false) { _ in true } }

  func stream(_ sql: SQL, each: (Row) throws -> Void) throws {
    var thrown: (any Error)?
    _ = try run(sql, streaming: true) { row in
      do { try each(row) } catch { thrown = error }
      return thrown == nil
    }
    guard let thrown else { return }
    // PostgreSQL cancels the query, and with it the transaction.
    failure = failure ?? .failed("a query was broken off")
    throw thrown
  }

  /// Ends the use of the connection before the commit. Throws what a statement threw, even if the body caught it:
  /// PostgreSQL could not commit then, and SQLite must not do something else.
  func finish() throws(DatabaseError) {
    if let failure { throw failure }
    try guarding { () throws(DatabaseError) in try fault?.pass() }
    hasEnded = true
  }

  func end() { hasEnded = true }

  private func run(_ sql: SQL, streaming: Bool, each: (Row) -> Bool) throws(DatabaseError) -> Int {
    if hasEnded { throw .failed("the transaction has ended") }
    if isBusy { throw .failed("a query is still handing out rows") }
    if failure != nil { throw .failed("a statement before this one failed") }
    isBusy = true
    defer { isBusy = false }
    return try guarding { () throws(DatabaseError) in
      try fault?.pass()
      return try driver.run(Statement(sql, for: dialect), streaming: streaming, each: each)
    }
  }

  private func guarding<T>(_ body: () throws(DatabaseError) -> T) throws(DatabaseError) -> T {
    do { return try body() } catch {
      failure = error
      throw error
    }
  }
}
