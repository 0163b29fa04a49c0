import Domain
import Store
import TwinhallCore

extension ArrivedMail {
  /// The subject without marks of answering and forwarding; the sender's name when there is none.
  var subject: String {
    var text = Validation.cleaned(mail.subject)
    while let prefix = ["re:", "sv:", "fw:", "fwd:", "vb:", "rv:", "відп:", "пер:", "aw:"].first(where: text.lowercased().hasPrefix) {
      text = String(text.dropFirst(prefix.count)).trimmingWhitespace
    }
    if text.isEmpty { text = Validation.cleaned(mail.fromName.isEmpty ? from : mail.fromName) }
    return String(text.prefix(ConversationLimits.subject))
  }

  /// The words as a post holds them.
  func fit(_ text: String) -> String {
    var validation = Validation()
    return validation.text("text", String(text.prefix(ConversationLimits.post)), required: false, limit: ConversationLimits.post)
  }

  /// What stays of the mail beside the words.
  func kept(_ text: String) -> MailedPost {
    MailedPost(
      messageID: mail.messageID, original: mail.text == text ? "" : String(mail.text.prefix(100_000)).withoutNull,
      leftOut: leftOut)
  }

  /// Names of what was attached; each in one line.
  var leftOut: [String] {
    mail.attachments.map { Validation.cleaned($0.name.isEmpty ? $0.type : $0.name) }
  }

  func unconfirmed(id: Identifier<UnconfirmedMail>, at instant: Instant) -> UnconfirmedMail {
    UnconfirmedMail(
      id: id, fromName: Validation.cleaned(mail.fromName), from: from, subject: subject, text: fit(mail.text), leftOut: leftOut,
      receivedAt: instant)
  }
}

extension Validation {
  /// A stranger's text in one line of at most 200 characters.
  fileprivate static func cleaned(_ text: String) -> String {
    var validation = Validation()
    return validation.line("text", String(text.prefix(200)), required: false, limit: 200)
  }
}

extension String {
  /// PostgreSQL's texts hold no null character.
  fileprivate var withoutNull: String { replacing("\0", with: "") }
}
