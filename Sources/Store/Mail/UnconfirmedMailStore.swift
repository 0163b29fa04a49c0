import Database
import Domain
import TwinhallCore

/// A mail to the office from somebody whom nobody knows. It is read on the site only, never sent on.
public struct UnconfirmedMail: Hashable, Sendable {
  public let id: Identifier<UnconfirmedMail>
  public let fromName: String
  public let from: String
  public let subject: String
  public let text: String
  /// Names of attachments that were left out.
  public let leftOut: [String]
  public let receivedAt: Instant

  public init(
    id: Identifier<UnconfirmedMail>, fromName: String, from: String, subject: String, text: String, leftOut: [String], receivedAt: Instant
  ) {
    self.id = id
    self.fromName = fromName
    self.from = from
    self.subject = subject
    self.text = text
    self.leftOut = leftOut
    self.receivedAt = receivedAt
  }
}

public struct UnconfirmedMailStore {
  let connection: any Connection

  public func insert(_ mail: UnconfirmedMail) throws {
    try connection.execute(
      """
      INSERT INTO unconfirmed_mails (id, from_name, from_address, subject, text, left_out, received_at)
      VALUES (\(mail.id), \(mail.fromName), \(mail.from), \(mail.subject), \(mail.text), \(mail.leftOut.joined(separator: "\n")),
        \(mail.receivedAt))
      """)
  }

  /// Those that nobody has dealt with, the oldest first.
  public func waiting(offset: Int, limit: Int) throws -> [UnconfirmedMail] {
    try connection.rows(
      "SELECT * FROM unconfirmed_mails WHERE handled_at IS NULL ORDER BY received_at, id LIMIT \(limit) OFFSET \(offset)"
    ).map { row in
      UnconfirmedMail(
        id: try row["id"], fromName: try row["from_name"], from: try row["from_address"], subject: try row["subject"],
        text: try row["text"], leftOut: (try row["left_out"] as String).split(separator: "\n").map(String.init),
        receivedAt: try row["received_at"])
    }
  }

  public func count(upTo most: Int) throws -> Int { try connection.count("FROM unconfirmed_mails WHERE handled_at IS NULL", upTo: most) }

  /// One that is dealt with leaves who and when, not its words. Zero when somebody else was first.
  public func markHandled(_ id: Identifier<UnconfirmedMail>, by person: Identifier<Person>?, at instant: Instant) throws -> Int {
    try connection.execute(
      """
      UPDATE unconfirmed_mails SET handled_at = \(instant), handled_by = \(person), text = '', from_name = '', from_address = '', subject = ''
      WHERE id = \(id) AND handled_at IS NULL
      """)
  }
}

extension Connection {
  public var unconfirmedMails: UnconfirmedMailStore { UnconfirmedMailStore(connection: self) }
}
