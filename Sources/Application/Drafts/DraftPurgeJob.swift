import Jobs
import Store
import TwinhallCore

/// Deletes unsent text that nobody has touched for as long as the installation keeps it, and forgets which forms were taken by then.
public enum DraftPurgeJob {
  public static let kind = "drafts.purge"
  public static let recurring = RecurringJob(kind, .daily(minute: 3 * 60 + 20))

  public static func run(_ application: Application) throws {
    let limit = application.time.now - .days(application.configuration.draftDays)
    try application.database.transaction { connection in
      _ = try connection.drafts.purge(savedBefore: limit)
      try connection.submissions.purge(before: limit)
    }
  }
}
