import Database
import Domain
import Localization
import Store
import TwinhallCore

/// People with an account, for those who manage accounts: by name, by the bodies they have a role in, and by the whole e-mail address,
/// which no result shows.
struct PersonSearch: SearchSource {
  let subject = "Person"
  let table: SQL = "people"
  let actions: [any Action.Type] = [ManageAccounts.self]

  func documents(_ records: [String], on connection: any Connection) throws -> [(record: String, document: SearchDocument)] {
    let people = try connection.people.known(records.compactMap(Identifier<Person>.init))
    let roles = try connection.heldRoles.open(of: people.map(\.id))
    let bodies = try connection.organisations.names(roles.values.flatMap { $0.compactMap(\.place.organisation) })
    return people.map { person in
      let held = roles[person.id] ?? []
      let texts = searchTexts { language in
        SearchText(title: person.name, text: held.map { line(of: $0, bodies, language) }.joined(separator: "\n"))
      }
      let id = person.id.description
      var document = SearchDocument(.person, place: id, texts: texts, readers: .whoMay(ManageAccounts.self), at: person.id.instant)
      document.references = [id, person.email]
      document.countries = held.compactMap { $0.place.organisation.flatMap { bodies[$0]?.country } }
      return (id, document)
    }
  }

  private func line(of role: HeldRole, _ bodies: [Identifier<Organisation>: OrganisationBrief], _ language: Language) -> String {
    let word = Texts.shared(language).text("accounts.role-" + role.role.rawValue) ?? role.role.rawValue
    guard let body = role.place.organisation.flatMap({ bodies[$0] }) else { return word }
    return word + ", " + body.name(in: language)
  }

  func records(naming subject: String, _ changed: [String], on connection: any Connection) throws -> [String] {
    guard subject == "Organisation" else { return [] }
    return try records(
      "SELECT DISTINCT person_id AS id FROM held_roles WHERE place_kind = 'organisation' AND place_id IN \(list: changed)", on: connection)
  }
}

extension Place {
  fileprivate var organisation: Identifier<Organisation>? {
    if case .organisation(let id) = self { id } else { nil }
  }
}
