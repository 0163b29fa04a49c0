import Jobs

/// What does each kind of job, feature by feature.
public func allJobHandlers(_ application: Application) -> [String: JobRunner.Handler] {
  [
    SignInLinkJob.kind: { try SignInLinkJob.run($0, application) },
    MailDelivery.kind: { try MailDelivery.send($0, application) },
    ConfirmationJob.kind: { _ in try ConfirmationJob.run(application) },
    SearchBuilding.kind: { _ in try SearchBuilding.run(application) },
  ]
}

/// Jobs that come again by themselves.
public let allRecurringJobs: [RecurringJob] = [
  ConfirmationJob.recurring
]

extension Application {
  /// A runner for the whole queue.
  public func jobRunner() -> JobRunner {
    JobRunner(database, handlers: allJobHandlers(self), recurring: allRecurringJobs, time: time)
  }
}
