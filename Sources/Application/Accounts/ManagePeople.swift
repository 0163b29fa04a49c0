import Database
import Domain
import Localization
import Store
import TwinhallCore

extension Application {
  /// Adds a person with an account of their own.
  /// - Parameter isInvited: whether a mail with a sign-in link goes out; it is good for a week.
  /// - Throws: `InvalidInput`; `.alreadyTaken` at `email` when somebody has the address.
  public func addPerson(
    name: String, email: String, language: Language, isInvited: Bool = false, permit: Permit<ManageAccounts>
  ) throws -> Identifier<Person> {
    var validation = Validation()
    let name = validation.line("name", name, required: true, limit: 120)
    let address = validation.emailAddress("email", email)
    try validation.finish()
    do {
      return try change(permit) { change in
        let person = Person(id: change.makeIdentifier(), name: name, email: address, language: language, version: 1)
        try change.connection.people.insert(person, person.folded, at: change.at)
        try change.record(person.id, after: ["name": name, "email": address, "language": language.tag])
        if isInvited { try invite(person, change) }
        return person.id
      }
    } catch DatabaseError.uniqueViolation {
      throw InvalidInput([Problem("email", .alreadyTaken)])
    }
  }

  /// Sends the invitation once more, with a fresh link.
  public func invite(_ person: Identifier<Person>, permit: Permit<ManageAccounts>) throws {
    try change(permit) { change in
      guard let person = try change.connection.people.find(person) else { throw NotFound() }
      try invite(person, change)
      try change.record(person.id, after: ["invitation": "sent"])
    }
  }

  private func invite(_ person: Person, _ change: Change) throws {
    let link = try makeSignInLink(for: person, lasting: .days(7), change)
    let name = try OperatorSettings(change.connection).name(in: person.language)
    try change.mail(
      to: person, subject: .invitationSubject, body: .invitationBody,
      ["name": .text(person.name), "operator": .text(name), "link": .text(link), "site": .text(configuration.publicAddress)])
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
      if assignment.held == .administration { try change.expectAnotherAdministrator(than: assignment.person) }
      try change.expectOne(change.connection.heldRoles.end(id, on: change.at.day.adding(days: -1)))
      try change.record(
        assignment.person, before: ["role": assignment.held.role.rawValue, "place": assignment.held.place.text], after: [:])
    }
  }

  /// Shuts a person out: every session ends at once, links and password work no more. Nothing of the person's is taken away.
  public func shutOut(_ person: Identifier<Person>, permit: Permit<ManageAccounts>) throws {
    try change(permit) { change in
      guard try change.connection.people.find(person) != nil else { throw NotFound() }
      if try change.connection.people.isDisabled(person) { return change.recordNothing() }
      try change.expectAnotherAdministrator(than: person)
      try change.expectOne(change.connection.people.setDisabled(person, at: change.at))
      try change.connection.sessions.deleteAll(of: person)
      try change.connection.sessions.deleteLinks(of: person)
      try change.record(person, before: ["access": "open"], after: ["access": "shut"])
    }
  }

  /// Lets a person in again, with the roles held today.
  public func letIn(_ person: Identifier<Person>, permit: Permit<ManageAccounts>) throws {
    try change(permit) { change in
      guard try change.connection.people.find(person) != nil else { throw NotFound() }
      guard try change.connection.people.isDisabled(person) else { return change.recordNothing() }
      try change.expectOne(change.connection.people.setDisabled(person, at: nil))
      try change.record(person, before: ["access": "shut"], after: ["access": "open"])
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

extension Change {
  /// Somebody has to remain who can give roles.
  fileprivate func expectAnotherAdministrator(than person: Identifier<Person>) throws {
    let administrators = try connection.heldRoles.people(as: .administrator, in: .programme, on: at.day).map(\.id)
    if administrators == [person] { throw StepRefused([.lastAdministrator]) }
  }
}

extension HeldRole {
  fileprivate static let administration = HeldRole(.administrator, in: .programme)
}

extension Person {
  /// What the person is found and ordered by. Swedish order puts å, ä and ö last and leaves other names where English has them.
  var folded: FoldedPerson {
    let words = (Localization.folded(name) + " " + Localization.folded(email)).split(separator: " ").map(String.init)
    return FoldedPerson(email: email.foldedAddress, sortName: sortingKey(name, .swedish), words: Set(words))
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
