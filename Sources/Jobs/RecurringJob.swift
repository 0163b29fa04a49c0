import Database
import TwinhallCore

/// A kind of job that comes again by itself. What was missed while no runner was there is done once, not once for each time.
public struct RecurringJob: Sendable {
  public enum Schedule: Hashable, Sendable {
    case every(Duration)
    /// At this many minutes after midnight UTC.
    case daily(minute: Int)
  }

  public let kind: String
  public let schedule: Schedule

  public init(_ kind: String, _ schedule: Schedule) {
    self.kind = kind
    self.schedule = schedule
  }

  /// The first time after `instant`.
  public func next(after instant: Instant) -> Instant {
    switch schedule {
    case .every(let duration): return instant + duration
    case .daily(let minute):
      let midnight = Instant(milliseconds: Int64(instant.day.number) * 86_400_000)
      let today = midnight + .minutes(minute)
      return today > instant ? today : today + .days(1)
    }
  }

  /// Queues the job when its time has come. With several runners one of them does.
  func enqueueIfDue(at instant: Instant, in database: Database) throws {
    let planned = try database.read { connection in
      try connection.row("SELECT next_at FROM job_schedules WHERE kind = \(kind)").map { row in try row["next_at"] as Instant }
    }
    guard let planned else { return try plan(at: instant, in: database) }
    if planned > instant { return }
    try database.transaction { connection in
      let update: SQL = "UPDATE job_schedules SET next_at = \(next(after: instant)) WHERE kind = \(kind) AND next_at = \(planned)"
      guard try connection.execute(update) == 1 else { return }
      try JobQueue.enqueue(kind, payload: "", runAt: instant, createdAt: instant, on: connection)
    }
  }

  private func plan(at instant: Instant, in database: Database) throws {
    try database.transaction { connection in
      try connection.execute(
        "INSERT INTO job_schedules (kind, next_at) VALUES (\(kind), \(next(after: instant))) ON CONFLICT (kind) DO NOTHING")
    }
  }
}

/// When a recurring job ran and runs.
public struct JobSchedule: Sendable {
  public let kind: String
  public let nextAt: Instant
  /// nil before the first run.
  public let lastAt: Instant?
  /// Why the last run failed; empty when it did not.
  public let lastOutcome: String
}

extension JobQueue {
  /// Every recurring job that a runner has planned, by kind.
  public static func schedules(on connection: any Connection) throws -> [JobSchedule] {
    try connection.rows("SELECT kind, next_at, last_at, COALESCE(last_outcome, '') AS last_outcome FROM job_schedules ORDER BY kind").map {
      JobSchedule(kind: try $0["kind"], nextAt: try $0["next_at"], lastAt: try $0["last_at"], lastOutcome: try $0["last_outcome"])
    }
  }

  /// Lets a recurring job run at once. One that waits already only comes earlier: it never runs twice at the same time.
  /// - Returns: false when a runner is at it.
  public static func runNow(_ kind: String, at instant: Instant, on connection: any Connection) throws(DatabaseError) -> Bool {
    let waiting: Int = try connection.value("SELECT COUNT(*) FROM jobs WHERE kind = \(kind) AND failed_at IS NULL")
    if waiting == 0 {
      try enqueue(kind, payload: "", runAt: instant, createdAt: instant, on: connection)
      return true
    }
    return try connection.execute(
      """
      UPDATE jobs SET run_at = \(instant)
      WHERE kind = \(kind) AND failed_at IS NULL AND (lease_until IS NULL OR lease_until <= \(instant))
      """) > 0
  }
}
