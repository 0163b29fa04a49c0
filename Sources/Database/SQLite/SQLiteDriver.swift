import CSQLite
import Glibc

/// A connection to a SQLite file. The one writer and the readers see each other's commits through the write-ahead log.
final class SQLiteDriver: Driver {
  private let handle: OpaquePointer
  private let watch: StatementWatch
  private var cache = StatementCache<SQLiteStatement>(capacity: 64)
  private var isClosed = false
  private(set) var isUsable = true

  /// `limit` is how many milliseconds a statement may take.
  init(path: String, mode: TransactionMode, limit: Int) throws(DatabaseError) {
    if mode == .write { makePrivateFile(path) }
    var opened: OpaquePointer?
    // One thread at a time has a connection, so SQLite's own mutexes are not needed.
    let code = sqlite3_open_v2(path, &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nil)
    guard code == SQLITE_OK, let opened else {
      sqlite3_close_v2(opened)
      throw .unavailable("SQLite cannot open the file: \(String(cString: sqlite3_errstr(code)))")
    }
    handle = opened
    watch = StatementWatch(on: opened, limit: limit)
    do { try configure(mode) } catch {
      close()
      throw error
    }
  }

  deinit { close() }

  private func configure(_ mode: TransactionMode) throws(DatabaseError) {
    sqlite3_extended_result_codes(handle, 1)
    sqlite3_busy_timeout(handle, 2000)
    let common = ["foreign_keys = ON", "synchronous = FULL", "mmap_size = 0", "trusted_schema = OFF"]
    let particular = mode == .write ? ["journal_mode = WAL", "cache_size = -2000"] : ["query_only = ON", "cache_size = -1000"]
    for setting in particular + common { try insist("PRAGMA " + setting) }
  }

  /// When several processes open a new file at once, the change to the write-ahead log fails without heeding the busy timeout.
  private func insist(_ setting: String) throws(DatabaseError) {
    for _ in 0..<50 {
      do { return try execute(setting) } catch {
        guard error == .busy else { throw error }
        usleep(UInt32.random(in: 5_000...40_000))
      }
    }
    try execute(setting)
  }

  func begin(_ mode: TransactionMode, isQueued _: Bool) throws(DatabaseError) {
    // Without IMMEDIATE a transaction that reads first and then writes can fail in a way that waiting does not mend.
    try execute(mode == .write ? "BEGIN IMMEDIATE" : "BEGIN")
  }

  func commit() throws(DatabaseError) { try execute("COMMIT") }

  func rollback() {
    guard sqlite3_get_autocommit(handle) == 0 else { return }
    do { try execute("ROLLBACK") } catch { isUsable = false }
  }

  func run(_ statement: Statement, streaming: Bool, each: (Row) -> Bool) throws(DatabaseError) -> Int {
    let changesBefore = sqlite3_total_changes64(handle)
    watch.start()
    let prepared = try prepare(statement.text)
    defer { prepared.reset() }
    prepared.bind(statement.values)
    while true {
      switch prepared.step() {
      case SQLITE_ROW:
        if !each(prepared.row()) { return 0 }
      case SQLITE_DONE:
        // sqlite3_changes keeps its number through statements that change no rows.
        return sqlite3_total_changes64(handle) == changesBefore ? 0 : Int(sqlite3_changes64(handle))
      default: throw lastError()
      }
    }
  }

  func close() {
    if isClosed { return }
    isClosed = true
    _ = cache.removeAll()
    sqlite3_close_v2(handle)
  }

  private func prepare(_ text: String) throws(DatabaseError) -> SQLiteStatement {
    if let prepared = cache.find(text) { return prepared }
    var pointer: OpaquePointer?
    var rest = ""
    let code = text.withCString { start in
      var tail: UnsafePointer<CChar>?
      defer { rest = tail.map { String(cString: $0) } ?? "" }
      return sqlite3_prepare_v3(handle, start, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &pointer, &tail)
    }
    guard code == SQLITE_OK else { throw lastError() }
    guard let pointer else { throw .failed("the statement is empty") }
    let prepared = SQLiteStatement(pointer)
    // SQLite would leave the rest undone without a word.
    guard rest.allSatisfy(\.isWhitespace) else { throw .failed("more than one statement at once") }
    _ = cache.insert(prepared, for: text)
    return prepared
  }

  private func execute(_ text: String) throws(DatabaseError) {
    guard sqlite3_exec(handle, text, nil, nil, nil) == SQLITE_OK else { throw lastError() }
  }

  private func lastError() -> DatabaseError {
    sqliteError(code: sqlite3_extended_errcode(handle), message: String(cString: sqlite3_errmsg(handle)))
  }
}

/// The file holds personal data: only the account that runs Twinhall may read it, and SQLite gives its side files the same rights.
func makePrivateFile(_ path: String) {
  let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
  if descriptor >= 0 { close(descriptor) }
}
