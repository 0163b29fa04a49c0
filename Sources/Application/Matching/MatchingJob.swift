import Domain
import Jobs
import Store
import TwinhallCore

/// Matches a large round in the background.
public enum MatchingJob {
  public static let kind = "matching.run"
  /// From so many bodies on a run takes longer than somebody waits for a page: about a second for 400.
  public static let bodies = 300

  static func run(_ job: Job, _ application: Application) throws {
    guard let id = Identifier<Round>(job.payload) else { throw JobFailure("the job names no round", isFinal: true) }
    try withoutSecondTry {
      let permit = try Policy.permit(ManageMatching.self, to: application.read { try application.starter(of: job, on: $0) })
      try job.reporting(to: application.database, time: application.time) { try $0.report(0, of: 0, "matching-bodies") }
      try application.change(permit) { change in
        try change.runRound(id)
        try JobQueue.finish(job, result: "/office/rounds/\(id)", at: change.at, on: change.connection)
      }
    }
  }
}

extension Application {
  /// Matches a round: at once, or as a job when it is large.
  /// - Returns: the job, when it is one.
  /// - Throws: as `runRound`.
  public func runNowOrLater(
    _ id: Identifier<Round>, from bodies: Int = MatchingJob.bodies, permit: Permit<ManageMatching>
  ) throws -> Identifier<Job>? {
    let count = try read { try $0.declarations.publishedCount(upTo: bodies) }
    guard count >= bodies else {
      try runRound(id, permit: permit)
      return nil
    }
    return try change(permit) { change in
      _ = try change.round(id).afterRun()
      return try change.enqueueLong(MatchingJob.kind, payload: id.description)
    }
  }
}
