import Database
import TwinhallCore

/// What long work tells whoever waits for it.
public struct JobProgress: Sendable {
  public enum Outcome: String, Sendable {
    case done
    case cancelled
    /// An administrator took it out of the queue.
    case givenUp = "given-up"
  }

  public enum State: Hashable, Sendable {
    /// No runner has it; the reason is what the last try gave, empty before the first.
    case waiting(reason: String)
    case running
    /// It failed all its tries and is with the administrator.
    case failed(reason: String)
    case ended(Outcome)
  }

  public let id: Identifier<Job>
  public let kind: String
  /// Whoever started it, as the identifier's text; nil for the program itself.
  public let person: String?
  public let state: State
  public let done: Int
  /// 0 while nobody knows.
  public let total: Int
  /// The name of a text for what is being done; empty before the first report.
  public let word: String
  public let isCancelAsked: Bool
  /// Where it leads once it is done, a path without language; empty for nowhere.
  public let result: String
  public let createdAt: Instant
  public let endedAt: Instant?
}

extension JobProgress.Outcome: SQLConvertible {}

extension JobQueue {
  /// Adds a job that somebody waits for, in the transaction of the change that calls for it.
  @discardableResult public static func enqueueLong(
    _ kind: String, payload: String, person: String?, at instant: Instant, on connection: any Connection
  ) throws(DatabaseError) -> Identifier<Job> {
    let id = try enqueue(kind, payload: payload, runAt: instant, createdAt: instant, on: connection)
    try connection.execute(
      """
      INSERT INTO job_progress (id, kind, person_id, done, total, word, result, created_at)
      VALUES (\(id), \(kind), \(person), 0, 0, '', '', \(instant))
      """)
    return id
  }

  /// nil when there is no such job, or nobody waits for it.
  public static func progress(of id: Identifier<Job>, at instant: Instant, on connection: any Connection) throws -> JobProgress? {
    try connection.row("\(progressQuery) WHERE p.id = \(id)").map { try JobProgress($0, at: instant) }
  }

  /// The work that was started last, newest first.
  public static func latestProgress(limit: Int, at instant: Instant, on connection: any Connection) throws -> [JobProgress] {
    try connection.rows("\(progressQuery) ORDER BY p.created_at DESC, p.id DESC LIMIT \(limit)").map { try JobProgress($0, at: instant) }
  }

  /// Asks for the end of a job: one that no runner has is taken away at once, one at work stops at its next report.
  /// - Returns: false when it has ended already.
  public static func cancel(_ id: Identifier<Job>, at instant: Instant, on connection: any Connection) throws(DatabaseError) -> Bool {
    let removed = try connection.execute(
      "DELETE FROM jobs WHERE id = \(id) AND (lease_until IS NULL OR lease_until <= \(instant))")
    if removed == 1 {
      try end(id, .cancelled, at: instant, on: connection)
      return true
    }
    return try connection.execute("UPDATE job_progress SET cancel_at = \(instant) WHERE id = \(id) AND outcome IS NULL") == 1
  }

  /// Forgets work that ended before an instant.
  public static func purgeProgress(endedBefore instant: Instant, on connection: any Connection) throws(DatabaseError) {
    try connection.execute("DELETE FROM job_progress WHERE ended_at < \(instant)")
  }

  /// Nothing for a job that nobody waits for.
  static func end(
    _ id: Identifier<Job>, _ outcome: JobProgress.Outcome, result: String = "", at instant: Instant, on connection: any Connection
  ) throws(DatabaseError) {
    try connection.execute(
      "UPDATE job_progress SET outcome = \(outcome), result = \(result), ended_at = \(instant) WHERE id = \(id) AND outcome IS NULL")
  }

  private static var progressQuery: SQL {
    """
    SELECT p.id, p.kind, p.person_id, p.done, p.total, p.word, p.cancel_at, p.outcome, p.result, p.created_at, p.ended_at,
      j.failed_at, j.lease_until, COALESCE(j.last_error, '') AS reason
    FROM job_progress p LEFT JOIN jobs j ON j.id = p.id
    """
  }
}

extension JobProgress {
  fileprivate init(_ row: Row, at instant: Instant) throws {
    id = try row["id"]
    kind = try row["kind"]
    person = try row["person_id"]
    done = try row["done"]
    total = try row["total"]
    word = try row["word"]
    let cancelAt: Instant? = try row["cancel_at"]
    isCancelAsked = cancelAt != nil
    result = try row["result"]
    createdAt = try row["created_at"]
    endedAt = try row["ended_at"]
    let (outcome, failedAt, leaseUntil): (Outcome?, Instant?, Instant?) = (try row["outcome"], try row["failed_at"], try row["lease_until"])
    let reason: String = try row["reason"]
    if let outcome {
      state = .ended(outcome)
    } else if failedAt != nil {
      state = .failed(reason: reason)
    } else {
      state = leaseUntil.map { $0 > instant } == true ? .running : .waiting(reason: reason)
    }
  }
}
