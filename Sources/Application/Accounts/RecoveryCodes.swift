import CSodium
import Domain
import Store
import TwinhallCore

/// A code on paper, for when app and passkeys are out of reach: 24 letters and digits, 118 random bits, so that a fast digest is enough.
enum RecoveryCode {
  /// How many a person gets.
  static let count = 10
  /// Without what looks alike on paper: i, l, o, 0, 1.
  private static let alphabet = Array("abcdefghjkmnpqrstuvwxyz23456789")

  /// Six groups of four.
  static func random() -> String {
    let letters = (0..<24).map { _ in alphabet[Int(randombytes_uniform(UInt32(alphabet.count)))] }
    return letters.chunks(of: 4).map { String($0) }.joined(separator: "-")
  }

  /// However it was typed: capitals, spaces and hyphens do not matter.
  static func digest(_ typed: String, of person: Identifier<Person>, _ key: SealingKey) -> String {
    key.digest("recovery:\(person):\(typed.lowercased().filter { $0.isLetter || $0.isNumber })")
  }
}

extension Application {
  /// Makes ten new recovery codes; the earlier ones are worth nothing then.
  /// - Returns: the codes, which are shown once and stored only as digests.
  /// - Throws: `ProofNeeded`.
  public func renewRecoveryCodes(session: Secret?, permit: Permit<UseOwnAccount>) throws -> [String] {
    try change(permit) { change in
      try change.expectFresh(session)
      let person = try change.ownPerson()
      guard try change.connection.secondFactors.exist(of: person.id) else { throw NotFound() }
      let codes = try makeRecoveryCodes(for: person, change)
      try change.tell(person, .recoveryCodes, isAdded: true, signInWaysAddress(person))
      return codes
    }
  }

  func makeRecoveryCodes(for person: Person, _ change: Change) throws -> [String] {
    let key = try SealingKey.load(configuration)
    let codes = (0..<RecoveryCode.count).map { _ in RecoveryCode.random() }
    try change.connection.secondFactors.replaceRecoveryCodes(
      of: person.id, digests: codes.map { RecoveryCode.digest($0, of: person.id, key) }, at: change.at)
    try change.record(person.id, after: ["recoveryCodes": "made"])
    return codes
  }
}
