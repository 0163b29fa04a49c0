import Domain
import Store
import TwinhallCore

/// What a person may show once more.
public struct PossibleProofs: Sendable {
  public let hasPassword: Bool
  public let hasCodeApp: Bool
  public let hasPasskey: Bool
}

extension Application {
  public func possibleProofs(permit: Permit<UseOwnAccount>) throws -> PossibleProofs {
    guard let id = permit.viewer.person?.id else { throw NotFound() }
    return try read { connection in
      PossibleProofs(
        hasPassword: try connection.people.passwordHash(id) != nil,
        hasCodeApp: try connection.secondFactors.codeApp(of: id)?.confirmedAt != nil,
        hasPasskey: try configuration.passkeySite != nil && !connection.passkeys.all(of: id).isEmpty)
    }
  }

  /// Shows once more, by password, who acts.
  /// - Returns: the session's new secret; nil when the password is wrong.
  public func prove(password: String, session: Secret?, permit: Permit<UseOwnAccount>) throws -> Secret? {
    guard let person = permit.viewer.person else { throw NotFound() }
    try limit(.passwordsPerAddress, key: person.email.foldedAddress)
    let hash = try read { try $0.people.passwordHash(person.id) }
    guard let hash, PasswordHash.verify(password, against: hash) else { return nil }
    return try proven(by: .password, session, permit)
  }

  /// As above, by a code of an app.
  public func prove(code: String, session: Secret?, permit: Permit<UseOwnAccount>) throws -> Secret? {
    guard let person = permit.viewer.person else { throw NotFound() }
    try limit(.codesPerPerson, key: person.id.description)
    return try change(permit) { change in
      let session = try change.ownSession(session)
      change.recordNothing()
      guard try takeCode(code, of: person.id, change) else { return nil }
      try change.record(person.id, after: ["session": "proved", "by": Proof.code.rawValue])
      return try change.renew(session, by: .code, hasSecondFactor: true)
    }
  }

  /// Asks for one of the person's passkeys.
  public func askForOwnPasskey(permit: Permit<UseOwnAccount>) throws -> PasskeyQuestion {
    guard let person = permit.viewer.person else { throw NotFound() }
    return try makeQuestion(for: person.id, read { try $0.passkeys.all(of: person.id) })
  }

  /// As above, by a passkey.
  public func prove(passkey answer: PasskeyAnswer, session: Secret?, permit: Permit<UseOwnAccount>) throws -> Secret {
    guard let person = permit.viewer.person else { throw NotFound() }
    _ = try check(answer, by: person.id)
    return try proven(by: .passkey, session, permit)
  }

  private func proven(by proof: Proof, _ session: Secret?, _ permit: Permit<UseOwnAccount>) throws -> Secret {
    try change(permit) { change in
      let session = try change.ownSession(session)
      try change.record(session.person, after: ["session": "proved", "by": proof.rawValue])
      return try change.renew(session, by: proof, hasSecondFactor: session.hasSecondFactor || proof == .passkey)
    }
  }
}
