import Database
import Domain
import Localization
import Store
import TwinhallCore

extension Application {
  /// Mails a one-use link. Says nothing about whether the address is known: the answer is the same for everybody.
  /// - Throws: `InvalidInput` for an address that cannot be one, `StepRefused(.tooMany)`.
  public func requestSignInLink(email: String, from networkAddress: String, permit: Permit<SignIn>) throws {
    var validation = Validation()
    let address = validation.emailAddress("email", email)
    try validation.finish()
    try limit(.perNetworkAddress, key: networkAddress)
    try limit(.linksPerAddress, key: address.foldedAddress)
    try change(permit) { change in
      guard let person = try change.connection.people.find(foldedEmail: address.foldedAddress) else { return change.recordNothing() }
      let link = try makeSignInLink(for: person, change)
      try change.mail(
        to: person, subject: .signInSubject, body: .signInBody, ["name": .text(person.name), "link": .text(link)])
      try change.record(person.id, after: ["signInLink": "sent"])
    }
  }

  /// Makes a link that signs a person in once, within an hour or as long as is said.
  func makeSignInLink(for person: Person, lasting duration: Duration = .hours(1), _ change: Change) throws -> String {
    let secret = Secret.random()
    try change.connection.sessions.insertLink(
      tokenDigest: secret.digestText, person: person.id, at: change.at, expiresAt: change.at + duration)
    return "\(configuration.publicAddress)/\(person.language.tag)/sign-in/\(secret.text)"
  }

  /// Uses up a link.
  /// - Returns: the session's secret, for the cookie.
  /// - Throws: `StepRefused(.linkUsedOrOld)`.
  public func signIn(link: String, permit: Permit<SignIn>) throws -> Secret {
    try change(permit) { change in
      let digest = Secret(text: link).digestText
      guard let person = try change.connection.sessions.takeLink(tokenDigest: digest, at: change.at) else {
        throw StepRefused([.linkUsedOrOld])
      }
      return try openSession(for: person, change)
    }
  }

  /// Signs in by password. An unknown address costs the same work as a wrong password, so that time tells nothing.
  /// - Returns: the session's secret; nil when address or password is wrong.
  public func signIn(email: String, password: String, from networkAddress: String, permit: Permit<SignIn>) throws -> Secret? {
    let folded = email.trimmingWhitespace.foldedAddress
    try limit(.perNetworkAddress, key: networkAddress)
    try limit(.passwordsPerAddress, key: folded)
    let (person, hash) = try read { connection in
      let person = try connection.people.find(foldedEmail: folded)
      return (person, try person.flatMap { try connection.people.passwordHash($0.id) })
    }
    guard PasswordHash.verify(password, against: hash ?? Self.hashOfNobody), let person, hash != nil else { return nil }
    return try change(permit) { try openSession(for: person.id, $0) }
  }

  private static let hashOfNobody = PasswordHash.make("nobody has this password") ?? ""

  private func openSession(for person: Identifier<Person>, _ change: Change) throws -> Secret {
    let secret = Secret.random()
    try change.connection.sessions.purge(before: change.at)
    try change.connection.sessions.insert(
      tokenDigest: secret.digestText, person: person, at: change.at, expiresAt: change.at + .days(14))
    try change.record(person, after: ["session": "opened"])
    return secret
  }

  /// Ends one session.
  public func signOut(session: Secret, permit: Permit<UseOwnAccount>) throws {
    try change(permit) { change in
      _ = try change.connection.sessions.delete(tokenDigest: session.digestText)
      if let person = permit.viewer.person { try change.record(person.id, after: ["session": "ended"]) }
    }
  }

  /// Who a session belongs to, with the roles held today.
  public func viewer(session: Secret?, declarationKeys: [Secret], on connection: any Connection) throws -> Viewer {
    let keys = Set(try declarationKeys.compactMap { try connection.declarationID(keyDigest: $0.digestText, at: time.now) })
    guard let session, let id = try connection.sessions.person(tokenDigest: session.digestText, at: time.now),
      let person = try connection.people.find(id)
    else { return .visitor(keys: keys) }
    let roles = try connection.heldRoles.effective(for: id, on: time.today)
    return Viewer(person: person, roles: roles.own, delegated: roles.delegated, keys: keys)
  }
}
