import Application
import Database
import Domain
import Localization
import Store
import TwinhallCore

/// Rows of the lists, written straight into the tables: the use cases would check each of 100,000.
enum ListRows {
  private static let batch = 1_000

  /// One person for each role that opens a list.
  static func addPeople(_ application: Application) throws {
    let permit = try Policy.permit(ManageAccounts.self, to: .system)
    for role in Set(benchLists.compactMap(\.role)) {
      let id = try application.addPerson(name: role.rawValue, email: role.rawValue + "@example.org", language: .english, permit: permit)
      try application.giveRole(HeldRole(role, in: .programme), to: id, permit: permit)
    }
  }

  static func add(_ numbers: Range<Int>, to database: Database) throws {
    for start in stride(from: numbers.lowerBound, to: numbers.upperBound, by: batch) {
      try database.transaction { connection in
        for number in start..<min(start + batch, numbers.upperBound) { try add(number, connection) }
      }
    }
    // As a database that has been in use knows how its rows are spread.
    try database.transaction { try $0.execute("ANALYZE") }
  }

  private static func add(_ number: Int, _ connection: any Connection) throws {
    let at = Instant(milliseconds: 1_780_000_000_000 + Int64(number) * 60_000)
    let organisation = try addOrganisation(number, at, connection)
    _ = organisation
    try addPerson(number, at, connection)
  }

  private static func addOrganisation(_ number: Int, _ at: Instant, _ connection: any Connection) throws -> Identifier<Organisation> {
    var profile = OrganisationProfile()
    profile.kind = OrganisationKind.allCases[number % OrganisationKind.allCases.count]
    profile.name = "\(places[number % places.count]) \(number)"
    profile.country = countries[number % countries.count]
    profile.population = 4_000 + number
    let organisation = Organisation(id: Identifier(at: at), slug: "body-\(number)", profile: profile, version: 1)
    try connection.organisations.insert(organisation, keys: OrganisationKeys(profile))
    return organisation.id
  }

  private static func addPerson(_ number: Int, _ at: Instant, _ connection: any Connection) throws {
    let address = "person-\(number)@example.org"
    let person = Person(id: Identifier(at: at), name: "Person \(number)", email: address, language: .english, version: 1)
    try connection.people.insert(person, foldedEmail: address, at: at)
  }

  private static let countries = ["SE", "UA", "ZA", "KE", "CO", "BA", "ZM"]
  private static let places = ["North", "South", "East", "West", "River", "Hill", "Lake", "Harbour"]
}
