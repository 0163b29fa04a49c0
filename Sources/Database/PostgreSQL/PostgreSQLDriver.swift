import CPostgreSQL

/// A connection to a PostgreSQL server, or to one that speaks its protocol.
///
/// Writes are SERIALIZABLE: a rule that reads some rows and writes others ("no more than three partners") then holds without locks, as it
/// does with SQLite's single writer, at the price of retries. Reads are REPEATABLE READ: one snapshot, never a conflict.
final class PostgreSQLDriver: Driver {
  let handle: OpaquePointer
  private var cache = StatementCache<PostgreSQLStatement>(capacity: 64)
  private var preparedCount = 0
  private var isCacheStale = false
  private var isClosed = false
  private let meetingTable: StaticString?
  var isUsable: Bool { !isClosed && PQstatus(handle) == CONNECTION_OK }

  /// `limit` is how many milliseconds a statement may take, `meetingTable` the one that `Database` names.
  init(_ conninfo: String, limit: Int, meetingTable: StaticString?) throws(DatabaseError) {
    handle = try connect(conninfo)
    self.meetingTable = meetingTable
    // A statement or an idle transaction that hangs would hold its locks and its thread for ever.
    let settings = "SET statement_timeout = \(limit); SET idle_in_transaction_session_timeout = '60s'; SET bytea_output = 'hex'"
    do { try command(settings) } catch {
      close()
      throw error
    }
  }

  deinit { close() }

  func close() {
    if isClosed { return }
    isClosed = true
    PQfinish(handle)
  }

  func begin(_ mode: TransactionMode, isQueued: Bool) throws(DatabaseError) {
    try command("BEGIN ISOLATION LEVEL " + (mode == .write ? "SERIALIZABLE" : "REPEATABLE READ READ ONLY"))
    // Before the first query, so that the snapshot is taken when the turn has come (PostgreSQL documentation, LOCK).
    if isQueued, mode == .write, let meetingTable { try command("LOCK TABLE \(meetingTable) IN EXCLUSIVE MODE") }
  }

  func commit() throws(DatabaseError) {
    guard try command("COMMIT") == "COMMIT" else { throw .failed("the transaction was rolled back at its commit") }
  }

  func rollback() {
    if PQtransactionStatus(handle) != PQTRANS_IDLE { _ = try? command("ROLLBACK") }
    if isCacheStale, (try? command("DEALLOCATE ALL")) != nil { isCacheStale = false }
  }

  func run(_ statement: Statement, streaming: Bool, each: (Row) -> Bool) throws(DatabaseError) -> Int {
    let parameters = PostgreSQLParameters(statement.values)
    if streaming { return try stream(statement.text, parameters, each: each) }
    guard isWorthPreparing(statement.text) else {
      let result = parameters.pass { types, values, lengths, formats in
        PQexecParams(handle, statement.text, parameters.count, types, values, lengths, formats, 0)
      }
      return try PostgreSQLResult(result, of: handle).hand(to: each)
    }
    return try runPrepared(statement.text, parameters, each: each)
  }

  private func runPrepared(_ text: String, _ parameters: PostgreSQLParameters, each: (Row) -> Bool) throws(DatabaseError) -> Int {
    let key = parameters.signature + text
    let known = cache.find(key)
    let prepared: PostgreSQLStatement
    if let known { prepared = known } else { prepared = try prepare(text, parameters, key: key) }
    let raw = parameters.pass { _, values, lengths, formats in
      PQexecPrepared(handle, prepared.name, parameters.count, values, lengths, formats, 0)
    }
    let result = PostgreSQLResult(raw, of: handle)
    // "cached plan must not change result type": a migration ran since. The transaction is lost, not the request.
    if known != nil, result.sqlState == "0A000" {
      forgetStatements()
      throw .serializationFailure
    }
    return try result.hand(to: each, columns: &prepared.columns)
  }

  private func prepare(_ text: String, _ parameters: PostgreSQLParameters, key: String) throws(DatabaseError) -> PostgreSQLStatement {
    preparedCount += 1
    let prepared = PostgreSQLStatement(name: "s\(preparedCount)")
    let raw = parameters.pass { types, _, _, _ in PQprepare(handle, prepared.name, text, parameters.count, types) }
    try PostgreSQLResult(raw, of: handle).check()
    if let evicted = cache.insert(prepared, for: key) { try command("DEALLOCATE \(evicted.name)") }
    return prepared
  }

  private func forgetStatements() {
    _ = cache.removeAll()
    isCacheStale = true
  }

  /// Runs text of this file without parameters; answers the server's command tag.
  @discardableResult private func command(_ text: String) throws(DatabaseError) -> String {
    let result = PostgreSQLResult(PQexec(handle, text), of: handle)
    try result.check()
    return result.commandTag
  }
}

/// Statements of the schema run once; only these run again and again.
private func isWorthPreparing(_ text: String) -> Bool {
  let start = text.drop { $0.isWhitespace || $0 == "(" }.prefix(6).uppercased()
  return ["SELECT", "INSERT", "UPDATE", "DELETE"].contains(start) || start.hasPrefix("WITH")
}
