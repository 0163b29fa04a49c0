import Domain
import Jobs
import Store
import TwinhallCore

/// Removes exports that nobody may fetch any more.
public enum TidyJob {
  public static let kind = "work.tidy"
  public static let recurring = RecurringJob(kind, .every(.hours(1)))

  static func run(_ application: Application) throws {
    let now = application.time.now
    let permit = try Policy.permit(ManageCustody.self, to: .system)
    for id in try application.read({ try $0.custody.expiredExports(at: now) }) { try application.removeExport(id, permit: permit) }
  }
}
