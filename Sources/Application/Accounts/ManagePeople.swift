import Database
import Domain
import Store
import TwinhallCore

extension Application {
  /// Adds a person with an account of their own.
  /// - Throws: `InvalidInput`; `.alreadyTaken` at `email` when somebody has the address.
  public func addPerson(
    name: String, email: String, language: Language, permit: Permit<ManageAccounts>
  ) throws -> Identifier<Person> {
    var validation = Validation()
    let name = validation.text("name", name, required: true, limit: 120)
    let address = validation.emailAddress("email", email)
    try validation.finish()
    do {
      return try change(permit) { change in
        let person = Person(id: change.makeIdentifier(), name: name, email: address, language: language, version: 1)
        try change.connection.people.insert(person, foldedEmail: address.foldedAddress, at: change.at)
        try change.record(person.id, after: ["name": name, "email": address, "language": language.tag])
        return person.id
      }
    } catch DatabaseError.uniqueViolation {
      throw InvalidInput([Problem("email", .alreadyTaken)])
    }
  }

  /// Gives a person a role from today on. A role already held there is left as it is.
  public func giveRole(_ held: HeldRole, to person: Identifier<Person>, permit: Permit<ManageAccounts>) throws {
    try change(permit) { change in
      guard try change.connection.people.find(person) != nil else { throw NotFound() }
      let today = change.at.day
      guard try !change.connection.heldRoles.roles(of: person, on: today).contains(held) else { return change.recordNothing() }
      let assignment = RoleAssignment(id: change.makeIdentifier(), person: person, held: held, from: today, to: nil)
      try change.connection.heldRoles.insert(assignment)
      try change.record(person, after: ["role": held.role.rawValue, "place": held.place.text])
    }
  }

  /// Ends a role as of yesterday, so that it is gone at once. The last administrator stays.
  public func endRole(_ id: Identifier<RoleAssignment>, permit: Permit<ManageAccounts>) throws {
    try change(permit) { change in
      guard let assignment = try change.connection.heldRoles.find(id), assignment.to == nil else { throw NotFound() }
      let administrators = try change.connection.heldRoles.people(as: .administrator, in: .programme, on: change.at.day)
      if assignment.held == HeldRole(.administrator, in: .programme), administrators.count <= 1 { throw StepRefused([.lastAdministrator]) }
      try change.expectOne(change.connection.heldRoles.end(id, on: change.at.day.adding(days: -1)))
      try change.record(
        assignment.person, before: ["role": assignment.held.role.rawValue, "place": assignment.held.place.text], after: [:])
    }
  }

  /// A link that signs a person in once; for the first administrator and the demonstration programme, which have no mail yet.
  public func signInLink(for person: Identifier<Person>, permit: Permit<ManageAccounts>) throws -> String {
    try change(permit) { change in
      guard let person = try change.connection.people.find(person) else { throw NotFound() }
      try change.record(person.id, after: ["signInLink": "printed"])
      return try makeSignInLink(for: person, change)
    }
  }
}

extension Place {
  /// The kind and the identifier, as the audit trail keeps it.
  var text: String {
    switch self {
    case .programme: "programme"
    case .organisation(let id): "organisation \(id)"
    case .network(let id): "network \(id)"
    case .partnership(let id): "partnership \(id)"
    }
  }
}
