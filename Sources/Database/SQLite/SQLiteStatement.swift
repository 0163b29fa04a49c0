import CSQLite

/// A prepared statement; finalised when nobody holds it.
final class SQLiteStatement {
  private let pointer: OpaquePointer
  private var columns: ColumnNames?

  init(_ pointer: OpaquePointer) { self.pointer = pointer }

  deinit { sqlite3_finalize(pointer) }

  func bind(_ values: [SQLValue]) {
    for (index, value) in values.enumerated() { bind(value, at: Int32(index + 1)) }
  }

  private func bind(_ value: SQLValue, at index: Int32) {
    // SQLite copies the value at once: it does not outlive the call.
    let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    switch value {
    case .null: sqlite3_bind_null(pointer, index)
    case .integer(let number): sqlite3_bind_int64(pointer, index, number)
    case .real(let number): sqlite3_bind_double(pointer, index, number)
    case .text(let text): sqlite3_bind_text(pointer, index, text, Int32(text.utf8.count), copied)
    // Binding an empty array by its pointer would bind NULL.
    case .bytes(let bytes) where bytes.isEmpty: sqlite3_bind_zeroblob(pointer, index, 0)
    case .bytes(let bytes): sqlite3_bind_blob(pointer, index, bytes, Int32(bytes.count), copied)
    }
  }

  func step() -> Int32 {
    let code = sqlite3_step(pointer)
    // A changed schema makes SQLite prepare again inside the step, and `SELECT *` may then have other columns.
    if sqlite3_stmt_status(pointer, SQLITE_STMTSTATUS_REPREPARE, 1) > 0 { columns = nil }
    return code
  }

  func reset() {
    sqlite3_reset(pointer)
    sqlite3_clear_bindings(pointer)
  }

  func row() -> Row {
    let count = sqlite3_column_count(pointer)
    let names = columns ?? ColumnNames((0..<count).map { String(cString: sqlite3_column_name(pointer, $0)) })
    columns = names
    return Row(names, (0..<count).map(value))
  }

  private func value(at index: Int32) -> SQLValue {
    switch sqlite3_column_type(pointer, index) {
    case SQLITE_INTEGER: .integer(sqlite3_column_int64(pointer, index))
    case SQLITE_FLOAT: .real(sqlite3_column_double(pointer, index))
    case SQLITE_TEXT: .text(text(at: index))
    case SQLITE_BLOB: .bytes(bytes(at: index))
    default: .null
    }
  }

  private func text(at index: Int32) -> String {
    guard let start = sqlite3_column_text(pointer, index) else { return "" }
    return String(decoding: UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(pointer, index))), as: UTF8.self)
  }

  private func bytes(at index: Int32) -> [UInt8] {
    guard let start = sqlite3_column_blob(pointer, index) else { return [] }
    return [UInt8](UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(pointer, index))))
  }
}
