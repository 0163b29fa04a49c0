import TwinhallCore

/// Makes the n-th statement of write transactions fail, once, to prove that nothing is left half done.
final class Fault: @unchecked Sendable {
  private let lock = Lock()
  private var remaining: Int

  init(atStatement number: Int) { remaining = number }

  func pass() throws(DatabaseError) {
    let strikes = lock.withLock {
      remaining -= 1
      return remaining == 0
    }
    if strikes { throw .failed("a fault set by a test") }
  }
}
