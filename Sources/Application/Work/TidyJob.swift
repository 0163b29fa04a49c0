import Domain
import Jobs
import Store
import TwinhallCore

/// Forgets long work that ended a month ago, and removes exports that nobody may fetch any more.
public enum TidyJob {
  public static let kind = "work.tidy"
  public static let recurring = RecurringJob(kind, .every(.hours(1)))
  /// How long ended work is shown.
  static let days = 30

  static func run(_ application: Application) throws {
    let now = application.time.now
    try application.database.transaction { try JobQueue.purgeProgress(endedBefore: now - .days(days), on: $0) }
    let permit = try Policy.permit(ManageCustody.self, to: .system)
    for id in try application.read({ try $0.custody.expiredExports(at: now) }) { try application.removeExport(id, permit: permit) }
  }
}
