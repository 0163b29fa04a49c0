import Database
import Domain
import TwinhallCore

/// One thing that a person is to be mailed: a post, or a date that comes closer.
public struct MailItem: Hashable, Sendable {
  public enum Content: Hashable, Sendable {
    case post(Identifier<Post>)
    /// A due date by its key, and how many days before it this is about.
    case due(key: String, day: Day, daysBefore: Int)
  }

  public let id: Identifier<MailItem>
  public let person: Identifier<Person>
  public let content: Content
  public let sendAt: Instant

  public init(id: Identifier<MailItem>, person: Identifier<Person>, content: Content, sendAt: Instant) {
    self.id = id
    self.person = person
    self.content = content
    self.sendAt = sendAt
  }

  public var kind: MailKind {
    if case .post = content { return .conversations }
    return .reminders
  }
}

public struct MailItemStore {
  let connection: any Connection

  /// Notes what people are to be mailed. What is noted already, or was mailed, is not noted again.
  /// - Parameter mail: the mail it is in at once; nil leaves it for a gathered one.
  public func insert(_ item: MailItem, in mail: Identifier<OutgoingMail>? = nil) throws -> Bool {
    let (post, key, day, before) = item.content.columns
    return try connection.execute(
      """
      INSERT INTO mail_items (id, person_id, kind, post_id, due_key, due_on, days_before, send_at, mail_id)
      VALUES (\(item.id), \(item.person), \(item.kind), \(post), \(key), \(day), \(before), \(item.sendAt), \(mail))
      ON CONFLICT DO NOTHING
      """) == 1
  }

  /// People for whom something waits whose time has come; at most `limit`.
  public func peopleDue(at instant: Instant, limit: Int) throws -> [Identifier<Person>] {
    try connection.rows(
      """
      SELECT DISTINCT person_id FROM mail_items WHERE mail_id IS NULL AND send_at <= \(instant) ORDER BY person_id LIMIT \(limit)
      """
    ).map { try $0["person_id"] }
  }

  /// What waits for a person, in the order in which it is mailed.
  /// - Parameter instant: leaves out what is mailed later; nil takes everything.
  public func waiting(for person: Identifier<Person>, by instant: Instant? = nil, limit: Int) throws -> [MailItem] {
    let bound: SQL = instant.map { "AND send_at <= \($0)" } ?? ""
    return try connection.rows(
      "SELECT * FROM mail_items WHERE person_id = \(person) AND mail_id IS NULL \(bound) ORDER BY send_at, id LIMIT \(limit)"
    ).map(MailItem.init)
  }

  /// Puts items into a mail. Answers how many were still free; any fewer than asked for means that another process took some.
  public func take(_ items: [MailItem], into mail: Identifier<OutgoingMail>) throws -> Int {
    try connection.execute("UPDATE mail_items SET mail_id = \(mail) WHERE mail_id IS NULL AND id IN \(list: items.map(\.id))")
  }

  public func reschedule(_ kind: MailKind, of person: Identifier<Person>, at instant: Instant) throws {
    try connection.execute(
      "UPDATE mail_items SET send_at = \(instant) WHERE person_id = \(person) AND kind = \(kind) AND mail_id IS NULL")
  }

  /// Forgets what waits, when a person wants none of it.
  public func drop(_ kind: MailKind, of person: Identifier<Person>) throws {
    try connection.execute("DELETE FROM mail_items WHERE person_id = \(person) AND kind = \(kind) AND mail_id IS NULL")
  }

  /// Forgets posts of one conversation that wait.
  public func drop(_ conversation: Identifier<Conversation>, of person: Identifier<Person>) throws {
    try connection.execute(
      """
      DELETE FROM mail_items WHERE person_id = \(person) AND mail_id IS NULL
        AND post_id IN (SELECT id FROM posts WHERE conversation_id = \(conversation))
      """)
  }

  public func drop(_ items: [MailItem]) throws {
    try connection.execute("DELETE FROM mail_items WHERE mail_id IS NULL AND id IN \(list: items.map(\.id))")
  }
}

extension MailItem.Content {
  fileprivate var columns: (post: Identifier<Post>?, key: String?, day: Day?, before: Int?) {
    switch self {
    case .post(let id): (id, nil, nil, nil)
    case .due(let key, let day, let before): (nil, key, day, before)
    }
  }
}

extension MailItem {
  fileprivate init(_ row: Row) throws {
    let post: Identifier<Post>? = try row["post_id"]
    let content: Content
    if let post {
      content = .post(post)
    } else {
      content = .due(key: try row["due_key"], day: try row["due_on"], daysBefore: try row["days_before"])
    }
    self.init(id: try row["id"], person: try row["person_id"], content: content, sendAt: try row["send_at"])
  }
}

extension Connection {
  public var mailItems: MailItemStore { MailItemStore(connection: self) }
}
