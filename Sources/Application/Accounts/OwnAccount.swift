import Domain
import Store
import TwinhallCore

/// A person's own account as its page shows it.
public struct OwnAccount: Sendable {
  public let person: Person
  public let hasPassword: Bool
  /// Browsers signed in now.
  public let sessions: Int
}

extension Application {
  public func ownAccount(permit: Permit<UseOwnAccount>) throws -> OwnAccount {
    guard let id = permit.viewer.person?.id else { throw NotFound() }
    return try read { connection in
      guard let person = try connection.people.find(id) else { throw NotFound() }
      return OwnAccount(
        person: person, hasPassword: try connection.people.passwordHash(id) != nil,
        sessions: try connection.sessions.count(of: id, at: time.now))
    }
  }

  /// Changes one's own name and language. The address stays with the office: it is what proves who somebody is.
  /// - Throws: `InvalidInput`, `VersionConflict`.
  public func changeOwnAccount(name: String, language: Language, version: Int, permit: Permit<UseOwnAccount>) throws {
    var validation = Validation()
    let name = validation.line("name", name, required: true, limit: 120)
    try validation.finish()
    try change(permit) { change in
      let before = try change.ownPerson()
      var after = before
      (after.name, after.language, after.version) = (name, language, version)
      try change.expectOne(change.connection.people.update(after, after.folded))
      try change.record(
        after.id, before: ["name": before.name, "language": before.language.tag], after: ["name": name, "language": language.tag])
    }
  }

  /// Sets a password, or another one, and ends every other session and every link that waits in a mailbox.
  /// - Throws: `InvalidInput` with `.passwordTooShort` or `.passwordIsCommon` at `password`.
  public func setPassword(_ password: String, keeping session: Secret?, permit: Permit<UseOwnAccount>) throws {
    var validation = Validation()
    validation.password("password", password, of: permit.viewer.person)
    try validation.finish()
    let hash = PasswordHash.make(password)
    guard let hash else { throw PasswordHashFailed() }
    try changePassword(to: hash, keeping: session, permit)
  }

  /// Takes the password away; signing in by mailed link remains.
  public func removePassword(keeping session: Secret?, permit: Permit<UseOwnAccount>) throws {
    try changePassword(to: nil, keeping: session, permit)
  }

  private func changePassword(to hash: String?, keeping session: Secret?, _ permit: Permit<UseOwnAccount>) throws {
    try change(permit) { change in
      let person = try change.ownPerson()
      try change.expectOne(change.connection.people.setPasswordHash(hash, of: person.id))
      try change.connection.sessions.deleteAll(of: person.id, except: session?.digestText)
      try change.connection.sessions.deleteLinks(of: person.id)
      try change.record(person.id, after: ["password": hash == nil ? "removed" : "set"])
    }
  }

  /// Ends every session, this one too, and every link that waits in a mailbox.
  public func signOutEverywhere(permit: Permit<UseOwnAccount>) throws {
    try change(permit) { change in
      let person = try change.ownPerson()
      try change.connection.sessions.deleteAll(of: person.id)
      try change.connection.sessions.deleteLinks(of: person.id)
      try change.record(person.id, after: ["session": "all ended"])
    }
  }
}

/// The machine has not the memory that argon2id asks for.
public struct PasswordHashFailed: Error {}

extension Change {
  fileprivate func ownPerson() throws -> Person {
    guard let id = viewer.person?.id, let person = try connection.people.find(id) else { throw NotFound() }
    return person
  }
}
