import Database
import Domain
import TwinhallCore

extension Conversation.Question: SQLConvertible {}

public struct ConversationStore {
  let connection: any Connection

  /// - Parameter keys: on whose lists it is.
  public func insert(_ conversation: Conversation, keys: [ConversationKey]) throws {
    let place = conversation.place.columns
    try connection.execute(
      """
      INSERT INTO conversations (id, kind, partnership_id, network_id, from_organisation_id, to_organisation_id, subject, question,
        created_at, last_post_at, post_count, version)
      VALUES (\(conversation.id), \(place.kind), \(place.partnership), \(place.network), \(place.from), \(place.to), \(conversation.subject),
        \(conversation.question), \(conversation.createdAt), \(conversation.lastPostAt), \(conversation.posts), \(conversation.version))
      """)
    for key in keys { try add(key, to: conversation) }
  }

  /// Puts a conversation on one more list.
  public func add(_ key: ConversationKey, to conversation: Conversation) throws {
    try connection.execute(
      """
      INSERT INTO conversation_places (place, conversation_id, last_post_at) VALUES (\(key.text), \(conversation.id),
        \(conversation.lastPostAt)) ON CONFLICT (place, conversation_id) DO NOTHING
      """)
  }

  public func find(_ id: Identifier<Conversation>) throws -> Conversation? {
    try connection.row("SELECT * FROM conversations WHERE id = \(id)").map(Conversation.init)
  }

  public func all(_ ids: some Sequence<Identifier<Conversation>>) throws -> [Identifier<Conversation>: Conversation] {
    let found = try connection.rows("SELECT * FROM conversations WHERE id IN \(list: ids)").map(Conversation.init)
    return Dictionary(found.map { ($0.id, $0) }) { first, _ in first }
  }

  /// Writes what became of the question. Zero when the version is not the one that was read.
  public func update(_ conversation: Conversation) throws -> Int {
    try connection.execute(
      """
      UPDATE conversations SET question = \(conversation.question), version = version + 1
      WHERE id = \(conversation.id) AND version = \(conversation.version)
      """)
  }

  /// Whether a conversation is on one of these lists.
  public func isListed(_ id: Identifier<Conversation>, on keys: Set<ConversationKey>) throws -> Bool {
    try connection.row(
      "SELECT place FROM conversation_places WHERE conversation_id = \(id) AND place IN \(list: keys.map(\.text)) LIMIT 1") != nil
  }

  /// A page of what is on any of these lists, the one with the latest post first. Each list is an index of its own, of which no more is
  /// read than the page needs.
  public func page(_ keys: Set<ConversationKey>, offset: Int, limit: Int) throws -> [Conversation] {
    guard !keys.isEmpty else { return [] }
    let ids: [Identifier<Conversation>] = try connection.rows(
      """
      SELECT conversation_id FROM (\(lists(keys, each: offset + limit))) AS found
      ORDER BY last_post_at DESC, conversation_id DESC LIMIT \(limit) OFFSET \(offset)
      """
    ).map { try $0["conversation_id"] }
    let found = try all(ids)
    return ids.compactMap { found[$0] }
  }

  /// - Parameter most: where counting ends.
  public func count(_ keys: Set<ConversationKey>, upTo most: Int) throws -> Int {
    guard !keys.isEmpty else { return 0 }
    return try connection.count("FROM (\(lists(keys, each: most))) AS found", upTo: most)
  }

  private func lists(_ keys: Set<ConversationKey>, each most: Int) -> SQL {
    let lists: [SQL] = keys.map(\.text).sorted().map { key in
      """
      SELECT * FROM (SELECT conversation_id, last_post_at FROM conversation_places WHERE place = \(key)
        ORDER BY last_post_at DESC, conversation_id DESC LIMIT \(most)) AS one
      """
    }
    return lists.joined(separator: " UNION ")
  }

  /// Questions from or to any of the bodies that wait for an answer, oldest first.
  public func asked(of organisations: Set<Identifier<Organisation>>, limit: Int) throws -> [Conversation] {
    let keys = organisations.map { ConversationKey.organisation($0).text }
    return try connection.rows(
      """
      SELECT * FROM conversations WHERE question = 'sent'
        AND id IN (SELECT conversation_id FROM conversation_places WHERE place IN \(list: keys))
      ORDER BY created_at, id LIMIT \(limit)
      """
    ).map(Conversation.init)
  }

  /// Bodies that belong to a place without a last day.
  public func lastingBodies(of place: Conversation.Place) throws -> Set<Identifier<Organisation>> {
    let query: SQL
    switch place {
    case .partnership(let id):
      query = "SELECT organisation_id FROM partnership_members WHERE partnership_id = \(id) AND to_day IS NULL"
    case .network(let id):
      query = """
        SELECT organisation_id FROM network_members WHERE network_id = \(id) AND organisation_id IS NOT NULL AND to_day IS NULL
        UNION SELECT partnership_members.organisation_id FROM network_members
          JOIN partnership_members ON partnership_members.partnership_id = network_members.partnership_id
          WHERE network_members.network_id = \(id) AND network_members.to_day IS NULL AND partnership_members.to_day IS NULL
        """
    case .organisations(let from, let to): return [from, to]
    case .office: return []
    }
    return Set(try connection.rows(query).map { try $0["organisation_id"] })
  }

  /// The question from one body to another that waits for an answer.
  public func asked(from: Identifier<Organisation>, to: Identifier<Organisation>) throws -> Conversation? {
    try connection.row(
      """
      SELECT * FROM conversations
      WHERE from_organisation_id = \(from) AND to_organisation_id = \(to) AND question = 'sent'
      """
    ).map(Conversation.init)
  }
}

extension Conversation.Place {
  fileprivate typealias Columns = (
    kind: String, partnership: Identifier<Partnership>?, network: Identifier<Network>?, from: Identifier<Organisation>?,
    to: Identifier<Organisation>?
  )

  fileprivate var columns: Columns {
    switch self {
    case .partnership(let id): ("partnership", id, nil, nil, nil)
    case .network(let id): ("network", nil, id, nil, nil)
    case .organisations(let from, let to): ("organisations", nil, nil, from, to)
    case .office: ("office", nil, nil, nil, nil)
    }
  }

  fileprivate init(_ row: Row) throws {
    switch try row["kind"] as String {
    case "partnership": self = .partnership(try row["partnership_id"])
    case "network": self = .network(try row["network_id"])
    case "organisations": self = .organisations(try row["from_organisation_id"], try row["to_organisation_id"])
    default: self = .office
    }
  }
}

extension Conversation {
  fileprivate init(_ row: Row) throws {
    self.init(
      id: try row["id"], place: try Place(row), subject: try row["subject"], question: try row["question"],
      createdAt: try row["created_at"], lastPostAt: try row["last_post_at"], posts: try row["post_count"], version: try row["version"])
  }
}

extension Connection {
  public var conversations: ConversationStore { ConversationStore(connection: self) }
}
