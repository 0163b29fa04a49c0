/// A connection inside a transaction. It is good until the body that got it returns, in that thread only.
///
/// When a statement fails the whole transaction has failed, on both databases: later statements throw, and nothing is committed even if
/// the body caught the error.
public protocol Connection: AnyObject {
  var dialect: Dialect { get }

  /// All rows of a query.
  func rows(_ sql: SQL) throws(DatabaseError) -> [Row]

  /// Runs one statement and answers how many rows it inserted, changed or removed.
  @discardableResult func execute(_ sql: SQL) throws(DatabaseError) -> Int

  /// Hands out rows one by one, for results that need not fit in memory. No other statement may run meanwhile; an error thrown by `each`
  /// ends the query and is passed on.
  func stream(_ sql: SQL, each: (Row) throws -> Void) throws
}

extension Connection {
  /// The first row, or nil when there is none.
  public func row(_ sql: SQL) throws(DatabaseError) -> Row? { try rows(sql).first }

  /// How many rows a query has, counted no further than `most`, so that a long list costs no more than a short one.
  /// - Parameter source: the query from its `FROM` on, without an order.
  public func count(_ source: SQL, upTo most: Int) throws(DatabaseError) -> Int {
    try value("SELECT COUNT(*) FROM (SELECT 1 AS counted \(source) LIMIT \(most)) AS counted_rows")
  }

  /// The first column of the only row. Throws `failed` when there is not exactly one row.
  public func value<T: SQLConvertible>(_ sql: SQL) throws(DatabaseError) -> T {
    let found = try rows(sql)
    guard found.count == 1 else { throw .failed("one row was expected, \(found.count) came") }
    return try found[0].value(at: 0)
  }
}
