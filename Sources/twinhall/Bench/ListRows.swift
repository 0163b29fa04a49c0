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
    try addPartnership(number, organisation, at, connection)
    try addDeclaration(number, organisation, at, connection)
    try addPerson(number, at, connection)
    try addAuditEntry(number, at, connection)
  }

  private static func addOrganisation(_ number: Int, _ at: Instant, _ connection: any Connection) throws -> Identifier<Organisation> {
    var profile = OrganisationProfile()
    profile.kind = OrganisationKind.allCases[number % OrganisationKind.allCases.count]
    profile.name = name(number)
    profile.country = country(number)
    profile.population = 4_000 + number
    let organisation = Organisation(id: Identifier(at: at), slug: "body-\(number)", profile: profile, version: 1)
    try connection.organisations.insert(
      organisation, keys: OrganisationKeys(sortName: folded(profile.name), foldedNames: folded(profile.name)))
    return organisation.id
  }

  private static func addPartnership(
    _ number: Int, _ organisation: Identifier<Organisation>, _ at: Instant, _ connection: any Connection
  ) throws {
    let title = "\(name(number)) and others"
    let partnership = Partnership(
      id: Identifier(at: at), slug: "partnership-\(number)", title: title, status: .active, startsOn: at.day, endsOn: nil, note: "",
      members: [PartnershipMember(organisation: organisation, part: .lead)], themes: [], version: 1)
    try connection.partnerships.insert(partnership, keys: PartnershipKeys(sortName: folded(title), words: ["\(number)", "others"]))
  }

  private static func addDeclaration(
    _ number: Int, _ organisation: Identifier<Organisation>, _ at: Instant, _ connection: any Connection
  ) throws {
    let draft = Declaration(id: Identifier(at: at), organisation: organisation, language: .english, at: at)
    let keys = DeclarationKeys(sortName: folded(name(number)), foldedName: folded(name(number)), foldedEmail: "")
    var published = draft
    published.answers.organisationName = name(number)
    published.answers.country = country(number)
    published.answers.population = 4_000 + number
    published.state = .published
    published.submittedAt = at
    published.publishedAt = at
    published.confirmedOn = at.day
    try connection.declarations.insert(draft, keys)
    _ = try connection.declarations.update(published, from: draft, keys)
  }

  private static func addPerson(_ number: Int, _ at: Instant, _ connection: any Connection) throws {
    let address = "person-\(number)@example.org"
    let person = Person(id: Identifier(at: at), name: "Person \(number)", email: address, language: .english, version: 1)
    try connection.people.insert(
      person, FoldedPerson(email: address, sortName: "person \(number)", words: ["person", "\(number)"]), at: at)
  }

  private static func addAuditEntry(_ number: Int, _ at: Instant, _ connection: any Connection) throws {
    let (sequence, previousHash) = try connection.audit.takeHead()
    try connection.audit.append(
      AuditEntry(
        sequence: sequence + 1, at: at, actorKind: .system, actor: nil, action: "Measure", subjectKind: "Row", subjectID: "\(number)",
        before: "{}", after: "{\"name\":\"\(name(number))\"}", previousHash: previousHash, hash: "\(number)"))
    try connection.audit.setHead(sequence: sequence + 1, hash: "\(number)")
  }

  private static func name(_ number: Int) -> String { "\(places[number % places.count]) \(number)" }
  private static func country(_ number: Int) -> String { countries[number % countries.count] }

  private static let countries = ["SE", "UA", "ZA", "KE", "CO", "BA", "ZM"]
  private static let places = ["North", "South", "East", "West", "River", "Hill", "Lake", "Harbour"]
}
