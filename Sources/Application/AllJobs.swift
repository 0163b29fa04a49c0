import Jobs

/// What does each kind of job, feature by feature.
public func allJobHandlers(_ application: Application) -> [String: JobRunner.Handler] {
  [
    MailDelivery.kind: { try MailDelivery.send($0, application) },
    ConfirmationJob.kind: { _ in try ConfirmationJob.run(application) },
    SearchBuilding.kind: { _ in try SearchBuilding.run(application) },
    RegisterImportJob.kind: { try RegisterImportJob.run($0, application) },
    MatchingJob.kind: { try MatchingJob.run($0, application) },
    ExportJob.kind: { try ExportJob.run($0, application) },
    TidyJob.kind: { _ in try TidyJob.run(application) },
    DraftPurgeJob.kind: { _ in try DraftPurgeJob.run(application) },
  ]
}

/// Jobs that come again by themselves.
public let allRecurringJobs: [RecurringJob] = [
  ConfirmationJob.recurring,
  TidyJob.recurring,
  DraftPurgeJob.recurring,
]

extension Application {
  /// A runner for the whole queue.
  public func jobRunner() -> JobRunner {
    JobRunner(database, handlers: allJobHandlers(self), recurring: allRecurringJobs, time: time)
  }
}
