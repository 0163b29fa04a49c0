import Jobs

/// Work of the queue by its kind. A job of a kind that is missing here stays where it is.
public let allJobHandlers: [String: @Sendable (Application, Job) throws -> Void] = [
  ConfirmationJob.kind: ConfirmationJob.run
]

/// Work that comes again by itself.
public let allRecurringJobs: [RecurringJob] = [ConfirmationJob.recurring]
