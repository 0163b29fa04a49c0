import Database
import Domain
import Store
import TwinhallCore

/// What the office does with declarations.
extension Application {
  /// Ties a declaration to a body in the register.
  /// - Parameters:
  ///   - version: of the declaration that was read before; nil for whatever stands there now.
  ///   - invitesContact: gives the contact an account as the body's coordinator, unless somebody has the address already;
  ///     that person gets the role.
  /// - Throws: `InvalidInput` at `organisation` or `invite`, `StepRefused(.otherPublished)`, `VersionConflict`.
  public func tieDeclaration(
    _ id: Identifier<Declaration>, version: Int? = nil, to organisation: Identifier<Organisation>, invitesContact: Bool,
    permit: Permit<PublishDeclaration>
  ) throws {
    do {
      try change(permit) { change in
        guard try change.connection.organisations.find(organisation) != nil else {
          throw InvalidInput([Problem("organisation", .unknownOrganisation)])
        }
        let next = try tie(find(id, change, version: version), to: organisation, change)
        if invitesContact { try invite(next.answers.contact, of: organisation, in: next.language, change) }
      }
    } catch DatabaseError.uniqueViolation {
      // The address belongs to somebody who was shut out: the office decides about that person first.
      throw InvalidInput([Problem("invite", .alreadyTaken)])
    }
  }

  /// Publishes it; the contact is told where it stands.
  /// - Parameter version: of the declaration that was read before; nil for whatever stands there now.
  /// - Throws: `StepRefused`, `VersionConflict` when the owner changed it since.
  public func publishDeclaration(_ id: Identifier<Declaration>, version: Int? = nil, permit: Permit<PublishDeclaration>) throws {
    try change(permit) { change in
      let old = try find(id, change, version: version)
      let other = try old.organisation.flatMap { try change.connection.declarations.published(of: $0) }
      let next = try old.published(at: change.at, hasOther: other.map { $0.id != id } ?? false)
      try change.move(old, to: next)
      try change.mailContact(
        of: next, configuration, subject: .declarationPublishedSubject, body: .declarationPublishedBody, day: next.lastDay)
    }
  }

  /// Returns it to the owner with what to mend, by mail.
  /// - Throws: `InvalidInput` at `note`, `StepRefused`.
  public func returnDeclaration(_ id: Identifier<Declaration>, note: String, permit: Permit<PublishDeclaration>) throws {
    let note = try required(note)
    try change(permit) { change in
      let old = try find(id, change)
      let next = try old.returned(note: note)
      try change.move(old, to: next)
      try change.mailContact(of: next, configuration, subject: .declarationReturnedSubject, body: .declarationReturnedBody, note: note)
    }
  }

  /// Takes it off the public list with a reason, which the owner gets by mail.
  /// - Throws: `InvalidInput` at `note`, `StepRefused`.
  public func hideDeclaration(_ id: Identifier<Declaration>, note: String, permit: Permit<PublishDeclaration>) throws {
    let note = try required(note)
    try change(permit) { change in
      let old = try find(id, change)
      let next = try old.hidden(note: note)
      try change.move(old, to: next)
      try change.mailContact(of: next, configuration, subject: .declarationHiddenSubject, body: .declarationHiddenBody, note: note)
    }
  }

  public func withdrawDeclaration(_ id: Identifier<Declaration>, permit: Permit<PublishDeclaration>) throws {
    try change(permit) { change in
      let old = try find(id, change)
      try change.move(old, to: old.withdrawn())
    }
  }

  private func tie(
    _ old: Declaration, to organisation: Identifier<Organisation>, _ change: Change
  ) throws -> Declaration {
    let other = try change.connection.declarations.published(of: organisation)
    if old.state == .published, let other, other.id != old.id { throw StepRefused([.otherPublished]) }
    var next = old
    next.organisation = organisation
    try change.update(next, from: old)
    try change.record(
      old.id, before: ["organisation": old.organisation?.description], after: ["organisation": organisation.description])
    return next
  }

  private func find(_ id: Identifier<Declaration>, _ change: Change, version: Int? = nil) throws -> Declaration {
    guard let declaration = try change.connection.declarations.find(id) else { throw NotFound() }
    guard version == nil || version == declaration.version else { throw VersionConflict() }
    return declaration
  }

  private func required(_ note: String) throws -> String {
    var validation = Validation()
    let text = validation.text("note", note, required: true, limit: QuestionLimits.text)
    try validation.finish()
    return text
  }

  private func invite(
    _ contact: DeclarationContact, of organisation: Identifier<Organisation>, in language: Language, _ change: Change
  ) throws {
    let person = try change.connection.people.find(foldedEmail: contact.email.foldedAddress) ?? add(contact, in: language, change)
    let held = HeldRole(.coordinator, in: .organisation(organisation))
    guard try !change.connection.heldRoles.roles(of: person.id, on: change.at.day).contains(held) else { return }
    try change.connection.heldRoles.insert(
      RoleAssignment(id: change.makeIdentifier(), person: person.id, held: held, from: change.at.day, to: nil))
    try change.record(person.id, after: ["role": held.role.rawValue, "place": held.place.text])
    try change.mail(
      to: person, subject: .declarationAccountSubject, body: .declarationAccountBody,
      ["name": .text(person.name), "link": .text("\(configuration.publicAddress)/\(person.language.tag)/sign-in")])
  }

  private func add(_ contact: DeclarationContact, in language: Language, _ change: Change) throws -> Person {
    let person = Person(id: change.makeIdentifier(), name: contact.name, email: contact.email, language: language, version: 1)
    try change.connection.people.insert(person, person.folded, at: change.at)
    try change.record(person.id, after: ["name": person.name, "email": person.email, "language": language.tag])
    return person
  }
}
