import Database
import TwinhallCore

/// A job that failed all its tries.
public struct FailedJob: Sendable {
  public let id: Identifier<Job>
  public let kind: String
  public let failedAt: Instant
  /// What the handler gave as its reason, or the type of its error.
  public let reason: String
}

/// How the queue stands, for the operator.
public struct JobOverview: Hashable, Sendable {
  /// Jobs whose time has not come.
  public let waiting: Int
  /// Jobs whose time has come and that no runner has finished.
  public let due: Int
  /// Jobs that failed all their tries.
  public let failed: Int
}

extension JobQueue {
  public static func overview(at instant: Instant, on connection: any Connection) throws(DatabaseError) -> JobOverview {
    JobOverview(
      waiting: try connection.value("SELECT COUNT(*) FROM jobs WHERE failed_at IS NULL AND run_at > \(instant)"),
      due: try connection.value("SELECT COUNT(*) FROM jobs WHERE failed_at IS NULL AND run_at <= \(instant)"),
      failed: try connection.value("SELECT COUNT(*) FROM jobs WHERE failed_at IS NOT NULL"))
  }

  /// The jobs that failed last, at most `limit`.
  public static func failedJobs(limit: Int, on connection: any Connection) throws(DatabaseError) -> [FailedJob] {
    let rows = try connection.rows(
      """
      SELECT id, kind, failed_at, COALESCE(last_error, '') AS reason FROM jobs
      WHERE failed_at IS NOT NULL ORDER BY failed_at DESC, id LIMIT \(limit)
      """)
    return try rows.map { row throws(DatabaseError) in
      FailedJob(id: try row["id"], kind: try row["kind"], failedAt: try row["failed_at"], reason: try row["reason"])
    }
  }
}
