import Database
import Domain
import Mail
import Store
import TwinhallCore

/// What is to be done with a mail that came in.
enum MailDecision {
  /// A person writes in a conversation.
  case post(Conversation, Person, text: String)
  /// A person writes to the office.
  case start(Person)
  /// Somebody whom nobody knows writes to the office.
  case unconfirmed
  /// Mails are to stop.
  case stop(SignedCode.Purpose, code: String)
  /// A server reports on a mail of ours.
  case bounce(code: String?, DeliveryReport)
  /// - Parameter language: of the answer to the sender; nil gives none.
  case refuse(MailReceipt.Reason, answeredIn: Language?)
}

extension Application {
  /// Decides about a mail. What a program wrote is never answered, so that nothing goes round for ever.
  func decide(_ arrived: ArrivedMail, on connection: any Connection) throws -> MailDecision {
    let mail = arrived.mail
    let target = arrived.addresses.lazy.compactMap(configuration.read).first
    if let target, target.purpose == .bounce {
      guard let report = mail.report else { return .refuse(.automatic, answeredIn: nil) }
      return .bounce(code: target.code, report)
    }
    if let report = mail.report { return .bounce(code: nil, report) }
    if mail.isOwn(host: configuration.mail.host) { return .refuse(.own, answeredIn: nil) }
    // Programs stop mails for people, so this comes before automatic mails are turned away.
    if let target, target.purpose != .reply {
      return target.code.map { .stop(target.purpose, code: $0) } ?? .refuse(.badToken, answeredIn: nil)
    }
    if mail.isAutomatic { return .refuse(.automatic, answeredIn: nil) }
    if isForged(mail) { return .refuse(.notAuthentic, answeredIn: nil) }
    if arrived.from.isEmpty { return .refuse(.unknownSender, answeredIn: nil) }
    if let target { return try reply(arrived, code: target.code, connection) }
    let office = configuration.mail.officeAddress?.foldedAddress
    guard arrived.addresses.contains(where: { $0.foldedAddress == office }) else { return .refuse(.unknownAddress, answeredIn: nil) }
    guard let person = try connection.people.find(foldedEmail: arrived.from), isCertain(mail) else { return .unconfirmed }
    return .start(person)
  }

  /// The token proves whom we gave it to; the sender's address, which anybody can write, must be theirs as well.
  private func reply(_ arrived: ArrivedMail, code: String?, _ connection: any Connection) throws -> MailDecision {
    guard let code, let part = try connection.participants.find(code: code), let person = try connection.people.find(part.person),
      let conversation = try connection.conversations.find(part.conversation)
    else { return .refuse(.badToken, answeredIn: .english) }
    guard person.email.foldedAddress == arrived.from else { return .refuse(.wrongSender, answeredIn: person.language) }
    let people = try connection.participants.people(of: conversation, on: time.today)
    let isListed = try connection.conversations.isListed(
      conversation.id, on: conversationKeys(of: viewer(of: person, on: connection), on: connection))
    guard try !connection.people.isDisabled(person.id), isListed || people.contains(where: { $0.id == person.id }) else {
      return .refuse(.noLongerPart, answeredIn: person.language)
    }
    let text = replyText(arrived.mail.text)
    return text.isEmpty ? .refuse(.empty, answeredIn: person.language) : .post(conversation, person, text: text)
  }

  /// A server that the operator trusts says that the sender's domain did not send it.
  private func isForged(_ mail: ReceivedMail) -> Bool {
    configuration.mail.authenticationServer.map { mail.dmarc(trusting: $0) == "fail" } ?? false
  }

  /// Without a token only the sender's address tells who writes. Where a trusted server looks at senders, it has to have found it right.
  private func isCertain(_ mail: ReceivedMail) -> Bool {
    configuration.mail.authenticationServer.map { mail.dmarc(trusting: $0) == "pass" } ?? true
  }
}
