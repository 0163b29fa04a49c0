import Database
import Domain
import Localization
import Store
import TwinhallCore

extension Application {
  /// Writes to another body on behalf of one's own. People of the other body get it by mail.
  /// - Parameter sender: a body the permit was given for.
  /// - Throws: `InvalidInput`; `StepRefused(.alreadyDone)` while an earlier message waits for its answer.
  public func expressInterest(
    from sender: Identifier<Organisation>, to receiver: Identifier<Organisation>, message: String, permit: Permit<ExpressInterest>
  ) throws {
    var validation = Validation()
    let text = validation.text("message", message, required: true, limit: QuestionLimits.about)
    if sender == receiver { validation.add("from", .itself) }
    try validation.finish()
    try change(permit) { change in
      guard permit.scope.organisations.contains(sender) else { throw NotFound() }
      guard try change.connection.interestMessages.waiting(from: sender, to: receiver) == nil else { throw StepRefused([.alreadyDone]) }
      guard try change.connection.declarations.published(of: receiver) != nil else { throw StepRefused([.notPublished]) }
      let message = InterestMessage(
        id: change.makeIdentifier(), from: sender, to: receiver, message: text, state: .sent, answer: "", sentAt: change.at,
        answeredAt: nil, version: 1)
      try change.connection.interestMessages.insert(message)
      try change.record(message.id, after: ["from": sender.description, "to": receiver.description, "state": message.state.rawValue])
      try mail(message, to: receiver, change, subject: .interestReceivedSubject, body: .interestReceivedBody, words: text)
    }
  }

  /// Answers a message on behalf of the body it was sent to.
  /// - Parameter words: may be empty; no reason is asked for.
  /// - Throws: `InvalidInput`, `StepRefused`, `VersionConflict`.
  public func answerInterest(
    _ id: Identifier<InterestMessage>, _ answer: InterestMessage.Answer, words: String, permit: Permit<AnswerInterest>
  ) throws {
    var validation = Validation()
    let words = validation.text("answer", words, required: false, limit: QuestionLimits.text)
    try validation.finish()
    try change(permit) { change in
      let old = try find(id, change) { permit.scope.organisations.contains($0.to) }
      let next = try old.answered(answer, words: words, at: change.at)
      try write(next, from: old, change)
      let (subject, body): (MailText, MailText) =
        answer == .accept
        ? (.interestAcceptedSubject, .interestAcceptedBody) : (.interestDeclinedSubject, .interestDeclinedBody)
      try mail(next, to: next.from, change, subject: subject, body: body, words: words)
    }
  }

  /// Takes a message back before it is answered.
  public func withdrawInterest(_ id: Identifier<InterestMessage>, permit: Permit<ExpressInterest>) throws {
    try change(permit) { change in
      let old = try find(id, change) { permit.scope.organisations.contains($0.from) }
      try write(old.withdrawn(), from: old, change)
    }
  }

  private func find(
    _ id: Identifier<InterestMessage>, _ change: Change, where isOwn: (InterestMessage) -> Bool
  ) throws -> InterestMessage {
    guard let message = try change.connection.interestMessages.find(id), isOwn(message) else { throw NotFound() }
    return message
  }

  private func write(_ next: InterestMessage, from old: InterestMessage, _ change: Change) throws {
    try change.expectOne(change.connection.interestMessages.update(next))
    try change.record(old.id, before: ["state": old.state.rawValue], after: ["state": next.state.rawValue])
  }

  private func mail(
    _ message: InterestMessage, to body: Identifier<Organisation>, _ change: Change, subject: MailText, body text: MailText, words: String
  ) throws {
    let names = try change.connection.organisations.names([message.from, message.to])
    for reader in try change.connection.readers(of: body, on: change.at.day) {
      try change.mail(
        to: reader.email, in: reader.language, subject: subject, body: text,
        [
          "name": .text(reader.name), "from": .text(names[message.from]?.name(in: reader.language) ?? ""),
          "to": .text(names[message.to]?.name(in: reader.language) ?? ""), "message": .text(words),
          "link": .text("\(configuration.publicAddress)/\(reader.language.tag)/home/messages"),
        ])
    }
  }
}

extension Connection {
  /// Who gets a body's mail: its coordinators and signatories, or else the contact of its declaration.
  fileprivate func readers(
    of body: Identifier<Organisation>, on day: Day
  ) throws -> [(name: String, email: String, language: Language)] {
    let people = try [Role.coordinator, .signatory].flatMap { try heldRoles.people(as: $0, in: .organisation(body), on: day) }
    var seen: Set<Identifier<Person>> = []
    let readers = people.filter { seen.insert($0.id).inserted }.map { (name: $0.name, email: $0.email, language: $0.language) }
    if !readers.isEmpty { return readers }
    return try declarations.published(of: body).map { declaration in
      let contact = declaration.answers.contact
      return [(name: contact.name, email: contact.email, language: declaration.language)]
    } ?? []
  }
}
