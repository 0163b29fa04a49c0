import Domain
import Localization
import Store
import TwinhallCore

extension Change {
  /// Puts a mail to a person into the outbox, in the person's language, in the same transaction as what it tells.
  func mail(to person: Person, subject: MailText, body: MailText, _ arguments: KeyValuePairs<String, Argument>) throws {
    try mail(to: person.email, in: person.language, subject: subject, body: body, arguments)
  }

  func mail(
    to address: String, in language: Language, subject: MailText, body: MailText, _ arguments: KeyValuePairs<String, Argument>
  ) throws {
    let texts = Texts.shared(language)
    let mail = OutgoingMail(
      id: makeIdentifier(), to: address, language: language, subject: EnglishMark.removed(from: texts(subject, arguments)),
      body: EnglishMark.removed(from: texts(body, arguments)) + "\n", createdAt: at)
    try connection.mails.insert(mail)
    try MailDelivery.enqueue(mail.id, at: at, on: connection)
  }
}
