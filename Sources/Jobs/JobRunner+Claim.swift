import Database
import TwinhallCore

extension JobRunner {
  /// The next job that is due, now leased to this runner.
  func claim() throws -> Job? {
    while true {
      let candidates = try dueJobs()
      if candidates.isEmpty { return nil }
      for candidate in candidates {
        if let job = try lease(candidate) { return job }
      }
    }
  }

  private struct Candidate {
    let id: Identifier<Job>
    let kind: String
    let payload: String
    let attempts: Int

    init(_ row: Row) throws {
      id = try row["id"]
      kind = try row["kind"]
      payload = try row["payload"]
      attempts = try row["attempts"]
    }
  }

  /// Several, so that runners which look at the same moment need not look again for each one that another takes. A read, so that an idle
  /// runner never asks for SQLite's only writer.
  private func dueJobs() throws -> [Candidate] {
    let now = time.now
    return try database.read { connection in
      try connection.rows(
        """
        SELECT id, kind, payload, attempts FROM jobs
        WHERE failed_at IS NULL AND run_at <= \(now) AND (lease_until IS NULL OR lease_until <= \(now))
          AND kind IN \(list: handlers.keys.sorted())
        ORDER BY run_at, id LIMIT 8
        """
      ).map(Candidate.init)
    }
  }

  /// nil when another runner was first, or the job has used up its tries.
  private func lease(_ candidate: Candidate) throws -> Job? {
    let now = time.now
    // Its runner died in the last try: the job may be what kills them.
    if candidate.attempts >= JobQueue.attempts {
      try giveUp(candidate, at: now)
      return nil
    }
    let token = Identifier<Lease>(at: now)
    // The number of tries is the version: each claim counts it up.
    let update: SQL = """
      UPDATE jobs SET lease_until = \(now + lease), lease_token = \(token), attempts = attempts + 1
      WHERE id = \(candidate.id) AND attempts = \(candidate.attempts) AND failed_at IS NULL
        AND (lease_until IS NULL OR lease_until <= \(now))
      """
    let isMine = try database.transaction { connection in try connection.execute(update) == 1 }
    guard isMine else { return nil }
    return Job(
      id: candidate.id, kind: candidate.kind, payload: candidate.payload, attempt: candidate.attempts + 1, leaseToken: token,
      lease: lease)
  }

  private func giveUp(_ candidate: Candidate, at now: Instant) throws {
    try database.transaction { connection in
      try connection.execute(
        """
        UPDATE jobs SET failed_at = \(now), last_error = \("the runner ended during the last try"), lease_token = NULL
        WHERE id = \(candidate.id) AND attempts = \(candidate.attempts) AND lease_until <= \(now)
        """)
    }
  }
}
