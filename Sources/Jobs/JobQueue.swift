import Database
import TwinhallCore

/// Work that is done after a change and outside its request: mails, reminders, exports.
///
/// A job is done at least once: a handler must bear a second run, or end with `finish` in the transaction of its own changes.
public enum JobQueue {
  /// Tries before a job is left to the operator.
  public static let attempts = 8

  /// The tables and index of the queue, for a `Migration`.
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
    "CREATE TABLE job_schedules (kind TEXT NOT NULL PRIMARY KEY, next_at TEXT NOT NULL) \(.strict)",
  ]

  /// What long work tells of itself and how recurring work went, for a later `Migration`.
  public static let progressSchema: [SQL] = [
    """
    CREATE TABLE job_progress (
      id TEXT NOT NULL PRIMARY KEY,
      kind TEXT NOT NULL,
      person_id TEXT,
      done \(.integer) NOT NULL,
      total \(.integer) NOT NULL,
      word TEXT NOT NULL,
      cancel_at TEXT,
      outcome TEXT,
      result TEXT NOT NULL,
      created_at TEXT NOT NULL,
      ended_at TEXT
    ) \(.strict)
    """,
    "CREATE INDEX job_progress_created ON job_progress (created_at, id)",
    "CREATE INDEX jobs_failed ON jobs (failed_at, id) WHERE failed_at IS NOT NULL",
    "ALTER TABLE job_schedules ADD COLUMN last_at TEXT",
    "ALTER TABLE job_schedules ADD COLUMN last_outcome TEXT",
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

  /// Removes a job that its handler has done, in the transaction of what it did. Throws `JobFailure` when the lease ran out and
  /// another runner has the job: the handler's changes must then not be kept.
  public static func finish(_ job: Job, on connection: any Connection) throws {
    guard try remove(job, on: connection) else { throw JobFailure("the lease ran out") }
  }

  /// As above for a job that somebody waits for.
  /// - Parameter result: where they are led, a path without language; empty for nowhere.
  public static func finish(_ job: Job, result: String, at instant: Instant, on connection: any Connection) throws {
    try finish(job, on: connection)
    try end(job.id, .done, result: result, at: instant, on: connection)
  }

  /// How many jobs of the same kind there are besides this one, failed ones too.
  public static func others(like job: Job, on connection: any Connection) throws(DatabaseError) -> Int {
    try connection.value("SELECT COUNT(*) FROM jobs WHERE kind = \(job.kind) AND id <> \(job.id)")
  }

  /// false when the job is gone or another runner has it.
  static func remove(_ job: Job, on connection: any Connection) throws(DatabaseError) -> Bool {
    try connection.execute("DELETE FROM jobs WHERE id = \(job.id) AND lease_token = \(job.leaseToken)") == 1
  }

  /// Gives a job that failed all its tries a fresh start. false when there is no such failed job.
  public static func retry(_ id: Identifier<Job>, at instant: Instant, on connection: any Connection) throws(DatabaseError) -> Bool {
    try connection.execute(
      """
      UPDATE jobs SET failed_at = NULL, attempts = \(0), run_at = \(instant), lease_until = NULL, lease_token = NULL
      WHERE id = \(id) AND failed_at IS NOT NULL
      """) == 1
  }

  /// Takes a job that failed all its tries out of the queue for good. false when there is no such failed job.
  public static func discard(_ id: Identifier<Job>, at instant: Instant, on connection: any Connection) throws(DatabaseError) -> Bool {
    guard try connection.execute("DELETE FROM jobs WHERE id = \(id) AND failed_at IS NOT NULL") == 1 else { return false }
    try end(id, .givenUp, at: instant, on: connection)
    return true
  }
}
