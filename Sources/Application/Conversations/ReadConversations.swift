import Domain
import Store
import TwinhallCore

/// A page of a person's conversations.
public struct ConversationList: Sendable {
  public let conversations: [Conversation]
  public let names: ConversationNames
  /// What the reader has with each of them.
  public let parts: [Identifier<Conversation>: Participation]
  /// Counted a little further than the page and its next.
  public let counted: Int

  /// How many posts the reader has not seen.
  public func unread(_ conversation: Conversation) -> Int { max(0, conversation.posts - (parts[conversation.id]?.readPosts ?? 0)) }
}

/// A conversation with a page of its posts.
public struct ConversationView: Sendable {
  public let conversation: Conversation
  /// In the order they were written.
  public let posts: [Post]
  public let names: ConversationNames
  public let authors: [Identifier<Person>: String]
  public let people: [Person]
  public let isMuted: Bool
}

extension Application {
  public func conversations(offset: Int, limit: Int, countTo most: Int, permit: Permit<UseOwnAccount>) throws -> ConversationList {
    try read { connection in
      let keys = try conversationKeys(of: permit.viewer, on: connection)
      let found = try connection.conversations.page(keys, offset: offset, limit: limit)
      let parts = try permit.viewer.person.map { try connection.participants.all(of: $0.id, in: found.map(\.id)) } ?? [:]
      return ConversationList(
        conversations: found, names: try ConversationNames(found, connection), parts: parts,
        counted: try connection.conversations.count(keys, upTo: most))
    }
  }

  /// - Parameter page: 1 has the latest posts, 50 of them.
  public func conversation(_ id: Identifier<Conversation>, page: Int, permit: Permit<TakePart>) throws -> ConversationView {
    try read { connection in
      guard let conversation = try connection.conversations.find(id) else { throw NotFound() }
      let last = conversation.posts - (page - 1) * 50
      let posts = last < 1 ? [] : try connection.posts.posts(of: id, max(1, last - 49)...last)
      let part = try permit.viewer.person.flatMap { try connection.participants.find($0.id, in: id) }
      return ConversationView(
        conversation: conversation, posts: posts, names: try ConversationNames([conversation], connection),
        authors: try connection.people.names(posts.compactMap(\.author)),
        people: try connection.participants.people(of: conversation, on: time.today), isMuted: part?.mutedAt != nil)
    }
  }

  /// Notes how far somebody has read. Reading leaves no line in the audit trail.
  public func markRead(_ conversation: Conversation, permit: Permit<TakePart>) throws {
    guard let person = permit.viewer.person else { return }
    let part = try read { try $0.participants.find(person.id, in: conversation.id) }
    if let part, part.readPosts >= conversation.posts { return }
    try database.transaction { connection in
      try connection.participants.ensure(person.id, in: conversation.id, code: SignedCode.random())
      _ = try connection.participants.setRead(conversation.posts, by: person.id, in: conversation.id)
    }
  }

  /// Where a person can begin a conversation: partnerships and networks of the person's bodies, and the office.
  public func conversationPlaces(permit: Permit<UseOwnAccount>) throws -> (partnerships: [Partnership], networks: [Network]) {
    try read { connection in
      let keys = try conversationKeys(of: permit.viewer, on: connection)
      let networks = try connection.networks.all().filter { keys.contains(.network($0.id)) || keys.contains(.office) }
      let own = permit.viewer.organisations(as: Set(Role.allCases))
      let partnerships = try own.flatMap { try connection.partnerships.partnerships(of: $0) }
      let unique = Dictionary(partnerships.map { ($0.id, $0) }) { first, _ in first }.values
      return (unique.filter { keys.contains(.partnership($0.id)) }.sorted { $0.slug < $1.slug }, networks)
    }
  }
}
