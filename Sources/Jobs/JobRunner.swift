import Database
import TwinhallCore

/// Takes jobs whose time has come and runs their handlers. Any number of runners, in threads and processes, share one queue.
public final class JobRunner: Sendable {
  public typealias Handler = @Sendable (Job) throws -> Void

  let database: Database
  let handlers: [String: Handler]
  let recurring: [RecurringJob]
  let time: TimeSource
  let lease: Duration

  /// `handlers` by the kind of job; other kinds are left to other runners. A handler has to end within `lease`, or else
  /// another runner takes the same job.
  public init(
    _ database: Database, handlers: [String: Handler], recurring: [RecurringJob] = [], time: TimeSource = .system,
    lease: Duration = .minutes(10)
  ) {
    self.database = database
    self.handlers = handlers
    self.recurring = recurring
    self.time = time
    self.lease = lease
  }

  /// Queues recurring jobs whose time has come, then runs jobs until none is due. Answers how many it ran, failed ones too.
  @discardableResult
  public func runDue() throws -> Int {
    for job in recurring { try job.enqueueIfDue(at: time.now, in: database) }
    var count = 0
    while try runNext() { count += 1 }
    return count
  }

  /// Runs one job that is due; false when there is none.
  public func runNext() throws -> Bool {
    guard let job = try claim() else { return false }
    guard let handler = handlers[job.kind] else { return false }
    do {
      try handler(job)
      // A handler that called `finish` has removed its job already.
      _ = try database.transaction { try JobQueue.remove(job, on: $0) }
    } catch {
      try record(error, of: job)
    }
    return true
  }

  private func record(_ error: any Error, of job: Job) throws {
    let failure = error as? JobFailure
    let reason = failure?.reason ?? "\(type(of: error))"
    let isLast = failure?.isFinal == true || job.attempt >= JobQueue.attempts
    let now = time.now
    try database.transaction { connection in
      try connection.execute(
        """
        UPDATE jobs SET lease_until = NULL, lease_token = NULL, last_error = \(reason),
          run_at = \(now + JobRunner.pause(after: job.attempt)), failed_at = \(isLast ? now : nil)
        WHERE id = \(job.id) AND lease_token = \(job.leaseToken)
        """)
    }
  }

  /// 1, 2, 4 … minutes, at most a day.
  static func pause(after attempt: Int) -> Duration { .minutes(min(1 << max(0, min(attempt - 1, 20)), 24 * 60)) }
}
