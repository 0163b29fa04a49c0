import Domain
import Localization
import Mail
import Store
import TwinhallCore

extension MailMessage {
  /// A mail of the outbox with the addresses and headers that its kind needs.
  init(_ mail: OutgoingMail, _ settings: OperatorSettings, _ configuration: Configuration) {
    let contact = settings.text(.contactEmail)
    let operatorName = settings.name(in: mail.language)
    self.init(
      from: configuration.mailSender,
      fromName: mail.fromName.isEmpty
        ? operatorName : Texts.shared(mail.language)(MailText.fromName, ["name": .text(mail.fromName), "operator": .text(operatorName)]),
      to: mail.to, replyTo: contact.isEmpty ? nil : contact, language: mail.language, subject: mail.subject, body: mail.body,
      date: mail.createdAt, identifier: mail.messageName.isEmpty ? mail.id.description : mail.messageName)
    host = configuration.mail.host
    references = mail.references
    envelopeSender = mail.bounceCode.flatMap { configuration.address(.bounce, $0) }
    switch mail.kind {
    case .notice: break
    case .answer:
      origin = .answer
      // A report about an answer would be answered by nobody (RFC 3834 section 3.3).
      envelopeSender = ""
    case .post:
      origin = .person
      replyTo = configuration.address(.reply, mail.tokenCode) ?? replyTo
      list = configuration.list(of: mail, .mute, in: "conversations")
    case .digest, .reminder:
      replyTo = configuration.mail.officeAddress ?? replyTo
      list = configuration.list(of: mail, .stop, in: "news")
    }
  }
}

extension Configuration {
  fileprivate func list(of mail: OutgoingMail, _ purpose: SignedCode.Purpose, in group: String) -> MailList? {
    guard let address = stopAddress(purpose, mail.tokenCode, mail.language) else { return nil }
    return MailList(
      name: mail.listName, identifier: "\(mail.listLabel).\(group).\(self.mail.host)", unsubscribeAddress: address,
      unsubscribeMail: self.address(purpose, mail.tokenCode))
  }

  /// The page on which mails are stopped without signing in.
  func stopAddress(_ purpose: SignedCode.Purpose, _ code: String, _ language: Language) -> String? {
    guard !mail.key.isEmpty, !code.isEmpty else { return nil }
    return "\(publicAddress)/\(language.tag)/unsubscribe/\(purpose.rawValue)/\(SignedCode.sign(code, for: purpose, key: mail.key))"
  }
}
