import Database
import TwinhallCore

/// Work that is done after a change and outside its request: mails, reminders, exports.
public enum JobQueue {
  /// The table and index of the queue, for a `Migration`.
  public static let schema: [SQL] = [
    """
    CREATE TABLE jobs (
      id TEXT NOT NULL PRIMARY KEY,
      kind TEXT NOT NULL,
      payload TEXT NOT NULL,
      run_at TEXT NOT NULL,
      attempts \(.integer) NOT NULL,
      lease_until TEXT,
      lease_token TEXT,
      failed_at TEXT,
      last_error TEXT,
      created_at TEXT NOT NULL
    ) \(.strict)
    """,
    "CREATE INDEX jobs_due ON jobs (run_at) WHERE failed_at IS NULL",
  ]

  /// Adds a job in the transaction of the change that calls for it: both happen or neither.
  /// `payload` should name rows by id and carry no personal data: it stays readable until the job is done.
  @discardableResult
  public static func enqueue(
    _ kind: String, payload: String, runAt: Instant, createdAt: Instant, on connection: any Connection
  ) throws(DatabaseError) -> Identifier<Job> {
    let id = Identifier<Job>(at: createdAt)
    try connection.execute(
      """
      INSERT INTO jobs (id, kind, payload, run_at, attempts, created_at)
      VALUES (\(id), \(kind), \(payload), \(runAt), \(0), \(createdAt))
      """)
    return id
  }
}
