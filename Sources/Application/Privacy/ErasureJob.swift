import Domain
import Jobs
import Store
import TwinhallCore

/// Erases those whose days of waiting are over and whose data nobody holds, and again those whom a restored database brought back.
public enum ErasureJob {
  public static let kind = "privacy.erase"
  public static let recurring = RecurringJob(kind, .every(.hours(1)))

  public static func run(_ application: Application) throws {
    let permit = try Policy.permit(EraseAccount.self, to: .system)
    for erasure in try application.read({ try $0.erasures.due(at: application.time.now, limit: 100) }) {
      do { try application.carryOut(erasure, permit: permit) } catch is StepRefused { continue } catch is NotFound { continue }
    }
    let list = ErasedList(application.configuration)
    let listed = try list.read()
    let back = try application.read { connection in
      try listed.chunks(of: 500).flatMap { try connection.people.known(Array($0)).map(\.id) }
    }
    for person in back { try application.eraseUnlessRefused(person, permit: permit) }
    let known = Set(listed)
    try list.add(try application.read { try $0.erasures.erased() }.filter { !known.contains($0) })
  }
}

extension Application {
  /// Erases at once. The last administrator waits until there is another, and who is held until the hold is lifted.
  func eraseUnlessRefused(_ person: Identifier<Person>, permit: Permit<EraseAccount>) throws {
    do { try eraseNow(person, permit: permit) } catch is StepRefused { return } catch is NotFound { return }
  }
}
