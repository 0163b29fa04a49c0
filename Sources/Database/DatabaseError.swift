/// What a database answers when it refuses. No case carries a value that a person has written, so all may be logged.
public enum DatabaseError: Error, Hashable, Sendable {
  /// `constraint` is `table.column`, or `table.first, table.second` in the order of the index, on both databases;
  /// for an index on expressions it is the name of the index.
  case uniqueViolation(constraint: String)
  /// A row points to one that is not there, or one is removed that others point to.
  case foreignKeyViolation
  /// `constraint` is the name given to it in CREATE TABLE.
  case checkViolation(constraint: String)
  /// `column` is `table.column`.
  case notNullViolation(column: String)
  /// Another process holds the database (SQLite). `Database.transaction` has retried already.
  case busy
  /// Another transaction changed the same rows first (PostgreSQL). `Database.transaction` has retried already.
  case serializationFailure
  /// The database cannot be reached, or no connection became free in time.
  case unavailable(String)
  /// The result has no such column, or its value is not an `expected`.
  case unexpectedValue(column: String, expected: String)
  /// Anything else: wrong SQL, a full disk, a statement that took too long.
  case failed(String)

  /// Whether the same transaction may succeed when it is run again.
  var isTransient: Bool { self == .busy || self == .serializationFailure }
}
