import Glibc

/// What came of running a transaction once.
enum Attempt<T> {
  case done(T)
  /// Another transaction was in the way.
  case conflict(any Error)
  /// The connection was lost, and surely nothing was committed.
  case lost(any Error)
}

extension Database {
  func attempt<T>(
    _ mode: TransactionMode, isQueued: Bool, on pool: ConnectionPool, fault: Fault?, _ body: (any Connection) throws -> T
  ) throws -> Attempt<T> {
    try threads.enter()
    defer { threads.leave() }
    let driver = try pool.take()
    defer { pool.giveBack(driver) }
    do { try driver.begin(mode, isQueued: isQueued) } catch { return try outcome(of: error, because: error, driver, pool) }
    let session = Session(driver, dialect: dialect, fault: fault)
    let result: T
    do {
      result = try body(session)
      try session.finish()
    } catch {
      session.end()
      driver.rollback()
      return try outcome(of: error, because: session.failure, driver, pool)
    }
    do { try driver.commit() } catch {
      driver.rollback()
      if mode == .write, !driver.isUsable { throw DatabaseError.unavailable("the connection was lost during a commit") }
      return try outcome(of: error, because: error, driver, pool)
    }
    return .done(result)
  }

  /// Whether to run again follows from what the database said, not from what the body made of it.
  private func outcome<T>(
    of error: any Error, because failure: DatabaseError?, _ driver: any Driver, _ pool: ConnectionPool
  ) throws -> Attempt<T> {
    if !driver.isUsable {
      pool.discardIdle()
      return .lost(error)
    }
    if let failure, failure.isTransient { return .conflict(error) }
    throw error
  }

  func retrying<T>(_ attempt: (_ isQueued: Bool) throws -> Attempt<T>) throws -> T {
    var conflicts = 0
    var losses = 0
    while true {
      // Retries alone would starve somebody when many threads or processes want one row: each has ten tries, and most of them lose.
      switch try conflicts < 2 ? attempt(false) : lane.withLock({ try attempt(true) }) {
      case .done(let result): return result
      case .conflict(let error):
        conflicts += 1
        if conflicts > 10 { throw error }
        pause(after: conflicts)
      case .lost(let error):
        losses += 1
        if losses > 1 { throw error }
      }
    }
  }

  /// Random, so that two transactions that met do not meet again; up to 4 ms at first, up to a quarter of a second later.
  private func pause(after conflicts: Int) {
    usleep(UInt32.random(in: 500...(2000 << UInt32(min(conflicts, 7)))))
  }
}
