import Domain
import Store
import TwinhallCore

extension Demonstration {
  mutating func loadPeople() throws {
    let permit = try permit(ManageAccounts.self)
    for row in try DemonstrationFile.people().rows {
      people[row["email"]] = try naming("people \(row["email"])") {
        let language = Language(rawValue: row["language"]) ?? .english
        let id = try start.addPerson(name: row["name"], email: row["email"], language: language, permit: permit)
        let roles = try row.list("roles").map(role)
        for role in roles { try start.giveRole(role, to: id, permit: permit) }
        let person = Person(id: id, name: row["name"], email: row["email"], language: language, version: 1)
        return Viewer(person: person, roles: Set(roles))
      }
    }
  }

  /// What some of them tell about themselves, and who sees it.
  func loadProfiles() throws {
    for row in try DemonstrationFile.profiles().rows {
      try naming("profiles \(row["email"])") {
        guard let person = people[row["email"]] else { throw NotFound() }
        let permit = try Policy.permit(UseOwnAccount.self, to: person)
        var entry = ProfileEntry()
        for field in ProfileField.allCases {
          entry.values[field] = row[field.rawValue]
          entry.visibility[field] = row["sees_\(field.rawValue)"]
        }
        try start.saveProfile(entry, version: 0, permit: permit)
      }
    }
  }

  /// Reads `coordinator@umea`, `expert@network:climate-action`, `project-leader@partnership:1`; `programme` is the place of the office's
  /// roles.
  func role(_ text: String) throws -> HeldRole {
    let parts = text.split(separator: "@").map(String.init)
    guard parts.count == 2, let role = Role(rawValue: parts[0]) else { throw NotFound() }
    let place = parts[1].split(separator: ":").map(String.init)
    switch place[0] {
    case "programme": return HeldRole(role, in: .programme)
    case "network": return HeldRole(role, in: .network(try known(networks[place[1]])))
    case "partnership": return HeldRole(role, in: .partnership(try known(partnerships[place[1]])))
    default: return HeldRole(role, in: .organisation(try known(organisations[parts[1]])))
    }
  }

  /// A project coordinator of the office, who reads and publishes declarations.
  var officer: Viewer { people.values.first { $0.roles.contains(HeldRole(.programmeOfficer, in: .programme)) } ?? .system }

  /// Somebody with a role in an organisation, or the program where nobody has.
  func person(_ role: Role, of organisation: Identifier<Organisation>) -> Viewer {
    people.values.first { $0.roles.contains(HeldRole(role, in: .organisation(organisation))) } ?? .system
  }

  /// For one person of each role a link that signs in once, in the order of the roles.
  public static func signInLinks(_ application: Application) throws -> [(role: Role, link: String)] {
    let permit = try Policy.permit(ManageAccounts.self, to: .system)
    let people = try DemonstrationFile.people().rows
    return try Role.allCases.compactMap { role in
      let row = people.first { $0["roles"].hasPrefix(role.rawValue + "@") }
      guard let row, let person = try application.read({ try $0.people.find(foldedEmail: row["email"]) }) else { return nil }
      return (role, try application.signInLink(for: person.id, permit: permit))
    }
  }
}
