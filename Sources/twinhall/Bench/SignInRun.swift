import Application
import Database
import Domain
import Jobs
import Store
import TwinhallCore

/// Signing in on a database of its own, with 10,000 people in it.
enum SignInRun {
  private static let rounds = 40
  private static let password = "four green boats at sea"

  /// - Parameter folder: where the database is kept meanwhile.
  static func table(_ configuration: Configuration, folder: String) throws -> BenchTable {
    let database = try Database(.sqlite(path: folder + "/lists.sqlite"), connections: 2)
    defer { database.close() }
    let clock = BenchTime()
    try Migrator.migrate(database, Schema.migrations, at: clock.now)
    let application = Application(database: database, time: TimeSource { clock.now }, configuration: configuration)
    try ListRows.addPeople(application)
    try ListRows.add(0..<10_000, to: database)
    let person = try addPerson(application)
    let permit = try Policy.permit(SignIn.self, to: .visitor())
    var table = BenchTable(
      title: "Signing in, processor time", columns: [.init("median, ms", decimals: 2, budget: 5), .init("worst, ms", decimals: 2)])
    table.rows.append(
      try row("ask for a link", clock) {
        try application.requestSignInLink(email: "bench@example.org", from: "192.0.2.1", permit: permit)
      })
    table.rows.append(
      try row("ask for a link, unknown address", clock) {
        try application.requestSignInLink(email: "nobody@example.org", from: "192.0.2.1", permit: permit)
      })
    let system = try Policy.permit(ManageAccounts.self, to: .system)
    table.rows.append(
      try row("make and use a link", clock) {
        let link = try application.signInLink(for: person.id, permit: system)
        _ = try application.signIn(link: link.split(separator: "/").last.map(String.init) ?? "", permit: permit)
      })
    var byPassword = try row("password (argon2id, 19 MiB)", clock) {
      let entrance = try application.signIn(email: "bench@example.org", password: password, from: "192.0.2.1", permit: permit)
      guard entrance != nil else { throw BenchFault("the password does not sign in") }
    }
    // The work is what makes guessing slow; more than this would keep people waiting.
    byPassword.budgets = [0: 100]
    table.rows.append(byPassword)
    return table
  }

  private static func addPerson(_ application: Application) throws -> Person {
    let system = try Policy.permit(ManageAccounts.self, to: .system)
    let id = try application.addPerson(name: "Bench", email: "bench@example.org", language: .english, permit: system)
    let person = Person(id: id, name: "Bench", email: "bench@example.org", language: .english, version: 1)
    let link = try application.signInLink(for: id, permit: system)
    let secret = link.split(separator: "/").last.map(String.init) ?? ""
    let session = try application.signIn(link: secret, permit: Policy.permit(SignIn.self, to: .visitor())).secret
    let own = try Policy.permit(UseOwnAccount.self, to: Viewer(person: person, roles: []))
    try application.setPassword(password, current: "", session: session, permit: own)
    return person
  }

  /// Time goes on by an hour between two tries, so that no limit stops them.
  private static func row(_ name: String, _ clock: BenchTime, _ body: () throws -> Void) throws -> BenchTable.Row {
    var times: [Double] = []
    for _ in 0..<rounds {
      clock.advance(.minutes(61))
      let start = threadMicroseconds()
      try body()
      times.append((threadMicroseconds() - start) / 1_000)
    }
    return BenchTable.Row(name: name, values: [times.median, times.max()])
  }
}

/// A clock that the measurement sets.
private final class BenchTime: @unchecked Sendable {
  private let lock = Lock()
  private var instant = TimeSource.system.now

  var now: Instant { lock.withLock { instant } }
  func advance(_ duration: Duration) { lock.withLock { instant = instant + duration } }
}
