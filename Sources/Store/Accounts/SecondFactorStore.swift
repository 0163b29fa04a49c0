import Database
import Domain
import TwinhallCore

/// The app that makes a person's codes.
public struct CodeApp: Sendable {
  public let person: Identifier<Person>
  public let sealedKey: [UInt8]
  /// nil until its first code was typed.
  public let confirmedAt: Instant?
  /// The step of time of the last code that was taken.
  public let lastStep: Int64
}

/// What a person has besides password and mailbox.
public struct SecondFactors: Sendable {
  public let codeAppSince: Instant?
  /// Oldest first.
  public let passkeys: [Passkey]
  /// Recovery codes that are left.
  public let recoveryCodes: Int

  public var areEmpty: Bool { codeAppSince == nil && passkeys.isEmpty }
}

public struct SecondFactorStore {
  let connection: any Connection

  public func all(of person: Identifier<Person>) throws -> SecondFactors {
    SecondFactors(
      codeAppSince: try codeApp(of: person)?.confirmedAt, passkeys: try connection.passkeys.all(of: person),
      recoveryCodes: try recoveryCodes(of: person))
  }

  /// Whether a person has a code app or a passkey.
  public func exist(of person: Identifier<Person>) throws -> Bool {
    let count: Int = try connection.value(
      """
      SELECT (SELECT COUNT(*) FROM code_apps WHERE person_id = \(person) AND confirmed_at IS NOT NULL)
        + (SELECT COUNT(*) FROM passkeys WHERE person_id = \(person))
      """)
    return count > 0
  }

  /// People of a list who have none.
  public func without(_ people: [Identifier<Person>]) throws -> Int {
    if people.isEmpty { return 0 }
    return try connection.value(
      """
      SELECT COUNT(*) FROM people WHERE id IN \(list: people)
        AND NOT EXISTS (SELECT 1 FROM code_apps WHERE person_id = people.id AND confirmed_at IS NOT NULL)
        AND NOT EXISTS (SELECT 1 FROM passkeys WHERE person_id = people.id)
      """)
  }

  // MARK: Code apps

  public func codeApp(of person: Identifier<Person>) throws -> CodeApp? {
    try connection.row("SELECT * FROM code_apps WHERE person_id = \(person)").map { row in
      CodeApp(
        person: person, sealedKey: try row["sealed_key"], confirmedAt: try row["confirmed_at"], lastStep: try row["last_step"])
    }
  }

  /// Keeps a key that waits for its first code, in the place of another that waited.
  public func beginCodeApp(of person: Identifier<Person>, sealedKey: [UInt8], at instant: Instant) throws {
    try connection.execute(
      """
      INSERT INTO code_apps (person_id, sealed_key, last_step, created_at) VALUES (\(person), \(sealedKey), 0, \(instant))
      ON CONFLICT (person_id) DO UPDATE SET sealed_key = excluded.sealed_key, last_step = 0, created_at = excluded.created_at
      WHERE code_apps.confirmed_at IS NULL
      """)
  }

  /// Notes that the code of a step was taken; zero rows when it, or a later one, was taken before.
  public func takeStep(_ step: Int64, of person: Identifier<Person>, at instant: Instant) throws -> Int {
    try connection.execute(
      """
      UPDATE code_apps SET last_step = \(step), confirmed_at = COALESCE(confirmed_at, \(instant))
      WHERE person_id = \(person) AND last_step < \(step)
      """)
  }

  public func deleteCodeApp(of person: Identifier<Person>) throws -> Int {
    try connection.execute("DELETE FROM code_apps WHERE person_id = \(person)")
  }

  // MARK: Recovery codes

  public func recoveryCodes(of person: Identifier<Person>) throws -> Int {
    try connection.value("SELECT COUNT(*) FROM recovery_codes WHERE person_id = \(person)")
  }

  public func replaceRecoveryCodes(of person: Identifier<Person>, digests: [String], at instant: Instant) throws {
    try connection.execute("DELETE FROM recovery_codes WHERE person_id = \(person)")
    for digest in digests {
      try connection.execute("INSERT INTO recovery_codes (digest, person_id, created_at) VALUES (\(digest), \(person), \(instant))")
    }
  }

  /// Uses a recovery code up; zero rows when there is no such code.
  public func takeRecoveryCode(_ digest: String, of person: Identifier<Person>) throws -> Int {
    try connection.execute("DELETE FROM recovery_codes WHERE digest = \(digest) AND person_id = \(person)")
  }

  /// Takes every factor away.
  public func deleteAll(of person: Identifier<Person>) throws {
    try connection.execute("DELETE FROM code_apps WHERE person_id = \(person)")
    try connection.execute("DELETE FROM passkeys WHERE person_id = \(person)")
    try connection.execute("DELETE FROM passkey_challenges WHERE person_id = \(person)")
    try connection.execute("DELETE FROM recovery_codes WHERE person_id = \(person)")
  }
}

extension Connection {
  public var secondFactors: SecondFactorStore { SecondFactorStore(connection: self) }
}
