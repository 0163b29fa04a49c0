import CSodium
import Credentials
import Domain
import Store
import TwinhallCore

/// The key of a code app that waits for its first code.
public struct CodeAppOffer: Sendable {
  /// Base 32 in groups of four, to be typed.
  public let key: String
  /// `otpauth://…`, for apps on the same device and for the QR code.
  public let address: String
}

extension Application {
  /// Makes a key for a code app. It does nothing until a code has been typed.
  /// - Throws: `ProofNeeded`.
  public func beginCodeApp(session: Secret?, permit: Permit<UseOwnAccount>) throws {
    try change(permit) { change in
      try change.expectFresh(session)
      let person = try change.ownPerson()
      var key = [UInt8](repeating: 0, count: OneTimeCode.keyLength)
      randombytes_buf(&key, key.count)
      let sealed = try SealingKey.load(configuration).seal(key, for: person.id)
      try change.connection.secondFactors.beginCodeApp(of: person.id, sealedKey: sealed, at: change.at)
      change.recordNothing()
    }
  }

  /// The key that waits for its first code; nil when none does.
  /// - Throws: `ProofNeeded`: the key is as good as the app.
  public func codeAppOffer(session: Session?, permit: Permit<UseOwnAccount>) throws -> CodeAppOffer? {
    guard let person = permit.viewer.person else { throw NotFound() }
    guard session?.isFresh(at: time.now) == true else { throw ProofNeeded() }
    let (app, settings) = try read { (try $0.secondFactors.codeApp(of: person.id), try OperatorSettings($0)) }
    guard let app, app.confirmedAt == nil else { return nil }
    let key = try SealingKey.load(configuration).open(app.sealedKey, for: person.id)
    return CodeAppOffer(
      key: Array(Base32.encode(key)).chunks(of: 4).map { String($0) }.joined(separator: " "),
      address: OneTimeCode.address(key: key, account: person.email, issuer: settings.name(in: person.language)))
  }

  /// Turns a code app on with its first code.
  /// - Returns: nil when the code is wrong.
  /// - Throws: `ProofNeeded`, `NotFound` when no key waits, `StepRefused(.tooMany)`.
  public func confirmCodeApp(_ code: String, session: Secret?, permit: Permit<UseOwnAccount>) throws -> AddedFactor? {
    guard let id = permit.viewer.person?.id else { throw NotFound() }
    try limit(.codesPerPerson, key: id.description)
    return try change(permit) { change in
      let session = try change.expectFresh(session)
      guard let app = try change.connection.secondFactors.codeApp(of: id), app.confirmedAt == nil else { throw NotFound() }
      let isFirst = try !change.connection.secondFactors.exist(of: id)
      guard try takeStep(code, app, change) else {
        change.recordNothing()
        return nil
      }
      try change.record(id, after: ["codeApp": "on"])
      return try welcome(.codeApp, isFirst: isFirst, by: .code, session, change)
    }
  }

  /// - Throws: `ProofNeeded`.
  public func removeCodeApp(session: Secret?, permit: Permit<UseOwnAccount>) throws {
    try change(permit) { change in
      try change.expectFresh(session)
      let person = try change.ownPerson()
      guard try change.connection.secondFactors.deleteCodeApp(of: person.id) == 1 else { throw NotFound() }
      try change.record(person.id, before: ["codeApp": "on"], after: [:])
      try farewell(.codeApp, change)
    }
  }
}
