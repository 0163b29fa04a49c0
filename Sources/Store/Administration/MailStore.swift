import Database
import Domain
import TwinhallCore

/// A mail waiting to be sent, or sent.
public struct OutgoingMail: Hashable, Sendable {
  public let id: Identifier<OutgoingMail>
  public var to: String
  public var language: Language
  public var subject: String
  /// Plain text, complete without the site.
  public var body: String
  public var createdAt: Instant

  public init(id: Identifier<OutgoingMail>, to: String, language: Language, subject: String, body: String, createdAt: Instant) {
    self.id = id
    self.to = to
    self.language = language
    self.subject = subject
    self.body = body
    self.createdAt = createdAt
  }
}

public struct MailStore {
  let connection: any Connection

  public func insert(_ mail: OutgoingMail) throws {
    try connection.execute(
      """
      INSERT INTO mails (id, to_address, language, subject, body, created_at)
      VALUES (\(mail.id), \(mail.to), \(mail.language), \(mail.subject), \(mail.body), \(mail.createdAt))
      """)
  }

  /// The mail, when it was not sent yet.
  public func unsent(_ id: Identifier<OutgoingMail>) throws -> OutgoingMail? {
    try connection.row("SELECT * FROM mails WHERE id = \(id) AND sent_at IS NULL").map { row in
      OutgoingMail(
        id: try row["id"], to: try row["to_address"], language: try row["language"], subject: try row["subject"], body: try row["body"],
        createdAt: try row["created_at"])
    }
  }

  /// A sent mail keeps its line but not its words: they may hold one-use links and personal data.
  public func markSent(_ id: Identifier<OutgoingMail>, at instant: Instant) throws {
    try connection.execute("UPDATE mails SET sent_at = \(instant), body = '' WHERE id = \(id)")
  }

  /// Takes back a mail that will never be sent.
  public func removeUnsent(_ id: Identifier<OutgoingMail>) throws {
    try connection.execute("DELETE FROM mails WHERE id = \(id) AND sent_at IS NULL")
  }
}

extension Connection {
  public var mails: MailStore { MailStore(connection: self) }
}
