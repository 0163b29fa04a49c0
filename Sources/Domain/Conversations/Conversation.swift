import TwinhallCore

/// Posts under one subject, among the people of one place.
public struct Conversation: Hashable, Sendable {
  /// Where it is held, which says who takes part.
  public enum Place: Hashable, Sendable {
    case partnership(Identifier<Partnership>)
    case network(Identifier<Network>)
    /// Between two bodies; the first wrote first.
    case organisations(Identifier<Organisation>, Identifier<Organisation>)
    /// Between a person and the programme office.
    case office
  }

  /// What the first of two bodies asked the other, whether it would like to work together, and what became of it.
  public enum Question: String, CaseIterable, Sendable {
    case sent
    case accepted
    case declined
    case withdrawn
  }

  public let id: Identifier<Conversation>
  public let place: Place
  public var subject: String
  /// nil in a conversation that asks nothing.
  public var question: Question?
  public var createdAt: Instant
  public var lastPostAt: Instant
  public var posts: Int
  public var version: Int

  public init(
    id: Identifier<Conversation>, place: Place, subject: String, question: Question? = nil, createdAt: Instant, lastPostAt: Instant,
    posts: Int = 0, version: Int = 1
  ) {
    self.id = id
    self.place = place
    self.subject = subject
    self.question = question
    self.createdAt = createdAt
    self.lastPostAt = lastPostAt
    self.posts = posts
    self.version = version
  }

  /// The two bodies, when it is between bodies.
  public var organisations: (from: Identifier<Organisation>, to: Identifier<Organisation>)? {
    guard case .organisations(let from, let to) = place else { return nil }
    return (from, to)
  }
}

/// One person's words in a conversation.
public struct Post: Hashable, Sendable {
  public let id: Identifier<Post>
  public let conversation: Identifier<Conversation>
  /// From 1 within the conversation.
  public var number: Int
  /// nil for a post of before people were remembered with it.
  public var author: Identifier<Person>?
  /// The body that the author wrote for, between two bodies.
  public var organisation: Identifier<Organisation>?
  public var text: String
  /// In which it is written; nil where nobody knows.
  public var textLanguage: WrittenLanguage?
  public var sentAt: Instant
  /// What came by mail; nil for what was written on the site.
  public var mail: MailedPost?

  public init(
    id: Identifier<Post>, conversation: Identifier<Conversation>, number: Int, author: Identifier<Person>?,
    organisation: Identifier<Organisation>? = nil, text: String, textLanguage: WrittenLanguage? = nil, sentAt: Instant,
    mail: MailedPost? = nil
  ) {
    self.id = id
    self.conversation = conversation
    self.number = number
    self.author = author
    self.organisation = organisation
    self.text = text
    self.textLanguage = textLanguage
    self.sentAt = sentAt
    self.mail = mail
  }
}

/// What is kept of the mail that a post came by.
public struct MailedPost: Hashable, Sendable {
  /// Without angle brackets.
  public var messageID: String
  /// The text before quotations were cut; empty when nothing was.
  public var original: String
  /// Names of attachments that were left out.
  public var leftOut: [String]

  public init(messageID: String, original: String, leftOut: [String]) {
    self.messageID = messageID
    self.original = original
    self.leftOut = leftOut
  }
}
