import Database
import Domain
import Jobs
import Store
import TwinhallCore

extension Change {
  /// Queues work that takes longer than somebody waits for a page. Whoever does this follows it at `/jobs/{id}`; the handler does its work
  /// in `Job.reporting` and ends with `JobQueue.finish(_:result:at:on:)`.
  /// - Parameter payload: as for every job: identifiers, no personal data.
  public func enqueueLong(_ kind: String, payload: String) throws -> Identifier<Job> {
    let id = try JobQueue.enqueueLong(kind, payload: payload, person: viewer.person?.id.description, at: at, on: connection)
    try record(id, after: ["kind": kind])
    return id
  }
}

extension Application {
  /// Long work as its own page shows it.
  /// - Throws: `NotFound`, for everybody but whoever started it and administrators too.
  public func longWork(_ id: Identifier<Job>, permit: Permit<FollowJob>) throws -> JobProgress {
    try read { try $0.longWork(id, at: time.now, for: permit.viewer) }
  }

  /// Stops long work: at once when nobody does it yet, else at its next step. What it did is taken back.
  /// - Throws: `NotFound`, `StepRefused(.alreadyDone)`.
  public func cancelLongWork(_ id: Identifier<Job>, permit: Permit<FollowJob>) throws {
    try change(permit) { change in
      _ = try change.connection.longWork(id, at: change.at, for: permit.viewer)
      guard try JobQueue.cancel(id, at: change.at, on: change.connection) else { throw StepRefused([.alreadyDone]) }
      try change.record(id, after: ["cancel": "asked"])
    }
  }

  /// Whoever started a job, with the roles held today: what they may no longer do, the job may not do for them.
  /// - Throws: a final `JobFailure` when there is nobody or they were shut out.
  func starter(of job: Job, on connection: any Connection) throws -> Viewer {
    guard let progress = try JobQueue.progress(of: job.id, at: time.now, on: connection) else {
      throw JobFailure("nobody waits for this work", isFinal: true)
    }
    guard let text = progress.person else { return .system }
    guard let id = Identifier<Person>(text), let person = try connection.people.find(id) else {
      throw JobFailure("whoever started this has no account any more", isFinal: true)
    }
    return Viewer(person: person, roles: try connection.heldRoles.roles(of: id, on: time.today))
  }
}

extension Connection {
  fileprivate func longWork(_ id: Identifier<Job>, at instant: Instant, for viewer: Viewer) throws -> JobProgress {
    guard let progress = try JobQueue.progress(of: id, at: instant, on: self) else { throw NotFound() }
    let isOwn = progress.person != nil && progress.person == viewer.person?.id.description
    guard isOwn || Policy.allows(ManageJobs.self, to: viewer) else { throw NotFound() }
    return progress
  }
}

/// Runs what a person may do as work in the background. What the use case refuses is refused for good: trying again would not help.
func withoutSecondTry<T>(_ body: () throws -> T) throws -> T {
  do { return try body() } catch let refused as StepRefused {
    throw JobFailure(refused.guards.map(\.rawValue).joined(separator: ", "), isFinal: true)
  } catch is NotFound {
    throw JobFailure("the record is gone", isFinal: true)
  } catch is VersionConflict {
    throw JobFailure("somebody else changed the record first", isFinal: true)
  } catch is Refusal {
    throw JobFailure("whoever started this may no longer do it", isFinal: true)
  } catch is InvalidInput {
    throw JobFailure("what was entered no longer fits", isFinal: true)
  }
}
