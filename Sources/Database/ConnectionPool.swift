import Glibc

/// Connections that threads borrow. They are opened when none is idle, up to a limit; then a thread waits for one.
final class ConnectionPool: @unchecked Sendable {
  private let condition = Condition()
  private let limit: Int
  private let patience: Int
  private let open: @Sendable () throws(DatabaseError) -> any Driver
  // All under the condition's lock.
  private var idle: [any Driver] = []
  private var count = 0
  private var isClosed = false

  /// `patience` is how many milliseconds a thread waits for a connection.
  init(limit: Int, patience: Int = 10_000, open: @escaping @Sendable () throws(DatabaseError) -> any Driver) {
    self.limit = max(1, limit)
    self.patience = patience
    self.open = open
  }

  deinit { idle.forEach { $0.close() } }

  private enum Turn {
    case use(any Driver)
    case open
    case refused(String)
  }

  func take() throws(DatabaseError) -> any Driver {
    switch turn() {
    case .use(let driver): return driver
    case .refused(let reason): throw .unavailable(reason)
    case .open:
      do { return try open() } catch {
        condition.withLock { forget() }
        throw error
      }
    }
  }

  private func turn() -> Turn {
    let deadline = timespec.monotonic(in: patience)
    return condition.withLock {
      while true {
        if isClosed { return .refused("the database is closed") }
        if let driver = idle.popLast() { return .use(driver) }
        if count < limit {
          count += 1
          return .open
        }
        if !condition.wait(until: deadline), idle.isEmpty { return .refused("no connection became free") }
      }
    }
  }

  func giveBack(_ driver: any Driver) {
    let isKept = condition.withLock {
      if driver.isUsable && !isClosed {
        idle.append(driver)
        condition.signal()
        return true
      }
      forget()
      return false
    }
    if !isKept { driver.close() }
  }

  /// Closes what is idle: when the server has gone, all connections to it are lost together.
  func discardIdle() {
    for driver in takeIdle() { driver.close() }
  }

  func close() {
    condition.withLock { isClosed = true }
    discardIdle()
  }

  private func takeIdle() -> [any Driver] {
    condition.withLock {
      let drivers = idle
      idle = []
      for _ in drivers { forget() }
      return drivers
    }
  }

  private func forget() {
    count -= 1
    condition.signal()
  }
}
