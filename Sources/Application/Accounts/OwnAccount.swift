import Domain
import Store
import TwinhallCore

/// A person's own account as its pages show it.
public struct OwnAccount: Sendable {
  public let person: Person
  public let hasPassword: Bool
  public let factors: SecondFactors
  /// Browsers signed in now, the one used last first.
  public let sessions: [Session]
  /// Of the roles held today, those that ask for a second factor.
  public let rolesWithSecondFactor: Set<Role>
  public let isAdministrator: Bool
}

extension Application {
  public func ownAccount(permit: Permit<UseOwnAccount>) throws -> OwnAccount {
    guard let id = permit.viewer.person?.id else { throw NotFound() }
    return try read { connection in
      guard let person = try connection.people.find(id) else { throw NotFound() }
      let rules = try OperatorSettings(connection).signInRules
      let roles = Set(permit.viewer.roles.union(permit.viewer.waitingRoles).map(\.role))
      return OwnAccount(
        person: person, hasPassword: try connection.people.passwordHash(id) != nil, factors: try connection.secondFactors.all(of: id),
        sessions: try connection.sessions.all(of: id, at: time.now, idleSince: time.now - .days(rules.idleDays)),
        rolesWithSecondFactor: roles.intersection(rules.rolesWithSecondFactor), isAdministrator: roles.contains(.administrator))
    }
  }

  /// Changes one's own name and language.
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

  /// Ends one of one's own sessions.
  public func endSession(_ id: Identifier<Session>, permit: Permit<UseOwnAccount>) throws {
    try change(permit) { change in
      let person = try change.ownPerson()
      guard try change.connection.sessions.delete(id, of: person.id) == 1 else { throw NotFound() }
      try change.record(person.id, after: ["session": "ended"])
    }
  }

  /// Ends every session, this one too, and every link that waits in a mailbox.
  public func signOutEverywhere(permit: Permit<UseOwnAccount>) throws {
    try change(permit) { change in
      let person = try change.ownPerson()
      try change.connection.sessions.deleteAll(of: person.id)
      try change.connection.sessions.deleteLinks(of: person.id)
      try change.connection.mailedSecrets.deleteEmailChanges(of: person.id)
      try change.record(person.id, after: ["session": "all ended"])
    }
  }
}
