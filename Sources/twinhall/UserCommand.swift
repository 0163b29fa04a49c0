import Application
import Domain
import TwinhallCore

extension Command {
  static let user = Command(
    name: "user", arguments: "EMAIL NAME [ROLE] | --reset-factors EMAIL",
    purpose: "add a person with a role in the programme (administrator), print a sign-in link; or remove a person's second factors"
  ) { arguments in
    if arguments.first == "--reset-factors" { return try resetFactors(Array(arguments.dropFirst())) }
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
    print("\(arguments[1]) is \(role.rawValue). Sign in within 30 minutes: \(try application.signInLink(for: person, permit: permit))")
    return 0
  }
}

/// For an administrator who has lost phone, passkeys and recovery codes, whom nobody else can help on the site.
private func resetFactors(_ arguments: [String]) throws -> Int32 {
  guard arguments.count == 1 else { throw UsageError(text: "The e-mail address of one person is needed.") }
  let application = try openApplication(isMadeNew: false)
  defer { application.database.close() }
  guard let person = try application.person(email: arguments[0]) else {
    printError("Nobody has the address '\(arguments[0])', or the person is shut out.")
    return 1
  }
  let permit = try Policy.permit(ManageAccounts.self, to: .system)
  try application.resetSecondFactors(of: person.id, permit: permit)
  let link = try application.signInLink(for: person.id, permit: permit)
  print("The second factors of \(person.name) are removed. Sign in within 30 minutes: \(link)")
  return 0
}
