import Domain
import Store
import TwinhallCore

/// The longest texts of conversations, in characters.
public enum ConversationLimits {
  public static let subject = 120
  public static let post = 20_000
}

extension Application {
  /// Begins a conversation with its first post. The place's people get it by mail, as each of them chose.
  /// - Parameter language: in which it is written, as a tag; empty for the author's own.
  /// - Throws: `InvalidInput` at `subject`, `text` and `text-language`.
  public func startConversation(
    in place: Conversation.Place, subject: String, text: String, language: String = "", permit: Permit<StartConversation>
  ) throws -> Identifier<Conversation> {
    var validation = Validation()
    let subject = validation.line("subject", subject, required: true, limit: ConversationLimits.subject)
    let text = validation.text("text", text, required: true, limit: ConversationLimits.post)
    let language = validation.writtenLanguage("text-language", language)
    try validation.finish()
    try limitPosts(permit)
    return try change(permit) { change in
      let conversation = try change.begin(place, subject: subject)
      try change.write(NewPost(text: text, language: language, author: permit.viewer.person), in: conversation, configuration)
      return conversation.id
    }
  }
}

extension Change {
  /// A conversation without posts.
  func begin(_ place: Conversation.Place, subject: String, question: Conversation.Question? = nil) throws -> Conversation {
    let conversation = Conversation(
      id: makeIdentifier(), place: place, subject: subject, question: question, createdAt: at, lastPostAt: at)
    try connection.conversations.insert(conversation, keys: place.keys)
    try record(conversation.id, after: ["place": place.keys[0].text, "state": question?.rawValue])
    return conversation
  }
}
