import TwinhallCore

/// A database and its connections. Calls block the thread; any thread may call.
public final class Database: Sendable {
  public let dialect: Dialect
  let readers: ConnectionPool
  let writers: ConnectionPool
  let fault: Fault?
  /// Transactions that have met others twice go one by one.
  let lane: Lock
  let threads: BusyThreads

  /// Opens the database and one connection; others are opened when they are needed, up to `connections` readers
  /// (SQLite, beside its one writer) or `connections` in all (PostgreSQL). A statement that takes longer than `limit` fails;
  /// migrations of a large database may need a longer one.
  /// - Parameter meetingTable: one that every change writes to. On PostgreSQL a transaction that has met others twice locks it, so that
  ///   it meets none of any process; without it, none of this process that has met others too.
  public init(
    _ location: DatabaseLocation, connections: Int, limit: Duration = .seconds(30), meetingTable: StaticString? = nil
  ) throws(DatabaseError) {
    let milliseconds = Int(limit / .milliseconds(1))
    fault = nil
    lane = Lock()
    threads = BusyThreads()
    switch location {
    case .sqlite(let path):
      dialect = .sqlite
      writers = ConnectionPool(limit: 1) { () throws(DatabaseError) in
        try SQLiteDriver(path: path, mode: .write, limit: milliseconds)
      }
      readers = ConnectionPool(limit: connections) { () throws(DatabaseError) in
        try SQLiteDriver(path: path, mode: .read, limit: milliseconds)
      }
    case .postgresql(let conninfo):
      dialect = .postgresql
      writers = ConnectionPool(limit: connections) { () throws(DatabaseError) in
        try PostgreSQLDriver(conninfo, limit: milliseconds, meetingTable: meetingTable)
      }
      readers = writers
    }
    // Wrong settings stop the start, not the first request.
    writers.giveBack(try writers.take())
  }

  private init(_ original: Database, fault: Fault) {
    dialect = original.dialect
    readers = original.readers
    writers = original.writers
    lane = original.lane
    threads = original.threads
    self.fault = fault
  }

  /// Runs queries on one snapshot of the data; the connection refuses writes. `body` is run again after the connection was lost, once.
  /// Throws `failed` inside the body of another `read` or `transaction`.
  public func read<T>(_ body: (any Connection) throws -> T) throws -> T {
    try retrying { try attempt(.read, isQueued: $0, on: readers, fault: nil, body) }
  }

  /// Runs `body` in one write transaction: all of it happens, or nothing when it throws.
  ///
  /// After a conflict with another transaction it is run again, up to ten times: `body` must have no effect outside the database.
  /// Throws `failed` inside the body of another `read` or `transaction`. After `unavailable` from a lost connection during the commit, the
  /// data may or may not have been stored; in all other cases of an error nothing was.
  @discardableResult public func transaction<T>(_ body: (any Connection) throws -> T) throws -> T {
    try retrying { try attempt(.write, isQueued: $0, on: writers, fault: fault, body) }
  }

  /// The same database and connections for tests, in which the n-th statement (from 1, commits count too) of all write transactions
  /// together fails, once.
  public func failing(atStatement number: Int) -> Database { Database(self, fault: Fault(atStatement: number)) }

  /// Closes the connections; those in use when they are given back.
  public func close() {
    readers.close()
    writers.close()
  }
}
