import Database
import Domain
import Store
import TwinhallCore

/// Builds the demonstration programme through the use cases that people use: real organisations and partnerships, invented people.
public struct Demonstration {
  /// The day the files were made for. Declarations, messages and the round move with today, so that confirmations still hold.
  static let madeFor = Day(number: 20_781)

  let application: Application
  /// How many times each organisation, partnership and declaration is there; those after the first have a number in their names.
  let copies: Int
  var themes: [String: Identifier<Theme>] = [:]
  var organisations: [String: Identifier<Organisation>] = [:]
  var partnerships: [String: Identifier<Partnership>] = [:]
  var networks: [String: Identifier<Network>] = [:]
  var people: [String: Viewer] = [:]

  /// - Parameter scale: 1 for the demonstration itself; more multiplies it, for benchmarks.
  public init(_ application: Application, scale: Int = 1) {
    self.application = application
    copies = max(1, scale)
  }

  /// Whether nothing is there that the demonstration could be mixed up with.
  public static func isPossible(in application: Application) throws -> Bool {
    try application.read { connection in
      try connection.organisations.count(OrganisationFilter()) == 0 && connection.themes.all().isEmpty && connection.people.count() == 0
    }
  }

  /// Loads everything.
  /// - Throws: `DatabaseIsNotEmpty`; whatever a use case throws when a file breaks a rule, with the row named.
  public mutating func load() throws {
    guard try Demonstration.isPossible(in: application) else { throw DatabaseIsNotEmpty() }
    try loadSettings()
    try loadThemes()
    try loadCountries()
    try loadOrganisations()
    try loadPartnerships()
    try loadNetworks()
    try loadPeople()
    try loadProfiles()
    try loadRoles()
    try loadDeclarations()
    try loadMessages()
    try loadConversations()
    try loadDocuments()
    try loadRound()
    try loadDraft()
    try loadErasures()
    try loadRetention()
    try leaveMailsUnsent()
  }

  /// The use cases as if it were the morning of a day.
  func on(_ day: Day) -> Application {
    let morning = Instant(milliseconds: Int64(day.number) * 86_400_000 + 8 * 3_600_000)
    return Application(
      database: application.database, time: .fixed(min(morning, application.time.now)), configuration: application.configuration)
  }

  /// A day of the files as it is for who looks at the demonstration today.
  func shifted(_ day: Day) -> Day { day.adding(days: application.time.today.number - Demonstration.madeFor.number) }

  /// When the office set everything up.
  var start: Application { on(shifted(Day(number: Demonstration.madeFor.number - 700))) }

  func permit<A: Action>(_ action: A.Type, in scope: Scope = .programme) throws -> Permit<A> {
    try Policy.permit(action, to: .system, in: scope)
  }

  /// What was said while loading is said to nobody: the people are invented.
  private func leaveMailsUnsent() throws {
    let now = application.time.now
    try application.database.transaction { connection in
      let waiting: [Identifier<OutgoingMail>] = try connection.rows("SELECT id FROM mails WHERE sent_at IS NULL").map { try $0["id"] }
      for mail in waiting { try connection.mails.markSent(mail, at: now) }
    }
  }
}

/// The demonstration is only loaded into an empty database.
public struct DatabaseIsNotEmpty: Error, CustomStringConvertible {
  public init() {}

  public let description = "the database already has data; the demonstration programme is only loaded into an empty one"
}

/// A row of the demonstration's files that a use case refused.
public struct DemonstrationFault: Error, CustomStringConvertible {
  let row: String
  let cause: any Error

  public var description: String { "\(row): \(cause)" }
}

/// Names the row in whatever goes wrong with it.
func naming<T>(_ row: @autoclosure () -> String, _ body: () throws -> T) throws -> T {
  do { return try body() } catch { throw DemonstrationFault(row: row(), cause: error) }
}
