import Domain
import Jobs
import Store
import TwinhallCore

/// The queue as an administrator sees it.
public struct QueueView: Sendable {
  public let overview: JobOverview
  /// Fifty of those that failed all their tries.
  public let failed: [FailedJob]
  public let recurring: [JobSchedule]
  /// The long work that was started last.
  public let long: [JobProgress]
  /// Who started it.
  public let people: [Identifier<Person>: String]
}

extension Application {
  /// - Parameter offset: failed jobs that come before the page.
  public func queue(offset: Int, permit: Permit<ManageJobs>) throws -> QueueView {
    try read { connection in
      let long = try JobQueue.latestProgress(limit: 20, at: time.now, on: connection)
      let known = Dictionary(try JobQueue.schedules(on: connection).map { ($0.kind, $0) }) { first, _ in first }
      return QueueView(
        overview: try JobQueue.overview(at: time.now, on: connection),
        failed: try JobQueue.failedJobs(limit: 50, offset: offset, on: connection),
        recurring: allRecurringJobs.compactMap { known[$0.kind] }, long: long,
        people: try connection.people.names(long.compactMap { $0.person.flatMap(Identifier<Person>.init) }))
    }
  }

  /// A job that failed all its tries.
  /// - Throws: `NotFound`.
  public func failedJob(_ id: Identifier<Job>, permit: Permit<ManageJobs>) throws -> FailedJob {
    guard let job = try read({ try JobQueue.failedJob(id, on: $0) }) else { throw NotFound() }
    return job
  }

  /// Gives a failed job a fresh start.
  /// - Throws: `StepRefused(.alreadyDone)` when it no longer is one.
  public func retryJob(_ id: Identifier<Job>, permit: Permit<ManageJobs>) throws {
    try change(permit) { change in
      guard try JobQueue.retry(id, at: change.at, on: change.connection) else { throw StepRefused([.alreadyDone]) }
      try change.record(id, before: ["state": "failed"], after: ["state": "due"])
    }
  }

  /// Gives every failed job a fresh start, for when the mail server is back.
  public func retryFailedJobs(permit: Permit<ManageJobs>) throws {
    try change(permit) { change in
      let jobs = try JobQueue.failedJobs(limit: 1000, on: change.connection)
      for job in jobs where try JobQueue.retry(job.id, at: change.at, on: change.connection) {
        try change.record(job.id, before: ["state": "failed"], after: ["state": "due"])
      }
      change.recordNothing()
    }
  }

  /// Takes a failed job out of the queue for good; the note says why, for whoever asks later.
  /// - Throws: `InvalidInput` at `note`, `StepRefused(.alreadyDone)`.
  public func discardJob(_ id: Identifier<Job>, note: String, permit: Permit<ManageJobs>) throws {
    var validation = Validation()
    let note = validation.line("note", note, required: true, limit: 500)
    try validation.finish()
    try change(permit) { change in
      guard let job = try JobQueue.failedJob(id, on: change.connection),
        try JobQueue.discard(id, at: change.at, on: change.connection)
      else { throw StepRefused([.alreadyDone]) }
      // Nobody sends it any more, so it does not wait either.
      if job.kind == MailDelivery.kind, let mail = Identifier<OutgoingMail>(job.payload) { try change.connection.mails.removeUnsent(mail) }
      try change.record(
        id, before: ["state": "failed", "kind": job.kind, "reason": job.reason], after: ["state": "given up", "note": note])
    }
  }

  /// Lets recurring work run now besides its times.
  /// - Throws: `NotFound`, `StepRefused(.alreadyDone)` when it runs just now.
  public func runRecurringJob(_ kind: String, permit: Permit<ManageJobs>) throws {
    guard allRecurringJobs.contains(where: { $0.kind == kind }) else { throw NotFound() }
    try change(permit) { change in
      guard try JobQueue.runNow(kind, at: change.at, on: change.connection) else { throw StepRefused([.alreadyDone]) }
      try change.record(kind: "RecurringJob", id: kind, after: ["run": "now"])
    }
  }
}
