import Database
import Domain
import Jobs
import Storage
import Store
import TwinhallCore

/// Removes what nothing refers to any more: uploads nobody went on with, documents deleted long ago, and then contents.
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
    let expired = { (connection: any Connection) in try connection.uploads.expired(at: now, limit: batch) }
    try forEach(expired, application) { id in try application.database.transaction { try $0.uploads.delete(id) } }
    let permit = try Policy.permit(KeepDocuments.self, to: .system)
    let day = now - .days(Document.daysToRestore)
    let deleted = { (connection: any Connection) in try connection.documents.deleted(before: day, limit: batch) }
    try forEach(deleted, application) { id in
      try application.change(permit) { change in
        guard let document = try change.connection.documents.find(id), document.deletedAt != nil else { return change.recordNothing() }
        try change.connection.documents.purge(id, at: change.at)
        try change.record(id, before: ["title": document.entry.title], after: ["state": "purged"])
      }
    }
    try removeContents(application, usedBefore: now - .hours(graceHours))
    removeAbandoned(in: application.temporaryFolder, olderThan: graceHours * 3600)
  }

  private static func forEach<ID>(
    _ find: (any Connection) throws -> [ID], _ application: Application, _ body: (ID) throws -> Void
  ) throws {
    var found: [ID]
    repeat {
      found = try application.read { try find($0) }
      for id in found { try body(id) }
    } while found.count == batch
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
