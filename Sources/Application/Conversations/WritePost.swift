import Domain
import Store
import TwinhallCore

/// A post to be written.
struct NewPost {
  var text: String
  /// nil for the author's own.
  var language: WrittenLanguage?
  /// nil when the program itself begins a conversation for a body.
  var author: Person?
  /// The body that the author writes for, between two bodies.
  var organisation: Identifier<Organisation>?
  var mail: MailedPost?
  /// How the mails about it begin.
  var letter = PostLetter.Occasion.post
}

extension Application {
  /// Writes in a conversation.
  /// - Parameter language: in which the text is written, as a tag; empty for the author's own.
  /// - Throws: `InvalidInput` at `text` and `text-language`.
  public func writePost(
    in id: Identifier<Conversation>, text: String, language: String = "", permit: Permit<TakePart>
  ) throws {
    var validation = Validation()
    let language = validation.writtenLanguage("text-language", language)
    let text = validation.text("text", text, required: true, limit: ConversationLimits.post)
    try validation.finish()
    try limitPosts(permit)
    try change(permit) { change in
      guard let conversation = try change.connection.conversations.find(id) else { throw NotFound() }
      try change.write(NewPost(text: text, language: language, author: permit.viewer.person), in: conversation, configuration)
    }
  }
}

extension RateLimit {
  /// Posts of one person from pages: each is mailed to all who take part.
  fileprivate static let postsPerPerson = RateLimit(name: "posts", attempts: 60, minutes: 60)
}

extension Application {
  /// Counts what goes to others' mailboxes.
  /// - Throws: `StepRefused(.tooMany)`.
  func limitPosts<A: Action>(_ permit: Permit<A>) throws {
    if let person = permit.viewer.person { try limit(.postsPerPerson, key: person.id.description) }
  }
}

extension Change {
  /// Adds a post, puts the conversation on its author's list, and tells the others.
  @discardableResult func write(
    _ draft: NewPost, in conversation: Conversation, _ configuration: Configuration
  ) throws -> Identifier<Post> {
    let post = Post(
      id: makeIdentifier(), conversation: conversation.id, number: conversation.posts + 1, author: draft.author?.id,
      organisation: try draft.organisation ?? body(of: draft.author, in: conversation), text: draft.text,
      textLanguage: draft.language ?? draft.author.map { WrittenLanguage($0.language) }, sentAt: at, mail: draft.mail)
    try connection.posts.insert(post)
    try record(post.id, after: ["conversation": conversation.id.description, "by": post.mail == nil ? "page" : "mail"])
    if let author = draft.author {
      try connection.participants.ensure(author.id, in: conversation.id, code: SignedCode.random())
      try connection.participants.setWritten(author.id, in: conversation.id)
      _ = try connection.participants.setRead(post.number, by: author.id, in: conversation.id)
      try connection.conversations.add(conversation.place.key(ofWriter: author.id), to: conversation)
    }
    try tell(of: post, in: conversation, by: draft.author, draft.letter, configuration)
    return post.id
  }

  /// Between two bodies, the one that the author has a role in.
  private func body(of author: Person?, in conversation: Conversation) throws -> Identifier<Organisation>? {
    guard let (from, to) = conversation.organisations, let author else { return nil }
    let roles = try connection.heldRoles.roles(of: author.id, on: at.day)
    return [from, to].first { body in roles.contains { $0.place == .organisation(body) } }
  }
}
