import Jobs

/// What does each kind of job, feature by feature.
public func allJobHandlers(_ application: Application) -> [String: JobRunner.Handler] {
  [
    SignInLinkJob.kind: { try SignInLinkJob.run($0, application) },
    MailDelivery.kind: { try MailDelivery.send($0, application) },
    ConfirmationJob.kind: { _ in try ConfirmationJob.run(application) },
    DigestJob.kind: { _ in try DigestJob.run(application) },
    MailboxJob.kind: { try MailboxJob.run($0, application) },
    ReminderJob.kind: { _ in try ReminderJob.run(application) },
    CheckContents.kind: { try CheckContents.run($0, application) },
    CheckContents.heldKind: { _ in try CheckContents.runHeld(application) },
    SweepContents.kind: { _ in try SweepContents.run(application) },
    SearchBuilding.kind: { _ in try SearchBuilding.run(application) },
    RegisterImportJob.kind: { try RegisterImportJob.run($0, application) },
    MatchingJob.kind: { try MatchingJob.run($0, application) },
    ExportJob.kind: { try ExportJob.run($0, application) },
    TidyJob.kind: { _ in try TidyJob.run(application) },
    ErasureJob.kind: { _ in try ErasureJob.run(application) },
    RetentionJob.kind: { _ in try RetentionJob.run(application) },
  ]
}

/// Jobs that come again by themselves.
public let allRecurringJobs: [RecurringJob] = [
  ConfirmationJob.recurring,
  CheckContents.held,
  RetentionJob.recurring,
  SweepContents.recurring,
  TidyJob.recurring,
  ErasureJob.recurring,
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
