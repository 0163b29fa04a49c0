import Database

// Inside a closure, the Swift 6.3 compiler gives a closure in the expression of `#expect` the symbol of another closure of its type
// beside it:
// the test then runs the wrong one. So closures that hold closures keep them out of `#expect`, and these make most of them needless.

extension Database {
  /// The first column of the only row.
  public func value<T: SQLConvertible>(_ sql: SQL) throws -> T { try read { try $0.value(sql) } }

  public func rows(_ sql: SQL) throws -> [Row] { try read { try $0.rows(sql) } }

  /// Runs one statement in a transaction of its own.
  @discardableResult public func execute(_ sql: SQL) throws -> Int { try transaction { try $0.execute(sql) } }
}

/// The error that `body` throws, or nil.
public func thrown(_ body: () throws -> Void) -> (any Error)? {
  do { try body() } catch { return error }
  return nil
}

/// The database error that `body` throws; nil when it throws none or another.
public func databaseError(_ body: () throws -> Void) -> DatabaseError? { thrown(body) as? DatabaseError }
