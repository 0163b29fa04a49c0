import Domain
import Store
import TwinhallCore

/// A page of who of the office looked at what is kept of somebody, the latest first.
public struct LooksPage: Sendable {
  public let looks: [Look]
  public let people: [Identifier<Person>: String]
  /// Counted a little further than the page and its next.
  public let total: Int
}

extension Application {
  /// Notes that somebody of the office opened a record that tells of a person: once for each reader, record and day, so that all but the
  /// first view of a day cost one look into an index. Like the use of a session it is no change of a record, and has no audit line.
  public func noteLook<A: Action>(at person: Identifier<Person>, _ kind: String, _ id: String, permit: Permit<A>) throws {
    guard let viewer = permit.viewer.person?.id, permit.viewer.isOffice, viewer != person else { return }
    let look = Look(day: time.today, viewer: viewer, subjectKind: kind, subjectID: id)
    guard try !read({ try $0.looks.exists(look, at: person) }) else { return }
    try database.transaction { try $0.looks.insert(look, at: person) }
  }

  /// The same for a declaration, when its contact has an account.
  public func noteLook<A: Action>(at declaration: Declaration, permit: Permit<A>) throws {
    let address = declaration.answers.contact.email.foldedAddress
    guard !address.isEmpty, let person = try read({ try $0.people.find(foldedEmail: address) }) else { return }
    try noteLook(at: person.id, "Declaration", declaration.id.description, permit: permit)
  }

  /// Who has looked at what is kept of oneself.
  public func ownLooks(page: Int, permit: Permit<UseOwnAccount>) throws -> LooksPage {
    guard let id = permit.viewer.person?.id else { throw NotFound() }
    return try read { connection in
      let looks = try connection.looks.page(of: id, offset: (page - 1) * 50, limit: 50)
      return LooksPage(
        looks: looks, people: try connection.people.names(looks.map(\.viewer)),
        total: try connection.looks.count(of: id, upTo: max(1_000, (page + 1) * 50) + 1))
    }
  }
}
