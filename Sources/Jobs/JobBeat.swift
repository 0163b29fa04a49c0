import Database
import Glibc
import TwinhallCore

/// Signs of life of a job that takes long: how far it has come, for whoever waits, and a longer lease. It writes from a thread of its own,
/// so that a handler may report from inside a transaction; but not from one that also finishes the job, which would then meet the report.
public final class JobBeat: @unchecked Sendable {
  private let job: Job
  private let database: Database
  private let time: TimeSource
  private let lock = Lock()
  // All under the lock.
  private var report = (done: 0, total: 0, word: "")
  private var isUnwritten = false
  private var isStopping = false
  private var refusal: (any Error)?

  init(_ job: Job, _ database: Database, _ time: TimeSource) {
    (self.job, self.database, self.time) = (job, database, time)
  }

  /// Says how far the work has come. Cheap: call it for each row.
  /// - Parameters:
  ///   - total: 0 while nobody knows.
  ///   - word: the name of a text for what is being done.
  /// - Throws: `JobCancelled` when somebody asked for the end, `JobFailure` when another runner has the job.
  public func report(_ done: Int, of total: Int, _ word: String) throws {
    let refusal = lock.withLock {
      report = (done, total, word)
      isUnwritten = true
      return self.refusal
    }
    if let refusal { throw refusal }
  }

  /// Writes about once a second what was reported since. A handler that reports nothing gets no longer lease: it may hang.
  fileprivate func run() {
    while !lock.withLock({ isStopping }) {
      write()
      for _ in 0..<10 where !lock.withLock({ isStopping }) { usleep(100_000) }
    }
  }

  /// A report that cannot be written now is written with the next one.
  fileprivate func write() {
    let report = lock.withLock {
      defer { isUnwritten = false }
      return isUnwritten ? self.report : nil
    }
    guard let report else { return }
    do {
      let found = try store(report.done, report.total, report.word)
      if let found { lock.withLock { refusal = found } }
    } catch {
      // The database is busy or away: the next one tells it.
    }
  }

  fileprivate func stop() { lock.withLock { isStopping = true } }

  /// Why the handler has to stop, if it has.
  private func store(_ done: Int, _ total: Int, _ word: String) throws -> (any Error)? {
    let now = time.now
    return try database.transaction { connection in
      let renewal: SQL = "UPDATE jobs SET lease_until = \(now + job.lease) WHERE id = \(job.id) AND lease_token = \(job.leaseToken)"
      guard try connection.execute(renewal) == 1 else { return JobFailure("the lease ran out") }
      try connection.execute("UPDATE job_progress SET done = \(done), total = \(total), word = \(word) WHERE id = \(job.id)")
      let asked = try connection.row("SELECT id FROM job_progress WHERE id = \(job.id) AND cancel_at IS NOT NULL")
      return asked == nil ? nil : JobCancelled()
    }
  }
}

extension Job {
  /// Does long work that reports how far it has come. The last report is written before this returns.
  public func reporting<T>(to database: Database, time: TimeSource, _ body: (JobBeat) throws -> T) throws -> T {
    let beat = JobBeat(self, database, time)
    var thread = pthread_t()
    pthread_create(&thread, nil, runBeat, Unmanaged.passRetained(beat).toOpaque())
    defer {
      beat.stop()
      pthread_join(thread, nil)
      beat.write()
    }
    return try body(beat)
  }
}

private func runBeat(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let pointer else { return nil }
  Unmanaged<JobBeat>.fromOpaque(pointer).takeRetainedValue().run()
  return nil
}
