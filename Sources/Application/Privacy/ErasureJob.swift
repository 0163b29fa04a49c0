import Domain
import Jobs
import Store
import TwinhallCore

/// Erases those whose days of waiting are over and whose data nobody holds.
public enum ErasureJob {
  public static let kind = "privacy.erase"
  public static let recurring = RecurringJob(kind, .every(.hours(1)))

  public static func run(_ application: Application) throws {
    let permit = try Policy.permit(EraseAccount.self, to: .system)
    for erasure in try application.read({ try $0.erasures.due(at: application.time.now, limit: 100) }) {
      // The last administrator waits until there is another.
      do { try application.carryOut(erasure, permit: permit) } catch is StepRefused { continue } catch is NotFound { continue }
    }
  }
}
