import TwinhallCore

/// What both databases can store: no arrays, no server types.
public enum SQLValue: Hashable, Sendable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case bytes([UInt8])
}

/// A Swift value with one form in the database. Reading a value that does not fit throws `DatabaseError.unexpectedValue`.
public protocol SQLConvertible {
  var sqlValue: SQLValue { get }
  init(sqlValue: SQLValue) throws
}
