import Database
import Domain
import TwinhallCore

/// A mail waiting to be sent, or sent.
public struct OutgoingMail: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    /// Something that is mailed at once whatever was chosen.
    case notice
    case post
    case reminder
    case digest
    /// To whoever sent a mail that was not taken.
    case answer
  }

  public let id: Identifier<OutgoingMail>
  public var kind = Kind.notice
  public var to: String
  /// Whose address it is, when it is a person's with an account.
  public var person: Identifier<Person>?
  public var language: Language
  public var subject: String
  /// Plain text, complete without the site.
  public var body: String
  public var createdAt: Instant
  /// Beside the operator's name; empty for mails of the program itself.
  public var fromName = ""
  /// The part of the Message-ID before the `@`; empty takes the mail's own identifier.
  public var messageName = ""
  /// Whole identifiers of the mails before it in its thread.
  public var references: [String] = []
  /// What the list is called to which it belongs, and its label in the list's identifier; empty for none.
  public var listName = ""
  public var listLabel = ""
  /// What the addresses to answer and to stop these mails are made of; empty for none.
  public var tokenCode = ""
  /// What the address for reports of failed delivery is made of.
  public var bounceCode: String?

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

  public func insert(_ mail: OutgoingMail, job: String) throws {
    try connection.execute(
      """
      INSERT INTO mails (id, kind, to_address, person_id, language, subject, body, created_at, from_name, message_name, reference_ids,
        list_name, list_label, token_code, bounce_code, job_id)
      VALUES (\(mail.id), \(mail.kind), \(mail.to), \(mail.person), \(mail.language), \(mail.subject), \(mail.body), \(mail.createdAt),
        \(mail.fromName), \(mail.messageName), \(mail.references.joined(separator: " ")), \(mail.listName), \(mail.listLabel),
        \(mail.tokenCode), \(mail.bounceCode), \(job))
      """)
  }

  /// The mail, when it was not sent yet.
  public func unsent(_ id: Identifier<OutgoingMail>) throws -> OutgoingMail? {
    try connection.row("SELECT * FROM mails WHERE id = \(id) AND sent_at IS NULL").map(OutgoingMail.init)
  }

  /// A sent mail keeps its line but not its words: they may hold one-use links and personal data.
  public func markSent(_ id: Identifier<OutgoingMail>, at instant: Instant) throws {
    try connection.execute("UPDATE mails SET sent_at = \(instant), failed_at = NULL, failure = '', body = '' WHERE id = \(id)")
  }

  /// Takes back a mail that will never be sent.
  public func removeUnsent(_ id: Identifier<OutgoingMail>) throws {
    try connection.execute("DELETE FROM mails WHERE id = \(id) AND sent_at IS NULL")
  }

  /// Why the last try failed.
  /// - Parameter instant: when it was the last one; nil while it is tried again.
  public func markFailed(_ id: Identifier<OutgoingMail>, _ reason: String, at instant: Instant?) throws {
    try connection.execute("UPDATE mails SET failed_at = \(instant), failure = \(reason) WHERE id = \(id) AND sent_at IS NULL")
  }

  /// Whom and where a mail went to, by the code in its address for reports.
  public func recipient(bounceCode: String) throws -> (address: String, person: Identifier<Person>?)? {
    try connection.row("SELECT to_address, person_id FROM mails WHERE bounce_code = \(bounceCode)").map {
      (try $0["to_address"], try $0["person_id"])
    }
  }
}

extension OutgoingMail.Kind: SQLConvertible {}

extension OutgoingMail {
  init(_ row: Row) throws {
    self.init(
      id: try row["id"], to: try row["to_address"], language: try row["language"], subject: try row["subject"], body: try row["body"],
      createdAt: try row["created_at"])
    kind = try row["kind"]
    person = try row["person_id"]
    fromName = try row["from_name"]
    messageName = try row["message_name"]
    references = (try row["reference_ids"] as String).split(separator: " ").map(String.init)
    listName = try row["list_name"]
    listLabel = try row["list_label"]
    tokenCode = try row["token_code"]
    bounceCode = try row["bounce_code"]
  }
}

extension Connection {
  public var mails: MailStore { MailStore(connection: self) }
}
