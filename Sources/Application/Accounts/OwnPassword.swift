import Domain
import Store
import TwinhallCore

extension Application {
  /// Sets a password, or another one, and ends every other session and every link that waits in a mailbox. The one there is has to be
  /// typed, unless the person has shown within ten minutes by another way who they are: so a forgotten one is replaced.
  /// - Throws: `InvalidInput` at `password` and `current`; `ProofNeeded` when there is none yet and the last proof is too old.
  public func setPassword(_ password: String, current: String, session: Secret?, permit: Permit<UseOwnAccount>) throws {
    guard let person = permit.viewer.person else { throw NotFound() }
    let (stored, names) = try read { connection in
      let settings = try OperatorSettings(connection)
      return (try connection.people.passwordHash(person.id), Language.allCases.map { settings.name(in: $0) })
    }
    var validation = Validation()
    validation.password("password", password, of: person, operatorNames: names)
    if let path = configuration.breachedPasswords, try BreachedPasswords(path).holds(password) {
      validation.add("password", .passwordIsCommon)
    }
    if let stored, try !isFresh(session, person, exceptBy: .password) {
      if current.isEmpty { validation.add("current", .missing) } else { try checkCurrent(current, stored, person, &validation) }
    } else if stored == nil, try !isFresh(session, person, exceptBy: nil) {
      throw ProofNeeded()
    }
    try validation.finish()
    guard let hash = PasswordHash.make(password) else { throw PasswordHashFailed() }
    try changePassword(to: hash, keeping: session, permit) { _ in }
  }

  /// Takes the password away; signing in by mailed link remains.
  /// - Throws: `ProofNeeded`.
  public func removePassword(session: Secret?, permit: Permit<UseOwnAccount>) throws {
    try changePassword(to: nil, keeping: session, permit) { try $0.expectFresh(session) }
  }

  private func checkCurrent(_ typed: String, _ stored: String, _ person: Person, _ validation: inout Validation) throws {
    try limit(.passwordsPerAddress, key: person.email.foldedAddress)
    if !PasswordHash.verify(typed, against: stored) { validation.add("current", .wrongPassword) }
  }

  /// Whether the person showed who they are within ten minutes, by another proof than the one that is excepted.
  private func isFresh(_ secret: Secret?, _ person: Person, exceptBy excepted: Proof?) throws -> Bool {
    guard let secret else { return false }
    let session = try read { try $0.sessions.find(tokenDigest: secret.digestText, at: time.now, idleSince: time.now - .days(366)) }
    guard let session, session.person == person.id else { return false }
    return session.isFresh(at: time.now) && session.provedBy != excepted
  }

  private func changePassword(
    to hash: String?, keeping session: Secret?, _ permit: Permit<UseOwnAccount>, _ check: (Change) throws -> Void
  ) throws {
    try change(permit) { change in
      try check(change)
      let person = try change.ownPerson()
      try change.expectOne(change.connection.people.setPasswordHash(hash, of: person.id))
      try change.connection.sessions.deleteAll(of: person.id, except: session?.digestText)
      try change.connection.sessions.deleteLinks(of: person.id)
      try change.connection.mailedSecrets.deleteEmailChanges(of: person.id)
      try change.record(person.id, after: ["password": hash == nil ? "removed" : "set"])
      try change.mail(
        to: person, subject: hash == nil ? .passwordRemovedSubject : .passwordSetSubject,
        body: hash == nil ? .passwordRemovedBody : .passwordSetBody,
        ["name": .text(person.name), "link": .text(signInWaysAddress(person))])
    }
  }
}

/// The machine has not the memory that argon2id asks for.
public struct PasswordHashFailed: Error {}
