import Database
import Domain
import Localization
import Store
import TwinhallCore

/// What the items of a gathered mail say, looked up together.
struct GatheredMaterial {
  typealias Group = (heading: String, posts: [(item: MailItem, text: String)])

  /// The line of each date that still matters.
  let dates: [Identifier<MailItem>: String]
  /// Posts by conversation, the one with the oldest post first.
  let groups: [Group]

  init(_ items: [MailItem], _ person: Person, _ application: Application, _ connection: any Connection) throws {
    let texts = Texts.shared(person.language)
    dates = try Self.dates(items, person, texts, application, connection)
    groups = try Self.groups(items, person, texts, application.configuration, connection)
  }

  func hasPost(_ item: MailItem) -> Bool { groups.contains { $0.posts.contains { $0.item.id == item.id } } }

  private static func dates(
    _ items: [MailItem], _ person: Person, _ texts: Texts, _ application: Application, _ connection: any Connection
  ) throws -> [Identifier<MailItem>: String] {
    guard items.contains(where: { $0.kind == .reminders }) else { return [:] }
    let viewer = try application.viewer(of: person, on: connection)
    let current = try application.dueDates(of: viewer, on: connection)
    let byKey = Dictionary(current.map { ($0.key + $0.day.description, $0) }) { first, _ in first }
    var lines: [Identifier<MailItem>: String] = [:]
    for item in items {
      guard case .due(let key, let day, _) = item.content, let due = byKey[key + day.description] else { continue }
      lines[item.id] = due.line(texts, today: application.time.today, application.configuration)
    }
    return lines
  }

  private static func groups(
    _ items: [MailItem], _ person: Person, _ texts: Texts, _ configuration: Configuration, _ connection: any Connection
  ) throws -> [Group] {
    let wanted = items.compactMap { item in if case .post(let id) = item.content { (item, id) } else { nil } }
    guard !wanted.isEmpty else { return [] }
    let posts = try connection.posts.find(wanted.map(\.1))
    let conversations = try connection.conversations.all(Set(posts.values.map(\.conversation)))
    let names = try ConversationNames(Array(conversations.values), connection)
    let authors = try connection.people.names(posts.values.compactMap(\.author))
    let parts = try connection.participants.all(of: person.id, in: Array(conversations.keys))
    var order: [Identifier<Conversation>] = []
    var found: [Identifier<Conversation>: [(MailItem, String)]] = [:]
    for (item, id) in wanted {
      guard let post = posts[id], let conversation = conversations[post.conversation] else { continue }
      if found[conversation.id] == nil { order.append(conversation.id) }
      let author = post.author.flatMap { authors[$0] } ?? post.organisation.map { names.organisation($0, person.language) } ?? ""
      let answer = parts[conversation.id].flatMap { configuration.address(.reply, $0.code) }
      let link = configuration.link(to: conversation, person.language)
      found[conversation.id, default: []].append(
        (item, PostInDigest(post: post, author: author, answer: answer, link: link).text(texts, configuration.zoned(person, connection))))
    }
    return order.compactMap { id in
      guard let conversation = conversations[id], let posts = found[id] else { return nil }
      return ("\(conversation.subject) (\(names.place(of: conversation, texts)))", posts)
    }
  }
}

/// One post in a gathered mail: who wrote when, the words, and where to answer.
private struct PostInDigest {
  let post: Post
  let author: String
  let answer: String?
  let link: String

  func text(_ texts: Texts, _ zone: ClockZone) -> String {
    let (day, minute) = zone.local(post.sentAt)
    let clock = "\(minute / 60):" + (minute % 60 < 10 ? "0" : "") + String(minute % 60)
    let line = texts(
      MailText.digestPost, ["author": .text(author), "day": .text(Formats(texts.language).day(day)), "clock": .text(clock)])
    let words = LetterText.cut(post.text, bytes: 6000, link: link, texts)
    let place = answer.map { texts(MailText.digestAnswer, ["address": .text($0), "link": .text(link)]) } ?? link
    return "\(line)\n\n\(words)\n\n\(place)"
  }
}

extension Configuration {
  /// The clocks of a person; the operator's when the choices cannot be read.
  fileprivate func zoned(_ person: Person, _ connection: any Connection) -> ClockZone {
    zone(of: (try? connection.mailChoices.find(person.id)) ?? MailChoices())
  }
}
