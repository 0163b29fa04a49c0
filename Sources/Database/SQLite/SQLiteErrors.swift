import CSQLite

/// Maps an extended result code (https://www.sqlite.org/rescode.html) and its message.
func sqliteError(code: Int32, message: String) -> DatabaseError {
  switch code & 0xFF {
  case SQLITE_BUSY, SQLITE_LOCKED: .busy
  case SQLITE_CONSTRAINT: constraintError(kind: code >> 8, message: message)
  case SQLITE_INTERRUPT: .failed("the statement took too long")
  case SQLITE_FULL: .failed("the disk is full")
  case SQLITE_CANTOPEN, SQLITE_NOTADB, SQLITE_CORRUPT: .unavailable(message)
  default: .failed(message)
  }
}

/// The second byte of SQLITE_CONSTRAINT_CHECK and its kin; the header computes them in macros that Swift does not import.
private func constraintError(kind: Int32, message: String) -> DatabaseError {
  let subject = message.firstIndex(of: ":").map { String(message[message.index($0, offsetBy: 2)...]) } ?? message
  switch kind {
  case 1: return .checkViolation(constraint: subject)
  case 5: return .notNullViolation(column: subject)
  case 6, 8: return .uniqueViolation(constraint: indexName(subject) ?? subject)
  case 3: return .foreignKeyViolation
  // ON DELETE RESTRICT reports itself as a trigger.
  case 7 where message.hasPrefix("FOREIGN KEY"): return .foreignKeyViolation
  default: return .failed(message)
  }
}

/// The name in `index 'name'`, which is how SQLite names an index on expressions.
private func indexName(_ subject: String) -> String? {
  guard subject.hasPrefix("index '"), subject.hasSuffix("'") else { return nil }
  return String(subject.dropFirst(7).dropLast())
}
