import CSQLite
import Glibc

/// Interrupts a statement of one connection that takes too long, as PostgreSQL's `statement_timeout` does.
final class StatementWatch {
  private let deadline = UnsafeMutablePointer<timespec>.allocate(capacity: 1)
  private let limit: Int

  /// `limit` in milliseconds. SQLite asks after so many steps of its virtual machine, about a millisecond of work.
  init(on handle: OpaquePointer, limit: Int) {
    self.limit = limit
    deadline.initialize(to: .monotonic(in: limit))
    sqlite3_progress_handler(handle, 100_000, hasPassed, deadline)
  }

  deinit { deadline.deallocate() }

  func start() { deadline.pointee = .monotonic(in: limit) }
}

private func hasPassed(_ pointer: UnsafeMutableRawPointer?) -> Int32 {
  guard let deadline = pointer?.assumingMemoryBound(to: timespec.self).pointee else { return 0 }
  let now = timespec.monotonic(in: 0)
  return (now.tv_sec, now.tv_nsec) > (deadline.tv_sec, deadline.tv_nsec) ? 1 : 0
}
