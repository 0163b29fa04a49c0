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

  /// A link that signs a person in once; for the first administrator and the demonstration programme, which have no mail yet.
  public func signInLink(for person: Identifier<Person>, permit: Permit<ManageAccounts>) throws -> String {
    try change(permit) { change in
      guard let person = try change.connection.people.find(person) else { throw NotFound() }
      try change.record(person.id, after: ["signInLink": "printed"])
      return try makeSignInLink(for: person, change)
    }
  }
}

extension Person {
  /// What the person is found and ordered by. Swedish order puts å, ä and ö last and leaves other names where English has them.
  var folded: FoldedPerson {
    return FoldedPerson(
      email: email.foldedAddress, sortName: sortingKey(name, .swedish), words: Set(foldedWords(name) + foldedWords(email)))
  }
}
