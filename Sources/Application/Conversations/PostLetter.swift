import Database
import Domain
import Localization
import Store
import TwinhallCore

/// The mail that brings one post to each who takes part. Its headers let every mail program show the conversation as one thread.
struct PostLetter {
  enum Occasion {
    case post
    /// One body asks another whether it would like to work together.
    case asked
    case accepted
    case declined

    fileprivate var introduction: MailText {
      switch self {
      case .post: .postBody
      case .asked: .interestReceivedBody
      case .accepted: .interestAcceptedBody
      case .declined: .interestDeclinedBody
      }
    }
  }

  private let post: Post
  private let conversation: Conversation
  private let authorName: String
  private let occasion: Occasion
  private let configuration: Configuration
  private let names: ConversationNames
  private let earlier: [Post]

  init(
    _ post: Post, _ conversation: Conversation, _ author: Person?, _ occasion: Occasion, _ configuration: Configuration,
    _ connection: any Connection
  ) throws {
    self.post = post
    self.conversation = conversation
    authorName = author?.name ?? ""
    self.occasion = occasion
    self.configuration = configuration
    names = try ConversationNames([conversation], connection)
    earlier = try Self.references(post, connection)
  }

  /// The first post and the last ten before this one: enough for every program to find the thread.
  private static func references(_ post: Post, _ connection: any Connection) throws -> [Post] {
    guard post.number > 1 else { return [] }
    let last = try connection.posts.posts(of: post.conversation, max(1, post.number - 10)...(post.number - 1))
    return last.first?.number == 1 ? last : try connection.posts.posts(of: post.conversation, 1...1) + last
  }

  func mail(to person: Person, _ part: Participation, id: Identifier<OutgoingMail>, at instant: Instant) throws -> OutgoingMail {
    let texts = Texts.shared(person.language)
    var mail = OutgoingMail(
      id: id, to: person.email, language: person.language, subject: conversation.subject, body: body(for: person, part, texts),
      createdAt: instant)
    mail.kind = .post
    mail.person = person.id
    mail.fromName = authorName
    mail.messageName = post.messageName
    mail.references = earlier.map { $0.identifier(for: person.id, host: configuration.mail.host) }
    mail.listName = conversation.subject
    mail.listLabel = conversation.id.description
    mail.tokenCode = part.code
    return mail
  }

  private func body(for person: Person, _ part: Participation, _ texts: Texts) -> String {
    let link = configuration.link(to: conversation, person.language)
    let bodies = conversation.organisations
    func name(_ id: Identifier<Organisation>?) -> String { id.map { names.organisation($0, person.language) } ?? "" }
    func introduction(_ message: String) -> String {
      texts(
        occasion.introduction,
        [
          "name": .text(person.name), "author": .text(authorName.isEmpty ? name(post.organisation) : authorName),
          "subject": .text(conversation.subject), "place": .text(names.place(of: conversation, texts)), "message": .text(message),
          "from": .text(name(bodies?.from)), "to": .text(name(bodies?.to)), "link": .text(link),
        ])
    }
    let footer = configuration.footer(of: conversation, part, texts)
    let room = LetterText.limit - introduction("").utf8.count - footer.utf8.count - 400
    return introduction(LetterText.cut(post.text, bytes: room, link: link, texts)) + "\n\n" + footer + "\n"
  }
}

extension Post {
  /// The part of its Message-ID before the `@`.
  var messageName: String { "post.\(id)" }

  /// The whole identifier as a person's mail program knows it: who wrote it by mail has it under the identifier of their own mail.
  func identifier(for person: Identifier<Person>, host: String) -> String {
    if let mail, author == person, !mail.messageID.isEmpty { return "<\(mail.messageID)>" }
    return "<\(messageName)@\(host)>"
  }
}

extension Configuration {
  func link(to conversation: Conversation, _ language: Language) -> String {
    "\(publicAddress)/\(language.tag)/home/messages/\(conversation.id)"
  }

  /// How to answer and how to get fewer mails, below the line that mail programs take for the start of a signature.
  fileprivate func footer(of conversation: Conversation, _ part: Participation, _ texts: Texts) -> String {
    let canReply = address(.reply, part.code) != nil
    return "-- \n"
      + texts(
        canReply ? MailText.postFooter : .postFooterSite,
        [
          "link": .text(link(to: conversation, texts.language)), "choices": .text("\(publicAddress)/\(texts.language.tag)/account/mail"),
          "stop": .text(stopAddress(.mute, part.code, texts.language) ?? ""),
        ])
  }
}
