import Database
import Domain
import TwinhallCore

extension InterestMessage.State: SQLConvertible {}

public struct InterestMessageStore {
  let connection: any Connection

  public func insert(_ message: InterestMessage) throws {
    try connection.execute(
      """
      INSERT INTO interest_messages
        (id, from_organisation_id, to_organisation_id, message, state, answer, sent_at, answered_at, version)
      VALUES (\(message.id), \(message.from), \(message.to), \(message.message), \(message.state), \(message.answer), \(message.sentAt),
        \(message.answeredAt), \(message.version))
      """)
  }

  /// Zero when the version is not the one that was read.
  public func update(_ message: InterestMessage) throws -> Int {
    try connection.execute(
      """
      UPDATE interest_messages SET state = \(message.state), answer = \(message.answer), answered_at = \(message.answeredAt),
        version = version + 1
      WHERE id = \(message.id) AND version = \(message.version)
      """)
  }

  public func find(_ id: Identifier<InterestMessage>) throws -> InterestMessage? {
    try connection.row("SELECT * FROM interest_messages WHERE id = \(id)").map(InterestMessage.init)
  }

  /// Some messages, in no order.
  public func all(_ ids: [Identifier<InterestMessage>]) throws -> [InterestMessage] {
    try connection.rows("SELECT * FROM interest_messages WHERE id IN \(list: ids)").map(InterestMessage.init)
  }

  /// Messages from or to any of the bodies, newest first.
  public func page(of organisations: Set<Identifier<Organisation>>, offset: Int, limit: Int) throws -> [InterestMessage] {
    try connection.rows(
      """
      SELECT * FROM interest_messages
      WHERE from_organisation_id IN \(list: organisations) OR to_organisation_id IN \(list: organisations)
      ORDER BY sent_at DESC, id DESC LIMIT \(limit) OFFSET \(offset)
      """
    ).map(InterestMessage.init)
  }

  public func count(of organisations: Set<Identifier<Organisation>>) throws -> Int {
    try connection.value(
      """
      SELECT COUNT(*) FROM interest_messages
      WHERE from_organisation_id IN \(list: organisations) OR to_organisation_id IN \(list: organisations)
      """)
  }

  /// Messages from or to any of the bodies that wait for an answer, oldest first.
  public func waiting(of organisations: Set<Identifier<Organisation>>, limit: Int) throws -> [InterestMessage] {
    try connection.rows(
      """
      SELECT * FROM interest_messages
      WHERE state = 'sent' AND (from_organisation_id IN \(list: organisations) OR to_organisation_id IN \(list: organisations))
      ORDER BY sent_at, id LIMIT \(limit)
      """
    ).map(InterestMessage.init)
  }

  /// The message between two bodies that waits for an answer, in this direction.
  public func waiting(from: Identifier<Organisation>, to: Identifier<Organisation>) throws -> InterestMessage? {
    try connection.row(
      """
      SELECT * FROM interest_messages
      WHERE from_organisation_id = \(from) AND to_organisation_id = \(to) AND state = 'sent'
      """
    ).map(InterestMessage.init)
  }
}

extension InterestMessage {
  fileprivate init(_ row: Row) throws {
    self.init(
      id: try row["id"], from: try row["from_organisation_id"], to: try row["to_organisation_id"], message: try row["message"],
      state: try row["state"], answer: try row["answer"], sentAt: try row["sent_at"], answeredAt: try row["answered_at"],
      version: try row["version"])
  }
}

extension Connection {
  public var interestMessages: InterestMessageStore { InterestMessageStore(connection: self) }
}
