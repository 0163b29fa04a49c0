import Glibc
import TwinhallCore

/// The threads that are in a transaction. One in another would wait for a connection while it holds one, and see other data.
final class BusyThreads: @unchecked Sendable {
  private let lock = Lock()
  private var threads: Set<pthread_t> = []

  func enter() throws(DatabaseError) {
    let isFirst = lock.withLock { threads.insert(pthread_self()).inserted }
    if !isFirst { throw .failed("a transaction inside a transaction") }
  }

  func leave() {
    _ = lock.withLock { threads.remove(pthread_self()) }
  }
}
