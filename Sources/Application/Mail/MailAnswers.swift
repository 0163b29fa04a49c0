import Domain
import Localization
import Mail
import Store
import TwinhallCore

/// Answers to mails that were not taken as they were sent. They go to the sender alone and quote nothing.
extension MailDecision {
  func hasAnswer(to arrived: ArrivedMail) -> Bool { !arrived.from.isEmpty && answer(to: arrived) != nil }

  /// What is answered, in which language; nil for nothing.
  fileprivate func answer(to arrived: ArrivedMail) -> (text: MailText, language: Language)? {
    switch self {
    case .refuse(let reason, let language?): reason.answer.map { ($0, language) }
    case .unconfirmed: (.answerUnconfirmed, .english)
    case .post(_, let person, _), .start(let person):
      arrived.mail.attachments.isEmpty ? nil : (.answerLeftOut, person.language)
    default: nil
    }
  }
}

extension MailReceipt.Reason {
  fileprivate var answer: MailText? {
    switch self {
    case .badToken: .answerBadToken
    case .wrongSender: .answerWrongSender
    case .noLongerPart: .answerNoLongerPart
    case .empty: .answerEmpty
    default: nil
    }
  }
}

extension Change {
  func answer(_ decision: MailDecision, _ arrived: ArrivedMail, _ configuration: Configuration) throws {
    guard let (text, language) = decision.answer(to: arrived) else { return }
    let texts = Texts.shared(language)
    let settings = try OperatorSettings(connection)
    let arguments: KeyValuePairs<String, Argument> = [
      "operator": .text(settings.name(in: language)), "subject": .text(arrived.subject), "site": .text(configuration.publicAddress),
      "contact": .text(settings.text(.contactEmail)), "files": .text(arrived.leftOut.joined(separator: ", ")),
    ]
    var mail = OutgoingMail(
      id: makeIdentifier(), to: arrived.from, language: language, subject: texts(MailText.answerSubject, arguments),
      body: texts(text, arguments) + "\n", createdAt: at)
    mail.kind = .answer
    if !arrived.mail.messageID.isEmpty { mail.references = ["<\(arrived.mail.messageID)>"] }
    try connection.send(mail)
  }
}
