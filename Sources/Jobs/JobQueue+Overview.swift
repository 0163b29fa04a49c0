import Database
import TwinhallCore

/// A job that failed all its tries.
public struct FailedJob: Sendable {
  public let id: Identifier<Job>
  public let kind: String
  public let payload: String
  /// Tries of the last start.
  public let attempts: Int
  public let createdAt: Instant
  public let failedAt: Instant
  /// What the handler gave as its reason, or the type of its error.
  public let reason: String

  init(_ row: Row) throws(DatabaseError) {
    id = try row["id"]
    kind = try row["kind"]
    payload = try row["payload"]
    attempts = try row["attempts"]
    createdAt = try row["created_at"]
    failedAt = try row["failed_at"]
    reason = try row["reason"]
  }
}

/// How the queue stands, for the operator.
public struct JobOverview: Hashable, Sendable {
  /// Jobs whose time has not come.
  public let waiting: Int
  /// Jobs whose time has come and that no runner has finished.
  public let due: Int
  /// Jobs that failed all their tries.
  public let failed: Int
  /// Jobs that a runner holds now; they are among those due.
  public var running = 0
  /// Since when the oldest of those due has waited that no runner holds.
  public var oldestDue: Instant?
}

extension JobQueue {
  public static func overview(at instant: Instant, on connection: any Connection) throws(DatabaseError) -> JobOverview {
    var overview = JobOverview(
      waiting: try connection.value("SELECT COUNT(*) FROM jobs WHERE failed_at IS NULL AND run_at > \(instant)"),
      due: try connection.value("SELECT COUNT(*) FROM jobs WHERE failed_at IS NULL AND run_at <= \(instant)"),
      failed: try connection.value("SELECT COUNT(*) FROM jobs WHERE failed_at IS NOT NULL"))
    overview.running = try connection.value(
      "SELECT COUNT(*) FROM jobs WHERE failed_at IS NULL AND run_at <= \(instant) AND lease_until > \(instant)")
    overview.oldestDue = try connection.value(
      """
      SELECT MIN(run_at) FROM jobs
      WHERE failed_at IS NULL AND run_at <= \(instant) AND (lease_until IS NULL OR lease_until <= \(instant))
      """)
    return overview
  }

  /// The jobs that failed last, at most `limit` after the first `offset`.
  public static func failedJobs(
    limit: Int, offset: Int = 0, on connection: any Connection
  ) throws(DatabaseError) -> [FailedJob] {
    let rows = try connection.rows(
      """
      SELECT id, kind, payload, attempts, created_at, failed_at, COALESCE(last_error, '') AS reason FROM jobs
      WHERE failed_at IS NOT NULL ORDER BY failed_at DESC, id LIMIT \(limit) OFFSET \(offset)
      """)
    return try rows.map { row throws(DatabaseError) in try FailedJob(row) }
  }

  /// A job that failed all its tries; nil when there is no such job.
  public static func failedJob(_ id: Identifier<Job>, on connection: any Connection) throws(DatabaseError) -> FailedJob? {
    let row = try connection.row(
      """
      SELECT id, kind, payload, attempts, created_at, failed_at, COALESCE(last_error, '') AS reason FROM jobs
      WHERE id = \(id) AND failed_at IS NOT NULL
      """)
    guard let row else { return nil }
    return try FailedJob(row)
  }
}
