import Credentials
import Database
import Domain
import Store
import TwinhallCore

extension Application {
  /// Asks the browser to make a passkey.
  /// - Throws: `ProofNeeded`; `InvalidInput` at `name`.
  public func beginPasskey(name: String, session: Session?, permit: Permit<UseOwnAccount>) throws -> PasskeyQuestion {
    guard let person = permit.viewer.person else { throw NotFound() }
    _ = try passkeyName(name)
    guard session?.isFresh(at: time.now) == true else { throw ProofNeeded() }
    return try makeQuestion(for: person.id, read { try $0.passkeys.all(of: person.id) })
  }

  /// Keeps the passkey that the browser has made.
  /// - Throws: `ProofNeeded`, `StepRefused(.passkeyRefused)`, `InvalidInput` at `name`.
  public func addPasskey(
    name: String, _ answer: PasskeyAnswer, session: Secret?, permit: Permit<UseOwnAccount>
  ) throws -> AddedFactor {
    let name = try passkeyName(name)
    let question = try takeChallenge(answer.challenge)
    guard let person = permit.viewer.person, question.person == person.id, let site = configuration.passkeySite,
      let clientData = Base64URL.decode(answer.clientData), let attestation = Base64URL.decode(answer.data),
      let made = try? site.register(clientData: clientData, attestation: attestation, challenge: question.bytes)
    else { throw StepRefused([.passkeyRefused]) }
    do {
      return try change(permit) { change in
        let session = try change.expectFresh(session)
        let isFirst = try !change.connection.secondFactors.exist(of: person.id)
        let passkey = Passkey(
          id: change.makeIdentifier(), person: person.id, name: name, credential: made.credential, publicKey: made.key.bytes,
          signCount: Int(made.signCount), createdAt: change.at, lastUsedAt: nil)
        try change.connection.passkeys.insert(passkey)
        try change.record(person.id, after: ["passkey": "added"])
        return try welcome(.passkey(name), isFirst: isFirst, by: .passkey, session, change)
      }
    } catch DatabaseError.uniqueViolation {
      // Another person has it, which honest authenticators make impossible.
      throw StepRefused([.passkeyRefused])
    }
  }

  public func passkey(_ id: Identifier<Passkey>, permit: Permit<UseOwnAccount>) throws -> Passkey {
    guard let person = permit.viewer.person, let passkey = try read({ try $0.passkeys.find(id, of: person.id) }) else {
      throw NotFound()
    }
    return passkey
  }

  /// - Throws: `InvalidInput` at `name`.
  public func renamePasskey(_ id: Identifier<Passkey>, to name: String, permit: Permit<UseOwnAccount>) throws {
    let name = try passkeyName(name)
    try change(permit) { change in
      let person = try change.ownPerson()
      guard try change.connection.passkeys.rename(id, of: person.id, to: name) == 1 else { throw NotFound() }
      try change.record(person.id, after: ["passkey": "renamed"])
    }
  }

  /// - Throws: `ProofNeeded`.
  public func removePasskey(_ id: Identifier<Passkey>, session: Secret?, permit: Permit<UseOwnAccount>) throws {
    try change(permit) { change in
      try change.expectFresh(session)
      let person = try change.ownPerson()
      guard let passkey = try change.connection.passkeys.find(id, of: person.id) else { throw NotFound() }
      try change.expectOne(change.connection.passkeys.delete(id, of: person.id))
      try change.record(person.id, before: ["passkey": "added"], after: [:])
      try farewell(.passkey(passkey.name), change)
    }
  }

  private func passkeyName(_ typed: String) throws -> String {
    var validation = Validation()
    let name = validation.line("name", typed, required: true, limit: 60)
    try validation.finish()
    return name
  }
}
