import Domain
import Store
import TwinhallCore

extension Change {
  /// Notes the post for everybody who takes part and wants mails, and mails it to those who want it at once. A question between bodies
  /// and its answer are decisions, which always come at once.
  func tell(
    of post: Post, in conversation: Conversation, by author: Person?, _ occasion: PostLetter.Occasion, _ configuration: Configuration
  ) throws {
    let people = try connection.participants.people(of: conversation, on: at.day).filter { $0.id != author?.id }
    for person in people { try connection.participants.ensure(person.id, in: conversation.id, code: SignedCode.random()) }
    let parts = try connection.participants.all(in: conversation.id)
    let choices = try connection.mailChoices.all(people.map(\.id))
    let letter = try PostLetter(post, conversation, author, occasion, configuration, connection)
    for person in people {
      guard let part = parts[person.id], part.mutedAt == nil || occasion != .post else { continue }
      let choice = choices[person.id] ?? MailChoices()
      let time = occasion == .post ? choice.sendTime(of: .conversations, after: at, in: configuration.zone(of: choice)) : at
      guard let time else { continue }
      let item = MailItem(id: makeIdentifier(), person: person.id, content: .post(post.id), sendAt: time)
      if time > at { _ = try connection.mailItems.insert(item) } else { try send(letter, to: person, part, item) }
    }
  }

  private func send(_ letter: PostLetter, to person: Person, _ part: Participation, _ item: MailItem) throws {
    let mail = try letter.mail(to: person, part, id: makeIdentifier(), at: at)
    guard try connection.send(mail) else { return }
    _ = try connection.mailItems.insert(item, in: mail.id)
  }
}

extension Configuration {
  /// The clocks a person reads, or the operator's.
  func zone(of choices: MailChoices) -> ClockZone {
    ClockZone.named(choices.timeZone) ?? ClockZone.named(timeZone) ?? .utc
  }
}
