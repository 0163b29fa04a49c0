import Application
import Domain
import TwinhallCore

extension Command {
  static let user = Command(
    name: "user", arguments: "EMAIL NAME [ROLE]", purpose: "add a person with a role in the programme (administrator), print a sign-in link"
  ) { arguments in
    guard arguments.count == 2 || arguments.count == 3 else { throw UsageError(text: "An e-mail address and a name are needed.") }
    guard let role = Role(rawValue: arguments.count == 3 ? arguments[2] : "administrator"), role.isOffice else {
      let roles = Role.allCases.filter(\.isOffice).map(\.rawValue).joined(separator: ", ")
      throw UsageError(text: "The role has to be one of: \(roles).")
    }
    let application = try openApplication()
    defer { application.database.close() }
    let permit = try Policy.permit(ManageAccounts.self, to: .system)
    let person = try application.addPerson(name: arguments[1], email: arguments[0], language: .english, permit: permit)
    try application.giveRole(HeldRole(role, in: .programme), to: person, permit: permit)
    print("\(arguments[1]) is \(role.rawValue). Sign in within an hour: \(try application.signInLink(for: person, permit: permit))")
    return 0
  }
}
