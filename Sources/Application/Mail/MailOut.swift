import Database
import Domain
import Jobs
import Localization
import Store
import TwinhallCore

extension Change {
  /// Puts a mail to a person into the outbox, in the person's language, in the same transaction as what it tells.
  /// - Parameter evenIfStopped: goes out although mails to the address came back: the person asked for it just now.
  func mail(
    to person: Person, subject: MailText, body: MailText, evenIfStopped: Bool = false, _ arguments: KeyValuePairs<String, Argument>
  ) throws {
    var mail = notice(to: person.email, in: person.language, subject, body, arguments)
    mail.person = person.id
    try connection.send(mail, evenIfStopped: evenIfStopped)
  }

  /// - Parameter person: whose the address is going to be.
  func mail(
    to address: String, of person: Identifier<Person>? = nil, in language: Language, subject: MailText, body: MailText,
    _ arguments: KeyValuePairs<String, Argument>
  ) throws {
    var mail = notice(to: address, in: language, subject, body, arguments)
    mail.person = person
    try connection.send(mail)
  }

  private func notice(
    to address: String, in language: Language, _ subject: MailText, _ body: MailText, _ arguments: KeyValuePairs<String, Argument>
  ) -> OutgoingMail {
    let texts = Texts.shared(language)
    return OutgoingMail(
      id: makeIdentifier(), to: address, language: language, subject: texts(subject, arguments), body: texts(body, arguments) + "\n",
      createdAt: at)
  }
}

extension Connection {
  /// Puts a mail into the outbox together with the job that sends it. Nothing goes to an address that mails came back from.
  /// - Returns: false when the address takes no mails.
  @discardableResult func send(_ mail: OutgoingMail, evenIfStopped: Bool = false) throws -> Bool {
    // The contact of a record whose person was erased.
    if mail.to.isEmpty { return false }
    if try !evenIfStopped && addressFaults.find(mail.to.foldedAddress)?.stoppedAt != nil { return false }
    var mail = mail
    (mail.subject, mail.body) = (EnglishMark.removed(from: mail.subject), EnglishMark.removed(from: mail.body))
    if mail.kind != .answer { mail.bounceCode = SignedCode.random() }
    let job = try JobQueue.enqueue(
      MailDelivery.kind, payload: mail.id.description, runAt: mail.createdAt, createdAt: mail.createdAt, on: self)
    try mails.insert(mail, job: job.description)
    return true
  }
}
