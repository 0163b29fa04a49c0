import Jobs

/// What does each kind of job, feature by feature.
public func allJobHandlers(_ application: Application) -> [String: JobRunner.Handler] {
  [
    MailDelivery.kind: { try MailDelivery.send($0, application) },
    ConfirmationJob.kind: { _ in try ConfirmationJob.run(application) },
    DigestJob.kind: { _ in try DigestJob.run(application) },
    MailboxJob.kind: { try MailboxJob.run($0, application) },
    ReminderJob.kind: { _ in try ReminderJob.run(application) },
    SearchBuilding.kind: { _ in try SearchBuilding.run(application) },
  ]
}

/// Jobs that come again by themselves.
public let allRecurringJobs: [RecurringJob] = [
  ConfirmationJob.recurring,
  DigestJob.recurring,
  MailboxJob.recurring,
  ReminderJob.recurring,
]

extension Application {
  /// A runner for the whole queue.
  public func jobRunner() -> JobRunner {
    JobRunner(database, handlers: allJobHandlers(self), recurring: allRecurringJobs, time: time)
  }
}
