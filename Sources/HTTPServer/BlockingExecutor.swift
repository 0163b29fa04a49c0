import Glibc
import TwinhallCore

/// Runs tasks on its own plain threads, so that calls which block (SQLite, libpq) cannot starve Swift's shared pool.
/// Every suspension point of a task that prefers it comes back to one of its threads. Call `stop` to end the threads.
public final class BlockingExecutor: TaskExecutor {
  /// At least 8, or four for each core.
  public static let defaultThreadCount = max(8, 4 * sysconf(Int32(_SC_NPROCESSORS_ONLN)))

  private let queue = Guarded(JobQueue())
  private let ready = Semaphore()
  private let threadCount: Int

  public init(threads: Int = defaultThreadCount) {
    threadCount = max(1, threads)
    for _ in 0..<threadCount { startThread { self.work() } }
  }

  public func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.withLock { $0.append(job) }
    ready.signal()
  }

  /// Lets the threads end once everything enqueued so far has run. Nothing may be enqueued after this.
  public func stop() {
    queue.withLock { $0.isStopped = true }
    for _ in 0..<threadCount { ready.signal() }
  }

  private func work() {
    let executor = asUnownedTaskExecutor()
    while true {
      ready.wait()
      let (job, isStopped) = queue.withLock { ($0.next(), $0.isStopped) }
      job?.runSynchronously(on: executor)
      if job == nil, isStopped { return }
    }
  }
}

/// First in, first out, without moving what waits at each step.
private struct JobQueue {
  var isStopped = false
  private var jobs: [UnownedJob] = []
  private var head = 0

  mutating func append(_ job: UnownedJob) { jobs.append(job) }

  mutating func next() -> UnownedJob? {
    guard head < jobs.count else { return nil }
    defer {
      head += 1
      if head == jobs.count || head >= 1024 {
        jobs.removeSubrange(..<head)
        head = 0
      }
    }
    return jobs[head]
  }
}
