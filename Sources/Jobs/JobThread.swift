import Glibc
import TwinhallCore

/// A runner in a thread of its own.
public final class JobThread: Sendable {
  private let work: Work
  private let thread: pthread_t

  /// Starts at once. `report` hears of errors of the queue itself, in that thread.
  public init(_ runner: JobRunner, report: @escaping @Sendable (any Error) -> Void) {
    work = Work(runner, report)
    var thread = pthread_t()
    pthread_create(&thread, nil, runJobs, Unmanaged.passRetained(work).toOpaque())
    self.thread = thread
  }

  /// Lets the job in hand end, takes no other, and waits for the thread. Call it once.
  public func stop() {
    work.stop()
    pthread_join(thread, nil)
  }
}

private final class Work: @unchecked Sendable {
  let runner: JobRunner
  let report: @Sendable (any Error) -> Void
  private let lock = Lock()
  private var isStopping = false

  init(_ runner: JobRunner, _ report: @escaping @Sendable (any Error) -> Void) {
    self.runner = runner
    self.report = report
  }

  func stop() { lock.withLock { isStopping = true } }

  func run() { runner.run(until: { self.lock.withLock { self.isStopping } }, report: report) }
}

private func runJobs(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let pointer else { return nil }
  Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().run()
  return nil
}
