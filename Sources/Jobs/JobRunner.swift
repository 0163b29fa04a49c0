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

  /// `handlers` by the kind of job; other kinds are left to other runners. A handler has to end, or report how far
  /// it has come (`Job.reporting`), within `lease`, or else another runner takes the same job.
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
      try database.transaction { connection in
        if try JobQueue.remove(job, on: connection) { try JobQueue.end(job.id, .done, at: time.now, on: connection) }
        try keep("", of: job, on: connection)
      }
    } catch is JobCancelled {
      try database.transaction { connection in
        if try JobQueue.remove(job, on: connection) { try JobQueue.end(job.id, .cancelled, at: time.now, on: connection) }
      }
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
    let next = now + JobRunner.pause(after: job.attempt, shortenedBy: .random(in: 0...0.25))
    try database.transaction { connection in
      try connection.execute(
        """
        UPDATE jobs SET lease_until = NULL, lease_token = NULL, last_error = \(reason), run_at = \(next), failed_at = \(isLast ? now : nil)
        WHERE id = \(job.id) AND lease_token = \(job.leaseToken)
        """)
      try keep(reason, of: job, on: connection)
    }
  }

  /// How the last run of a recurring job went; an empty outcome is a good one.
  private func keep(_ outcome: String, of job: Job, on connection: any Connection) throws(DatabaseError) {
    guard recurring.contains(where: { $0.kind == job.kind }) else { return }
    try connection.execute("UPDATE job_schedules SET last_at = \(time.now), last_outcome = \(outcome) WHERE kind = \(job.kind)")
  }

  /// 1, 2, 4 … minutes, at most a day.
  /// - Parameter part: the part of the pause that is left out, different for each job: those that failed together, because a server was
  ///   away, do not all come back in the same moment.
  static func pause(after attempt: Int, shortenedBy part: Double = 0) -> Duration {
    let minutes = min(1 << max(0, min(attempt - 1, 20)), 24 * 60)
    return .seconds(Int(Double(minutes * 60) * (1 - part)))
  }
}
