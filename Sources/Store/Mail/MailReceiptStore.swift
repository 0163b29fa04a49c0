import Database
import Domain
import TwinhallCore

/// What became of a mail that came in.
public struct MailReceipt: Hashable, Sendable {
  public enum Way: String, CaseIterable, Sendable {
    /// A mail server handed it to `twinhall receive`.
    case pipe
    /// It was fetched from a mailbox.
    case mailbox
  }

  public enum Outcome: String, CaseIterable, Sendable {
    /// Became a post, or stopped mails as it asked.
    case accepted
    /// Put before the office: nobody knows who wrote it.
    case unconfirmed
    case refused
    /// A server's report that a mail of ours was not delivered.
    case bounce
    /// Came before.
    case duplicate
  }

  /// Why it was refused, or what it did. Texts `mail.reason-…` say it.
  public enum Reason: String, CaseIterable, Sendable {
    case post
    case newConversation = "new-conversation"
    case stopped
    case unknownSender = "unknown-sender"
    case unreadable
    case tooLarge = "too-large"
    case empty
    case unknownAddress = "unknown-address"
    case badToken = "bad-token"
    case wrongSender = "wrong-sender"
    case noLongerPart = "no-longer-part"
    case automatic
    case own
    case tooMany = "too-many"
    case notAuthentic = "not-authentic"
    case permanent
    case temporary
    case seen
  }

  public let id: Identifier<MailReceipt>
  /// The digest of its Message-ID, or of the whole mail when it has none.
  public let messageKey: String
  public let receivedAt: Instant
  public let way: Way
  public var outcome: Outcome
  public var reason: Reason
  public var from: String
  public var person: Identifier<Person>?
  public var post: Identifier<Post>?

  public init(
    id: Identifier<MailReceipt>, messageKey: String, receivedAt: Instant, way: Way, outcome: Outcome, reason: Reason, from: String,
    person: Identifier<Person>? = nil, post: Identifier<Post>? = nil
  ) {
    self.id = id
    self.messageKey = messageKey
    self.receivedAt = receivedAt
    self.way = way
    self.outcome = outcome
    self.reason = reason
    self.from = from
    self.person = person
    self.post = post
  }
}

extension MailReceipt.Way: SQLConvertible {}
extension MailReceipt.Outcome: SQLConvertible {}
extension MailReceipt.Reason: SQLConvertible {}

public struct MailReceiptStore {
  let connection: any Connection

  public func insert(_ receipt: MailReceipt) throws {
    try connection.execute(
      """
      INSERT INTO mail_receipts (id, message_key, received_at, way, outcome, reason, from_address, person_id, post_id)
      VALUES (\(receipt.id), \(receipt.messageKey), \(receipt.receivedAt), \(receipt.way), \(receipt.outcome), \(receipt.reason),
        \(receipt.from), \(receipt.person), \(receipt.post))
      """)
  }

  public func isKnown(_ messageKey: String) throws -> Bool {
    try connection.row("SELECT id FROM mail_receipts WHERE message_key = \(messageKey) AND outcome <> 'duplicate'") != nil
  }

  /// The newest first.
  public func page(offset: Int, limit: Int) throws -> [MailReceipt] {
    try connection.rows("SELECT * FROM mail_receipts ORDER BY received_at DESC, id DESC LIMIT \(limit) OFFSET \(offset)").map { row in
      MailReceipt(
        id: try row["id"], messageKey: try row["message_key"], receivedAt: try row["received_at"], way: try row["way"],
        outcome: try row["outcome"], reason: try row["reason"], from: try row["from_address"], person: try row["person_id"],
        post: try row["post_id"])
    }
  }

  public func count(upTo most: Int) throws -> Int { try connection.count("FROM mail_receipts", upTo: most) }
}

extension Connection {
  public var mailReceipts: MailReceiptStore { MailReceiptStore(connection: self) }
}
