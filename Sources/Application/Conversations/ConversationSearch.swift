import Database
import Domain
import Localization
import Store
import TwinhallCore

/// Conversations by their subjects and latest posts, for who takes part. A body whose part in a partnership has a last day is left out even
/// before that day, as no change tells when it has passed.
struct ConversationSearch: SearchSource {
  let subject = "Conversation"
  let table: SQL = "conversations"
  let actions: [any Action.Type] = [ExpressInterest.self, FindConversations.self]
  private static let mostPosts = 30

  func documents(_ records: [String], on connection: any Connection) throws -> [(record: String, document: SearchDocument)] {
    let conversations = try connection.conversations.all(records.compactMap(Identifier<Conversation>.init))
    return try conversations.values.sorted { $0.id < $1.id }.map { conversation in
      let first = max(1, conversation.posts - Self.mostPosts + 1)
      let posts = conversation.posts == 0 ? [] : try connection.posts.posts(of: conversation.id, first...conversation.posts)
      let text = posts.map(\.text).joined(separator: "\n")
      var document = SearchDocument(
        .message, place: conversation.id.description, title: conversation.subject, text: text,
        readers: try readers(of: conversation, connection), at: conversation.lastPostAt)
      document.year = conversation.lastPostAt.day.components.year
      return (conversation.id.description, document)
    }
  }

  private func readers(of conversation: Conversation, _ connection: any Connection) throws -> SearchReaders {
    if let (from, to) = conversation.organisations {
      return .whoMay(ExpressInterest.self, in: Scope(organisations: [from, to]))
    }
    let bodies = try connection.conversations.lastingBodies(of: conversation.place)
    var scope = Scope(organisations: bodies)
    switch conversation.place {
    case .network(let id): scope.networks = [id]
    case .partnership(let id): scope.partnerships = [id]
    case .organisations, .office: break
    }
    let readers = SearchReaders.whoMay(FindConversations.self, in: scope)
    guard conversation.place == .office else { return readers }
    return readers.or(.people(try connection.participants.all(in: conversation.id).values.filter(\.hasWritten).map(\.person)))
  }

  func records(naming subject: String, _ changed: [String], on connection: any Connection) throws -> [String] {
    switch subject {
    case "Post": try records("SELECT conversation_id AS id FROM posts WHERE id IN \(list: changed)", on: connection)
    case "Network": try records("SELECT id FROM conversations WHERE network_id IN \(list: changed)", on: connection)
    case "Partnership":
      try records(
        """
        SELECT id FROM conversations WHERE partnership_id IN \(list: changed)
          OR network_id IN (SELECT network_id FROM network_members WHERE partnership_id IN \(list: changed))
        """, on: connection)
    default: []
    }
  }
}
