import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

extension OfficeMailPages {
  static func receiptsPage(_ visit: Visit, _ permit: Permit<ManageMail>) throws -> Response {
    let texts = visit.texts
    let found = try visit.application.mailReceipts(offset: visit.offset, countTo: visit.countLimit, permit: permit)
    return listPage(visit, .receipts) { html in
      guard !found.lines.isEmpty else {
        return html.emptyState(title: texts(MailingText.receiptsEmpty), text: texts(MailingText.receiptsEmptyText))
      }
      html.dataTable(
        caption: texts(MailingText.receipts), isCaptionHidden: true,
        columns: [MailingText.when, .from, .outcome, .reason].map { Column(texts($0)) },
        rows: found.lines.map { receipt in
          [
            .text(visit.formats.shortInstant(receipt.receivedAt)),
            .text(receipt.person.flatMap { found.people[$0] } ?? receipt.from),
            .tag(visit.mailWord("outcome", receipt.outcome.rawValue), receipt.outcome.tone),
            .text(visit.mailWord("reason", receipt.reason.rawValue)),
          ]
        })
      html.pagination(visit.pagination(receipts, counted: found.counted), texts)
    }
  }

  static func inboxPage(_ visit: Visit, _ permit: Permit<ReadOfficeMail>) throws -> Response {
    let texts = visit.texts
    let found = try visit.application.unconfirmedMails(offset: visit.offset, countTo: visit.countLimit, permit: permit)
    return listPage(visit, .inbox) { html in
      guard !found.lines.isEmpty else {
        return html.emptyState(title: texts(MailingText.inboxEmpty), text: texts(MailingText.inboxEmptyText))
      }
      html.element("p", [.class("lead")], texts(MailingText.inboxLead))
      for mail in found.lines { one(visit, mail, &html) }
      html.pagination(visit.pagination(inbox, counted: found.counted), texts)
    }
  }

  private static func one(_ visit: Visit, _ mail: UnconfirmedMail, _ html: inout HTML) {
    let texts = visit.texts
    html.element("article", [.class("post")]) { html in
      html.element("h2", [Attribute("dir", "auto")], mail.subject)
      html.element("p", [.class("hint")], "\(mail.fromName) <\(mail.from)>, \(visit.formats.instant(mail.receivedAt))")
      html.element("div", [Attribute("dir", "auto")]) { $0.paragraphs(mail.text) }
      if !mail.leftOut.isEmpty {
        html.element("p", [.class("hint")], texts(ConversationsText.leftOut, ["files": .text(mail.leftOut.joined(separator: ", "))]))
      }
      visit.actionForm(handle, mail.id.description, texts(MailingText.handled), kind: .secondary, &html)
      html.element("p", [.class("hint")], texts(MailingText.handledHint))
    }
  }
}

extension MailReceipt.Outcome {
  fileprivate var tone: Tone {
    switch self {
    case .accepted: .positive
    case .unconfirmed: .information
    case .refused, .bounce: .warning
    case .duplicate: .neutral
    }
  }
}
