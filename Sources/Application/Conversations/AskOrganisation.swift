import Database
import Domain
import Localization
import Store
import TwinhallCore

extension Application {
  /// Writes to another body on behalf of one's own that one would like to work together. People of the other body get it by mail.
  /// - Parameters:
  ///   - sender: a body the permit was given for.
  ///   - language: in which the message is written, as a tag; empty for the author's own.
  /// - Throws: `InvalidInput`; `StepRefused(.alreadyDone)` while an earlier question waits for its answer.
  public func expressInterest(
    from sender: Identifier<Organisation>, to receiver: Identifier<Organisation>, message: String, language: String = "",
    permit: Permit<ExpressInterest>
  ) throws {
    var validation = Validation()
    let text = validation.text("message", message, required: true, limit: QuestionLimits.about)
    let language = validation.writtenLanguage("text-language", language)
    if sender == receiver { validation.add("from", .itself) }
    try validation.finish()
    try limitPosts(permit)
    try change(permit) { change in
      guard permit.scope.organisations.contains(sender) else { throw NotFound() }
      guard try change.connection.conversations.asked(from: sender, to: receiver) == nil else { throw StepRefused([.alreadyDone]) }
      guard try change.connection.declarations.published(of: receiver) != nil else { throw StepRefused([.notPublished]) }
      let names = try change.connection.organisations.names([sender, receiver])
      let subject = [sender, receiver].compactMap { names[$0]?.name }.joined(separator: " – ")
      let conversation = try change.begin(.organisations(sender, receiver), subject: subject, question: .sent)
      let draft = NewPost(
        text: text, language: language, author: permit.viewer.person, organisation: sender, letter: .asked)
      try change.write(draft, in: conversation, configuration)
      try change.tellContact(of: receiver, asked: text, in: conversation, configuration)
    }
  }

  /// Answers a question on behalf of the body it was put to.
  /// - Parameter words: may be empty; no reason is asked for.
  /// - Throws: `InvalidInput`, `StepRefused`, `VersionConflict`.
  public func answerInterest(
    _ id: Identifier<Conversation>, _ answer: Conversation.Answer, words: String, permit: Permit<AnswerInterest>
  ) throws {
    var validation = Validation()
    let words = validation.text("answer", words, required: false, limit: QuestionLimits.text)
    try validation.finish()
    try change(permit) { change in
      let old = try find(id, change) { permit.scope.organisations.contains($0.to) }
      try write(old.answered(answer), from: old, change)
      // An answer without words is still something to tell; the word of the state stands for them.
      let said = words.isEmpty ? Texts.shared(permit.viewer.person?.language ?? .english).word(answer) : words
      let draft = NewPost(
        text: said, author: permit.viewer.person, organisation: old.organisations?.to,
        letter: answer == .accept ? .accepted : .declined)
      try change.write(draft, in: old, configuration)
    }
  }

  /// Takes a question back before it is answered.
  public func withdrawInterest(_ id: Identifier<Conversation>, permit: Permit<ExpressInterest>) throws {
    try change(permit) { change in
      let old = try find(id, change) { permit.scope.organisations.contains($0.from) }
      try write(old.withdrawn(), from: old, change)
    }
  }

  private func find(
    _ id: Identifier<Conversation>, _ change: Change,
    where isOwn: ((from: Identifier<Organisation>, to: Identifier<Organisation>)) -> Bool
  ) throws -> Conversation {
    guard let found = try change.connection.conversations.find(id), let bodies = found.organisations, isOwn(bodies) else {
      throw NotFound()
    }
    return found
  }

  private func write(_ next: Conversation, from old: Conversation, _ change: Change) throws {
    try change.expectOne(change.connection.conversations.update(next))
    try change.record(old.id, before: ["state": old.question?.rawValue], after: ["state": next.question?.rawValue])
  }
}

extension Texts {
  fileprivate func word(_ answer: Conversation.Answer) -> String {
    callAsFunction(answer == .accept ? InterestsText.messageAccepted : .messageDeclined)
  }
}

extension Change {
  /// A body without people of its own here is told by the contact of its declaration, who has no account to answer with.
  fileprivate func tellContact(
    of body: Identifier<Organisation>, asked text: String, in conversation: Conversation, _ configuration: Configuration
  ) throws {
    let people = try connection.participants.people(of: conversation, on: at.day)
    let roles = try connection.heldRoles.roles(of: people.map(\.id), on: at.day)
    if roles.values.contains(where: { $0.contains { $0.place == .organisation(body) } }) { return }
    guard let declaration = try connection.declarations.published(of: body), let bodies = conversation.organisations else { return }
    let (contact, language) = (declaration.answers.contact, declaration.language)
    let names = try connection.organisations.names([bodies.from, bodies.to])
    try mail(
      to: contact.email, in: language, subject: .interestReceivedSubject, body: .interestReceivedBody,
      [
        "name": .text(contact.name), "from": .text(names[bodies.from]?.name(in: language) ?? ""),
        "to": .text(names[bodies.to]?.name(in: language) ?? ""), "message": .text(text),
        "link": .text(configuration.link(to: conversation, language)),
      ])
  }
}
