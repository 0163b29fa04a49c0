import Database
import Domain
import TwinhallCore

public struct PasskeyStore {
  let connection: any Connection

  public func insert(_ passkey: Passkey) throws {
    try connection.execute(
      """
      INSERT INTO passkeys (id, person_id, name, credential, public_key, sign_count, created_at)
      VALUES (\(passkey.id), \(passkey.person), \(passkey.name), \(passkey.credential), \(passkey.publicKey), \(passkey.signCount),
        \(passkey.createdAt))
      """)
  }

  /// Oldest first.
  public func all(of person: Identifier<Person>) throws -> [Passkey] {
    try connection.rows("SELECT * FROM passkeys WHERE person_id = \(person) ORDER BY created_at, id").map(Passkey.init)
  }

  public func find(_ id: Identifier<Passkey>, of person: Identifier<Person>) throws -> Passkey? {
    try connection.row("SELECT * FROM passkeys WHERE id = \(id) AND person_id = \(person)").map(Passkey.init)
  }

  /// By the authenticator's name for it; of a person who may sign in.
  public func find(credential: [UInt8]) throws -> Passkey? {
    try connection.row(
      """
      SELECT passkeys.* FROM passkeys JOIN people ON people.id = passkeys.person_id
      WHERE credential = \(credential) AND disabled_at IS NULL
      """
    ).map(Passkey.init)
  }

  public func rename(_ id: Identifier<Passkey>, of person: Identifier<Person>, to name: String) throws -> Int {
    try connection.execute("UPDATE passkeys SET name = \(name) WHERE id = \(id) AND person_id = \(person)")
  }

  /// Notes a use; zero rows when it was used at the same moment elsewhere with a counter as high.
  public func setUsed(_ passkey: Passkey, signCount: Int, at instant: Instant) throws -> Int {
    try connection.execute(
      """
      UPDATE passkeys SET sign_count = \(signCount), last_used_at = \(instant)
      WHERE id = \(passkey.id) AND sign_count = \(passkey.signCount)
      """)
  }

  public func delete(_ id: Identifier<Passkey>, of person: Identifier<Person>) throws -> Int {
    try connection.execute("DELETE FROM passkeys WHERE id = \(id) AND person_id = \(person)")
  }

  // MARK: Challenges

  /// - Parameter person: who has to answer; nil for anybody who has a passkey.
  public func insertChallenge(_ digest: String, for person: Identifier<Person>?, expiresAt: Instant) throws {
    try connection.execute(
      "INSERT INTO passkey_challenges (digest, person_id, expires_at) VALUES (\(digest), \(person), \(expiresAt))")
  }

  /// Uses a challenge up. nil when it was used before, is too old or never existed; otherwise who has to answer, or nobody in particular.
  public func takeChallenge(_ digest: String, at instant: Instant) throws -> Identifier<Person>?? {
    let row = try connection.row(
      "DELETE FROM passkey_challenges WHERE digest = \(digest) AND expires_at > \(instant) RETURNING person_id")
    guard let row else { return nil }
    return .some(try row["person_id"])
  }
}

extension Passkey {
  fileprivate init(_ row: Row) throws {
    self.init(
      id: try row["id"], person: try row["person_id"], name: try row["name"], credential: try row["credential"],
      publicKey: try row["public_key"], signCount: try row["sign_count"], createdAt: try row["created_at"],
      lastUsedAt: try row["last_used_at"])
  }
}

extension Connection {
  public var passkeys: PasskeyStore { PasskeyStore(connection: self) }
}
