import Database
import Domain
import TwinhallCore

/// Posts; none is ever changed.
public struct PostStore {
  let connection: any Connection

  /// Adds a post and moves its conversation to the top of its lists.
  public func insert(_ post: Post) throws {
    try connection.execute(
      """
      INSERT INTO posts (id, conversation_id, number, author_id, organisation_id, text, text_language, message_id, original, left_out, sent_at)
      VALUES (\(post.id), \(post.conversation), \(post.number), \(post.author), \(post.organisation), \(post.text), \(post.textLanguage),
        \(post.mail?.messageID), \(post.mail?.original ?? ""), \(post.mail?.leftOut.joined(separator: "\n") ?? ""), \(post.sentAt))
      """)
    try connection.execute(
      "UPDATE conversations SET post_count = \(post.number), last_post_at = \(post.sentAt) WHERE id = \(post.conversation)")
    try connection.execute("UPDATE conversation_places SET last_post_at = \(post.sentAt) WHERE conversation_id = \(post.conversation)")
  }

  public func find(_ ids: some Sequence<Identifier<Post>>) throws -> [Identifier<Post>: Post] {
    let found = try connection.rows("SELECT * FROM posts WHERE id IN \(list: ids)").map(Post.init)
    return Dictionary(found.map { ($0.id, $0) }) { first, _ in first }
  }

  /// Posts of a conversation by their numbers, in that order.
  public func posts(of conversation: Identifier<Conversation>, _ numbers: ClosedRange<Int>) throws -> [Post] {
    try connection.rows(
      """
      SELECT * FROM posts WHERE conversation_id = \(conversation) AND number BETWEEN \(numbers.lowerBound) AND \(numbers.upperBound)
      ORDER BY number
      """
    ).map(Post.init)
  }
}

extension Post {
  fileprivate init(_ row: Row) throws {
    let messageID: String? = try row["message_id"]
    let leftOut: String = try row["left_out"]
    let original: String = try row["original"]
    self.init(
      id: try row["id"], conversation: try row["conversation_id"], number: try row["number"], author: try row["author_id"],
      organisation: try row["organisation_id"], text: try row["text"], textLanguage: try row["text_language"],
      sentAt: try row["sent_at"],
      mail: messageID.map { MailedPost(messageID: $0, original: original, leftOut: leftOut.split(separator: "\n").map(String.init)) })
  }
}

extension Connection {
  public var posts: PostStore { PostStore(connection: self) }
}
