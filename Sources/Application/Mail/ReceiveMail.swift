import Database
import Domain
import Mail
import Store
import TwinhallCore

extension Application {
  /// Takes a mail that came in: whatever becomes of it, a receipt says so, and the same mail is taken once.
  /// - Parameter recipient: the address the server delivers it for; nil when only the mail itself tells.
  /// - Throws: what may pass: no database, no program to read it with. The mail has to come again then.
  @discardableResult public func receiveMail(
    _ bytes: [UInt8], recipient: String? = nil, way: MailReceipt.Way
  ) throws -> (outcome: MailReceipt.Outcome, reason: MailReceipt.Reason) {
    guard bytes.count <= MailReader.limit else { return try refuse(.tooLarge, way) }
    guard let mail = try MailReader().read(bytes) else { return try refuse(.unreadable, way) }
    let arrived = ArrivedMail(mail, bytes, recipient: recipient, way: way)
    let first = try read { try $0.mailReceipts.isKnown(arrived.key) ? nil : decide(arrived, on: $0) }
    guard var decision = first, try !read({ try $0.mailReceipts.isKnown(decision.key(of: arrived)) }) else {
      return try noteDuplicate(arrived)
    }
    if decision.isWritten, isOverLimit(.mailsPerSender, arrived.from) { decision = .refuse(.tooMany, answeredIn: nil) }
    let isAnswered = decision.hasAnswer(to: arrived) && !isOverLimit(.answersPerSender, arrived.from)
    do {
      return try carryOut(decision, arrived, isAnswered: isAnswered)
    } catch DatabaseError.uniqueViolation {
      // Another process took the same mail in between.
      return try noteDuplicate(arrived)
    }
  }

  private func carryOut(
    _ decision: MailDecision, _ arrived: ArrivedMail, isAnswered: Bool
  ) throws -> (outcome: MailReceipt.Outcome, reason: MailReceipt.Reason) {
    let (outcome, reason) = decision.outcome
    let author = try decision.author.map { person in try read { try viewer(of: person, on: $0) } }
    let permit = try Policy.permit(ReceiveMail.self, to: author ?? .system)
    try change(permit) { change in
      var receipt = MailReceipt(
        id: change.makeIdentifier(), messageKey: decision.key(of: arrived), receivedAt: change.at, way: arrived.way, outcome: outcome,
        reason: reason,
        from: arrived.from, person: decision.author?.id)
      receipt.post = try carryOut(decision, arrived, change)
      try change.connection.mailReceipts.insert(receipt)
      try change.record(receipt.id, after: ["outcome": outcome.rawValue, "reason": reason.rawValue])
      if isAnswered { try change.answer(decision, arrived, configuration) }
    }
    return (outcome, reason)
  }

  private func carryOut(_ decision: MailDecision, _ arrived: ArrivedMail, _ change: Change) throws -> Identifier<Post>? {
    let mail = arrived.mail
    switch decision {
    case .post(let conversation, let person, let text):
      return try change.write(NewPost(text: arrived.fit(text), author: person, mail: arrived.kept(text)), in: conversation, configuration)
    case .start(let person):
      let conversation = try change.begin(.office, subject: arrived.subject)
      let text = arrived.fit(mail.text.isEmpty ? arrived.subject : mail.text)
      return try change.write(NewPost(text: text, author: person, mail: arrived.kept(mail.text)), in: conversation, configuration)
    case .unconfirmed:
      try change.connection.unconfirmedMails.insert(arrived.unconfirmed(id: change.makeIdentifier(), at: change.at))
    case .stop(let purpose, let code):
      do { try change.stopMails(purpose, code: code) } catch is NotFound { change.recordNothing() }
    case .bounce(let code, let report):
      guard report.isPermanent, let code, let (address, person) = try change.connection.mails.recipient(bounceCode: code) else { break }
      try change.connection.addressFaults.count(
        address.foldedAddress, of: person, status: report.status, at: change.at, most: configuration.mail.mostBounces)
    case .refuse: break
    }
    return nil
  }

  /// Notes a mail that is larger than is read.
  public func refuseTooLarge(way: MailReceipt.Way) throws { _ = try refuse(.tooLarge, way) }

  private func refuse(
    _ reason: MailReceipt.Reason, _ way: MailReceipt.Way
  ) throws -> (MailReceipt.Outcome, MailReceipt.Reason) {
    let permit = try Policy.permit(ReceiveMail.self, to: .system)
    try change(permit) { change in
      let id: Identifier<MailReceipt> = change.makeIdentifier()
      // One that cannot be read has no name of its own: each time it comes is a line.
      try change.connection.mailReceipts.insert(
        MailReceipt(
          id: id, messageKey: id.description, receivedAt: change.at, way: way, outcome: .refused, reason: reason, from: ""))
      try change.record(id, after: ["outcome": "refused", "reason": reason.rawValue])
    }
    return (.refused, reason)
  }

  private func noteDuplicate(_ arrived: ArrivedMail) throws -> (MailReceipt.Outcome, MailReceipt.Reason) {
    try database.transaction { connection in
      try connection.mailReceipts.insert(
        MailReceipt(
          id: Identifier(at: time.now), messageKey: arrived.key, receivedAt: time.now, way: arrived.way, outcome: .duplicate, reason: .seen,
          from: arrived.from))
    }
    return (.duplicate, .seen)
  }

  /// Counts one more, and tells whether there were too many.
  private func isOverLimit(_ limit: RateLimit, _ address: String) -> Bool {
    do { try self.limit(limit, key: address) } catch { return error is StepRefused }
    return false
  }
}

extension MailDecision {
  /// What the receipt of the mail is known by.
  fileprivate func key(of arrived: ArrivedMail) -> String {
    if case .refuse(let reason, _) = self { return arrived.keyOfRefusal(reason) }
    return arrived.key
  }

  fileprivate var author: Person? {
    switch self {
    case .post(_, let person, _), .start(let person): person
    default: nil
    }
  }

  /// Whether somebody's words are kept.
  fileprivate var isWritten: Bool {
    switch self {
    case .post, .start, .unconfirmed: true
    default: false
    }
  }

  fileprivate var outcome: (MailReceipt.Outcome, MailReceipt.Reason) {
    switch self {
    case .post: (.accepted, .post)
    case .start: (.accepted, .newConversation)
    case .unconfirmed: (.unconfirmed, .unknownSender)
    case .stop: (.accepted, .stopped)
    case .bounce(_, let report): (.bounce, report.isPermanent ? .permanent : .temporary)
    case .refuse(let reason, _): (.refused, reason)
    }
  }
}
