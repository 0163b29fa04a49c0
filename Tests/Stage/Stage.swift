import Application
import Database
import Domain
import Jobs
import Store
import TestSupport
import TwinhallCore

/// An empty installation on a database of its own, with a clock that the test sets. People are made by the commands that make them
/// in earnest.
public final class Stage {
  public let application: Application
  private let clock: SettableClock

  private static let settings = ["TWINHALL_DATA": "/proc/nonexistent", "TWINHALL_SECRET_KEY": String(repeating: "5a", count: 32)]

  /// - Parameter settings: environment variables of the installation.
  init(database: Database, settings: [String: String] = [:]) throws {
    let clock = SettableClock(Instant("2026-11-24T09:00:00.000Z")!)
    self.clock = clock
    let configuration = try Configuration(
      environment: Self.settings.merging(settings) { $1 },
      readFile: { _ in nil })
    application = Application(database: database, time: TimeSource { clock.now }, configuration: configuration)
  }

  public var now: Instant {
    get { clock.now }
    set { clock.now = newValue }
  }

  /// A person with roles, as a viewer. The mail address is made of the name.
  public func person(_ name: String, _ roles: HeldRole...) throws -> Viewer { try person(name, roles: roles) }

  public func person(_ name: String, roles: [HeldRole]) throws -> Viewer {
    let permit = try Policy.permit(ManageAccounts.self, to: .system)
    let address = name.lowercased().replacing(" ", with: ".") + "@example.org"
    let id = try application.addPerson(name: name, email: address, language: .english, permit: permit)
    for role in roles { try application.giveRole(role, to: id, permit: permit) }
    let person = Person(id: id, name: name, email: address, language: .english, version: 1)
    return Viewer(person: person, roles: Set(roles))
  }

  /// A project coordinator of the office.
  public func officer() throws -> Viewer { try person("Olle Officer", HeldRole(.programmeOfficer, in: .programme)) }

  /// Does the jobs that make links for those who asked.
  private func makeLinks() throws {
    let handlers = allJobHandlers(application).filter { $0.key == SignInLinkJob.kind }
    try JobRunner(application.database, handlers: handlers, time: application.time).runDue()
  }

  /// What waits in the outbox, oldest first.
  public func mails() throws -> [OutgoingMail] {
    try makeLinks()
    return try application.read { connection in
      try connection.rows("SELECT id FROM mails WHERE sent_at IS NULL ORDER BY id").compactMap { try connection.mails.unsent($0["id"]) }
    }
  }
}

private final class SettableClock: @unchecked Sendable {
  private let lock = Lock()
  private var instant: Instant

  init(_ instant: Instant) { self.instant = instant }

  var now: Instant {
    get { lock.withLock { instant } }
    set { lock.withLock { instant = newValue } }
  }
}

extension TestDatabase {
  /// Runs a test on an empty installation.
  /// - Parameter settings: environment variables, such as `TWINHALL_DATA`.
  public func stage(settings: [String: String] = [:], _ body: (Stage) throws -> Void) throws {
    try use(migrations: Schema.migrations) { try body(Stage(database: $0, settings: settings)) }
  }
}
