import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// What went out, what came in, and which addresses fail; for the administrator. What unknown people wrote is for the office.
enum OfficeMailPages {
  static let outbox: PathPattern = "/office/mail"
  static let retry: PathPattern = "/office/mail/{mail}/retry"
  static let receipts: PathPattern = "/office/mail/receipts"
  static let addresses: PathPattern = "/office/mail/addresses"
  static let trust: PathPattern = "/office/mail/addresses/trust"
  static let inbox: PathPattern = "/office/mail/inbox"
  static let handle: PathPattern = "/office/mail/inbox/{mail}/handled"

  static let endpoints: [Endpoint] = [
    .page(outbox, ManageMail.self) { visit, permit in try outboxPage(visit, permit) },
    .page(receipts, ManageMail.self) { visit, permit in try receiptsPage(visit, permit) },
    .page(addresses, ManageMail.self) { visit, permit in try addressesPage(visit, permit) },
    .page(inbox, ReadOfficeMail.self) { visit, permit in try inboxPage(visit, permit) },
    .form(retry, ManageMail.self) { visit, permit, _ in
      try visit.application.retryMail(visit.identifier("mail"), permit: permit)
      return visit.redirect(outbox, done: .sent)
    },
    .form(trust, ManageMail.self) { visit, permit, form in
      try visit.application.trustAddress(form.text("address"), permit: permit)
      return visit.redirect(addresses, done: .saved)
    },
    .form(handle, ReadOfficeMail.self) { visit, permit, _ in
      try visit.application.handleMail(visit.identifier("mail"), permit: permit)
      return visit.redirect(inbox, done: .saved)
    },
  ]

  /// The frame of each of the lists: one title, and the way to the others.
  static func listPage(_ visit: Visit, _ title: MailingText, _ content: (inout HTML) -> Void) -> Response {
    let texts = visit.texts
    let lists: [(MailingText, PathPattern)] = [(.outbox, outbox), (.receipts, receipts), (.addresses, addresses)]
    var links = visit.may(ManageMail.self) ? lists.map { Link(texts($0.0), visit.address($0.1)) } : []
    links.append(Link(texts(MailingText.inbox), visit.address(inbox)))
    return visit.officePage("\(texts(MailingText.officeTitle)): \(texts(title))") { html in
      html.element("h1", [], "\(texts(MailingText.officeTitle)): \(texts(title))")
      html.contents(texts(MailingText.officeTitle), links)
      content(&html)
    }
  }

  private static func outboxPage(_ visit: Visit, _ permit: Permit<ManageMail>) throws -> Response {
    let texts = visit.texts
    let failed = try visit.application.outbox(failed: true, offset: visit.offset, countTo: visit.countLimit, permit: permit)
    let waiting = try visit.application.outbox(failed: false, offset: visit.offset, countTo: visit.countLimit, permit: permit)
    return listPage(visit, .outbox) { html in
      if failed.lines.isEmpty && waiting.lines.isEmpty {
        html.emptyState(title: texts(MailingText.outboxEmpty), text: texts(MailingText.outboxEmptyText))
      }
      table(visit, .failed, failed.lines, hasRetry: true, &html)
      table(visit, .waiting, waiting.lines, hasRetry: false, &html)
      html.pagination(visit.pagination(outbox, counted: max(failed.counted, waiting.counted)), texts)
    }
  }

  private static func table(_ visit: Visit, _ title: MailingText, _ lines: [OutboxLine], hasRetry: Bool, _ html: inout HTML) {
    guard !lines.isEmpty else { return }
    let texts = visit.texts
    html.element("h2", [], texts(title))
    var columns = [MailingText.when, .kind, .to, .reason].map { Column(texts($0)) }
    if hasRetry { columns.append(Column(texts(MailingText.retry))) }
    html.dataTable(
      caption: texts(title), isCaptionHidden: true, columns: columns,
      rows: lines.map { line in
        let cells: [Cell] = [
          .text(visit.formats.shortInstant(line.failedAt ?? line.createdAt)), .text(visit.mailWord("kind", line.kind.rawValue)),
          .text(line.to), .text(line.failure),
        ]
        return hasRetry ? cells + [visit.buttonCell(retry, line.id.description, texts(MailingText.retry))] : cells
      })
  }

  private static func addressesPage(_ visit: Visit, _ permit: Permit<ManageMail>) throws -> Response {
    let texts = visit.texts
    let found = try visit.application.addressFaults(offset: visit.offset, countTo: visit.countLimit, permit: permit)
    return listPage(visit, .addresses) { html in
      guard !found.lines.isEmpty else {
        return html.emptyState(title: texts(MailingText.addressesEmpty), text: texts(MailingText.addressesEmptyText))
      }
      let columns = [MailingText.to, .person, .bounces, .status, .outcome, .trust]
      html.dataTable(
        caption: texts(MailingText.addresses), isCaptionHidden: true, columns: columns.map { Column(texts($0)) },
        rows: found.lines.map { fault in
          [
            .text(fault.email), .text(fault.person.flatMap { found.people[$0] } ?? ""), .text(visit.formats.integer(fault.bounces)),
            .text("\(fault.lastStatus), \(visit.formats.shortInstant(fault.lastAt))"),
            fault.stoppedAt == nil ? .tag(texts(MailingText.stillSent), .neutral) : .tag(texts(MailingText.stopped), .warning),
            trustCell(visit, fault.email),
          ]
        })
      html.pagination(visit.pagination(addresses, counted: found.counted), texts)
    }
  }

  private static func trustCell(_ visit: Visit, _ email: String) -> Cell {
    var html = HTML(reserving: 512)
    html.form(action: visit.address(trust), csrf: visit.csrf) { html in
      html.hidden("address", email)
      html.button(visit.texts(MailingText.trust), .secondary)
    }
    return .html(html)
  }
}

extension Visit {
  /// The word for a kind, an outcome or a reason.
  func mailWord(_ prefix: String, _ value: String) -> String { texts.text("mailing.\(prefix)-\(value)") ?? value }

  /// A form that is one button, in a table.
  func buttonCell(_ pattern: PathPattern, _ value: String, _ label: String) -> Cell {
    var html = HTML(reserving: 512)
    html.form(action: address(pattern, value), csrf: csrf) { $0.button(label, .secondary) }
    return .html(html)
  }
}
