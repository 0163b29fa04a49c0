import Database
import Domain
import Jobs
import Storage
import Store
import TwinhallCore

/// Removes contents that nothing refers to any more.
public enum SweepContents {
  public static let kind = "files.sweep"
  /// Every night.
  public static let recurring = RecurringJob(kind, .daily(minute: 2 * 60 + 20))
  /// Hours that a content stays after it was last used or referred to: it may be on its way into a document, or named by the backup of a
  /// database whose folder is copied after it.
  static let graceHours = 48
  private static let batch = 100

  public static func run(_ application: Application) throws {
    let now = application.time.now
    try removeContents(application, usedBefore: now - .hours(graceHours))
    removeAbandoned(in: application.temporaryFolder, olderThan: graceHours * 3600)
  }

  /// Marked first, so that nobody begins to use what is being removed; removed, and then forgotten.
  private static func removeContents(_ application: Application, usedBefore instant: Instant) throws {
    var marked: [String]
    repeat {
      marked = try application.database.transaction { connection in
        let logo = try connection.settings.value(OperatorSetting.logoDigest.rawValue)
        return try connection.contents.markUnreferenced(usedBefore: instant, keeping: [logo].compactMap { $0 }, limit: batch)
      }
      for digest in marked {
        try application.store.remove(digest)
        try application.database.transaction { try $0.contents.delete(digest) }
      }
    } while marked.count == batch
  }
}
