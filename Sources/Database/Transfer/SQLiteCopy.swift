import CSQLite
import Glibc

/// Copies a SQLite database in use, as it stands at one moment, page by page (https://www.sqlite.org/backup.html). Writers go on meanwhile.
/// - Parameter target: a file that is not there yet; it is readable for this account only.
public func copySQLite(from source: String, to target: String) throws(DatabaseError) {
  // SQLite would make an empty database of a name that is wrong.
  guard access(source, R_OK) == 0 else { throw .unavailable("there is no database file to copy") }
  makePrivateFile(target)
  let from = try open(source, SQLITE_OPEN_READWRITE)
  defer { sqlite3_close_v2(from) }
  let to = try open(target, SQLITE_OPEN_READWRITE)
  defer { sqlite3_close_v2(to) }
  guard let backup = sqlite3_backup_init(to, "main", from, "main") else { throw error(of: to) }
  var code = sqlite3_backup_step(backup, -1)
  // Somebody is just bringing the write-ahead log back into the file.
  for _ in 0..<100 where code == SQLITE_BUSY || code == SQLITE_LOCKED {
    usleep(50_000)
    code = sqlite3_backup_step(backup, -1)
  }
  let finished = sqlite3_backup_finish(backup)
  guard code == SQLITE_DONE, finished == SQLITE_OK else { throw error(of: to) }
}

private func open(_ path: String, _ flags: Int32) throws(DatabaseError) -> OpaquePointer {
  var opened: OpaquePointer?
  let code = sqlite3_open_v2(path, &opened, flags | SQLITE_OPEN_NOMUTEX, nil)
  guard code == SQLITE_OK, let opened else {
    sqlite3_close_v2(opened)
    throw .unavailable("SQLite cannot open the file: \(String(cString: sqlite3_errstr(code)))")
  }
  sqlite3_busy_timeout(opened, 10_000)
  return opened
}

private func error(of handle: OpaquePointer) -> DatabaseError {
  sqliteError(code: sqlite3_extended_errcode(handle), message: String(cString: sqlite3_errmsg(handle)))
}
