import Database
import Domain
import TwinhallCore

/// Somebody asked for a link; whether the address belongs to anybody is found out later.
public struct LinkRequest: Sendable {
  public let id: Identifier<LinkRequest>
  public let foldedEmail: String
  /// The page that was wanted, without its language; empty for none.
  public let next: String

  public init(id: Identifier<LinkRequest>, foldedEmail: String, next: String) {
    (self.id, self.foldedEmail, self.next) = (id, foldedEmail, next)
  }
}

/// Requests for links, and new mail addresses that wait for their owner's word.
public struct MailedSecretStore {
  let connection: any Connection

  public func insert(_ request: LinkRequest, at instant: Instant) throws {
    try connection.execute(
      """
      INSERT INTO link_requests (id, email_folded, next_path, created_at)
      VALUES (\(request.id), \(request.foldedEmail), \(request.next), \(instant))
      """)
  }

  /// Takes a request out; nil when it was dealt with before.
  public func takeRequest(_ id: Identifier<LinkRequest>) throws -> LinkRequest? {
    try connection.row("DELETE FROM link_requests WHERE id = \(id) RETURNING email_folded, next_path").map { row in
      LinkRequest(id: id, foldedEmail: try row["email_folded"], next: try row["next_path"])
    }
  }

  /// Only the newest wish of a person counts.
  public func insertEmailChange(tokenDigest: String, person: Identifier<Person>, email: String, expiresAt: Instant) throws {
    try connection.execute("DELETE FROM email_changes WHERE person_id = \(person)")
    try connection.execute(
      """
      INSERT INTO email_changes (token_digest, person_id, email, expires_at) VALUES (\(tokenDigest), \(person), \(email), \(expiresAt))
      """)
  }

  /// Uses up the link that confirms an address; nil when there is none or it is too old.
  public func takeEmailChange(tokenDigest: String, at instant: Instant) throws -> (person: Identifier<Person>, email: String)? {
    try connection.row(
      """
      DELETE FROM email_changes
      WHERE token_digest = \(tokenDigest) AND expires_at > \(instant)
        AND person_id IN (SELECT id FROM people WHERE disabled_at IS NULL)
      RETURNING person_id, email
      """
    ).map { (try $0["person_id"], try $0["email"]) }
  }

  public func deleteEmailChanges(of person: Identifier<Person>) throws {
    try connection.execute("DELETE FROM email_changes WHERE person_id = \(person)")
  }
}

extension Connection {
  public var mailedSecrets: MailedSecretStore { MailedSecretStore(connection: self) }
}
