import Database
import Domain
import TwinhallCore

extension Proof: SQLConvertible {}

/// Sessions are stored by the digest of their secret: the database alone lets nobody in.
public struct SessionStore {
  let connection: any Connection

  public func insert(_ session: Session, tokenDigest: String) throws {
    try connection.execute(
      """
      INSERT INTO sessions (token_digest, id, person_id, created_at, last_used_at, expires_at, proved_at, proved_by, has_second_factor,
        awaits_second_factor, browser, system)
      VALUES (\(tokenDigest), \(session.id), \(session.person), \(session.createdAt), \(session.lastUsedAt), \(session.expiresAt),
        \(session.provedAt), \(session.provedBy), \(session.hasSecondFactor), \(session.awaitsSecondFactor), \(session.device.browser),
        \(session.device.system))
      """)
  }

  /// A session that goes on, of a person who is not shut out.
  /// - Parameter idleSince: when it must have been used last at the earliest.
  public func find(tokenDigest: String, at instant: Instant, idleSince: Instant) throws -> Session? {
    try connection.row(
      """
      SELECT sessions.* FROM sessions JOIN people ON people.id = sessions.person_id
      WHERE token_digest = \(tokenDigest) AND expires_at > \(instant) AND last_used_at > \(idleSince) AND disabled_at IS NULL
      """
    ).map(Session.init)
  }

  /// The person a session belonged to, whether it has run out or not; nil once it was ended by hand, or the person is shut out. What
  /// somebody sends a day too late is kept for them, and for nothing else is this meant.
  public func formerPerson(tokenDigest: String) throws -> Identifier<Person>? {
    try connection.row(
      """
      SELECT person_id FROM sessions JOIN people ON people.id = sessions.person_id
      WHERE token_digest = \(tokenDigest) AND awaits_second_factor = 0 AND disabled_at IS NULL
      """
    ).map { try $0["person_id"] }
  }

  /// Every browser a person is signed in with, the one used last first.
  public func all(of person: Identifier<Person>, at instant: Instant, idleSince: Instant) throws -> [Session] {
    try connection.rows(
      """
      SELECT * FROM sessions
      WHERE person_id = \(person) AND expires_at > \(instant) AND last_used_at > \(idleSince) AND awaits_second_factor = 0
      ORDER BY last_used_at DESC, id
      LIMIT 200
      """
    ).map(Session.init)
  }

  public func setUsed(_ id: Identifier<Session>, at instant: Instant) throws {
    try connection.execute("UPDATE sessions SET last_used_at = \(instant) WHERE id = \(id)")
  }

  /// Notes that the person showed who they are, under a new secret: the one from before opens nothing any more.
  public func renew(_ id: Identifier<Session>, tokenDigest: String, provedBy: Proof, hasSecondFactor: Bool, at instant: Instant) throws
    -> Int
  {
    try connection.execute(
      """
      UPDATE sessions SET token_digest = \(tokenDigest), proved_at = \(instant), proved_by = \(provedBy),
        has_second_factor = \(hasSecondFactor), last_used_at = \(instant)
      WHERE id = \(id)
      """)
  }

  /// Takes back what a second factor opened, once the person has none.
  public func setNoSecondFactor(of person: Identifier<Person>) throws {
    try connection.execute("UPDATE sessions SET has_second_factor = 0 WHERE person_id = \(person)")
  }

  @discardableResult public func delete(tokenDigest: String) throws -> Int {
    try connection.execute("DELETE FROM sessions WHERE token_digest = \(tokenDigest)")
  }

  public func delete(_ id: Identifier<Session>, of person: Identifier<Person>) throws -> Int {
    try connection.execute("DELETE FROM sessions WHERE id = \(id) AND person_id = \(person)")
  }

  /// Ends every session of a person.
  /// - Parameter kept: the digest of the one session that goes on; nil ends all.
  @discardableResult public func deleteAll(of person: Identifier<Person>, except kept: String? = nil) throws -> Int {
    try connection.execute("DELETE FROM sessions WHERE person_id = \(person) AND token_digest <> \(kept ?? "")")
  }

  /// Ends links that were not used yet.
  /// Ends every session and every link of everybody.
  public func deleteAll() throws {
    try connection.execute("DELETE FROM sessions")
    try connection.execute("DELETE FROM sign_in_links")
    try connection.execute("DELETE FROM email_changes")
  }

  public func deleteLinks(of person: Identifier<Person>) throws {
    try connection.execute("DELETE FROM sign_in_links WHERE person_id = \(person)")
  }

  public func insertLink(tokenDigest: String, person: Identifier<Person>, at instant: Instant, expiresAt: Instant) throws {
    try connection.execute(
      """
      INSERT INTO sign_in_links (token_digest, person_id, created_at, expires_at)
      VALUES (\(tokenDigest), \(person), \(instant), \(expiresAt))
      """)
  }

  /// Uses a link up: the person, or nil when it was used before, is too old, never existed, or the person is shut out.
  public func takeLink(tokenDigest: String, at instant: Instant) throws -> Identifier<Person>? {
    try connection.row(
      """
      UPDATE sign_in_links SET used_at = \(instant)
      WHERE token_digest = \(tokenDigest) AND used_at IS NULL AND expires_at > \(instant)
        AND person_id IN (SELECT id FROM people WHERE disabled_at IS NULL)
      RETURNING person_id
      """
    ).map { try $0["person_id"] }
  }
}

extension Session {
  fileprivate init(_ row: Row) throws {
    self.init(
      id: try row["id"], person: try row["person_id"], createdAt: try row["created_at"], lastUsedAt: try row["last_used_at"],
      expiresAt: try row["expires_at"], provedAt: try row["proved_at"], provedBy: try row["proved_by"],
      hasSecondFactor: try row["has_second_factor"], awaitsSecondFactor: try row["awaits_second_factor"],
      device: Device(browser: try row["browser"], system: try row["system"]))
  }
}

extension Connection {
  public var sessions: SessionStore { SessionStore(connection: self) }
}
