import Domain
import Localization
import Store
import TwinhallCore

/// A page of the list of people.
public struct PeoplePage: Sendable {
  public let people: [ListedPerson]
  /// The roles each of them holds today.
  public let roles: [Identifier<Person>: [HeldRole]]
  /// How many there are on all pages.
  public let total: Int
}

/// Everything the office sees of one person.
public struct PersonRecord: Sendable {
  public let person: Person
  public let isDisabled: Bool
  public let hasPassword: Bool
  /// Newest first, ended ones too.
  public let roles: [RoleAssignment]
  /// Newest first.
  public let history: [AuditEntry]
  /// Names of those who acted in the history.
  public let actors: [Identifier<Person>: String]
}

extension Application {
  /// People by name, 50 a page; counted a little further than the page and its next.
  /// - Parameter words: beginnings of words of the name or address, in any letter case, with or without accents.
  public func people(matching words: String, page: Int, permit: Permit<ManageAccounts>) throws -> PeoplePage {
    let words = Array(foldedWords(words).prefix(8))
    return try read { connection in
      let people = try connection.people.page(matching: words, offset: (page - 1) * 50, limit: 50)
      return PeoplePage(
        people: people, roles: try connection.heldRoles.roles(of: people.map(\.person.id), on: time.today),
        total: try connection.people.count(matching: words, upTo: max(1_000, (page + 1) * 50) + 1))
    }
  }

  public func person(_ id: Identifier<Person>, permit: Permit<ManageAccounts>) throws -> PersonRecord {
    try read { connection in
      guard let person = try connection.people.find(id) else { throw NotFound() }
      let history = try connection.audit.entries(about: "Person", id.description, limit: 100)
      return PersonRecord(
        person: person, isDisabled: try connection.people.isDisabled(id), hasPassword: try connection.people.passwordHash(id) != nil,
        roles: try connection.heldRoles.history(of: id), history: history,
        actors: try connection.people.names(history.compactMap(\.actor)))
    }
  }

  /// A person who may sign in, by mail address in any letter case; for the command line.
  public func person(email: String) throws -> Person? {
    try read { try $0.people.find(foldedEmail: email.trimmingWhitespace.foldedAddress) }
  }
}
