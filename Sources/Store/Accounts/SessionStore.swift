import Database
import Domain
import TwinhallCore

/// Sessions and one-use links are stored by the digest of their secret: the database alone lets nobody in.
public struct SessionStore {
  let connection: any Connection

  public func insert(tokenDigest: String, person: Identifier<Person>, at instant: Instant, expiresAt: Instant) throws {
    try connection.execute(
      """
      INSERT INTO sessions (token_digest, person_id, created_at, expires_at) VALUES (\(tokenDigest), \(person), \(instant), \(expiresAt))
      """)
  }

  /// The person a live session belongs to, unless shut out since.
  public func person(tokenDigest: String, at instant: Instant) throws -> Identifier<Person>? {
    try connection.row(
      """
      SELECT person_id FROM sessions JOIN people ON people.id = sessions.person_id
      WHERE token_digest = \(tokenDigest) AND expires_at > \(instant) AND disabled_at IS NULL
      """
    ).map { try $0["person_id"] }
  }

  /// The person a session belonged to, whether it has run out or not; nil once it was ended by hand, or the person is shut out. What
  /// somebody sends a day too late is kept for them, and for nothing else is this meant.
  public func formerPerson(tokenDigest: String) throws -> Identifier<Person>? {
    try connection.row(
      """
      SELECT person_id FROM sessions JOIN people ON people.id = sessions.person_id
      WHERE token_digest = \(tokenDigest) AND disabled_at IS NULL
      """
    ).map { try $0["person_id"] }
  }

  public func delete(tokenDigest: String) throws -> Int {
    try connection.execute("DELETE FROM sessions WHERE token_digest = \(tokenDigest)")
  }

  /// Ends every session of a person.
  /// - Parameter kept: the digest of the one session that goes on; nil ends all.
  @discardableResult public func deleteAll(of person: Identifier<Person>, except kept: String? = nil) throws -> Int {
    try connection.execute("DELETE FROM sessions WHERE person_id = \(person) AND token_digest <> \(kept ?? "")")
  }

  /// Ends links that were not used yet.
  public func deleteLinks(of person: Identifier<Person>) throws {
    try connection.execute("DELETE FROM sign_in_links WHERE person_id = \(person)")
  }

  /// Live sessions of a person.
  public func count(of person: Identifier<Person>, at instant: Instant) throws -> Int {
    try connection.value("SELECT COUNT(*) FROM sessions WHERE person_id = \(person) AND expires_at > \(instant)")
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

  /// Takes away what has run out; sessions a month later, so that a form sent after its session's end is still kept for its writer.
  public func purge(before instant: Instant) throws {
    try connection.execute("DELETE FROM sessions WHERE expires_at < \(instant - .days(30))")
    try connection.execute("DELETE FROM sign_in_links WHERE expires_at < \(instant)")
    try connection.execute("DELETE FROM rate_limits WHERE window_start < \(instant - .days(1))")
  }
}

extension Connection {
  public var sessions: SessionStore { SessionStore(connection: self) }
}
