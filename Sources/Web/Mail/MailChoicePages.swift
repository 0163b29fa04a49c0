import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// What a person is mailed and when, what comes next, and the calendar.
enum MailChoicePages {
  static let show: PathPattern = "/account/mail"
  static let next: PathPattern = "/account/mail/next"
  static let trust: PathPattern = "/account/mail/trust"
  static let makeCalendar: PathPattern = "/account/calendar"
  static let endCalendar: PathPattern = "/account/calendar/end"

  static let endpoints: [Endpoint] = [
    .page(show, UseOwnAccount.self) { visit, permit in try choicesPage(visit, permit) },
    .form(show, UseOwnAccount.self, save),
    .page(next, UseOwnAccount.self) { visit, permit in try nextPage(visit, permit) },
    .form(trust, UseOwnAccount.self) { visit, permit, _ in
      try visit.application.trustOwnAddress(permit: permit)
      return visit.redirect(show, done: .saved)
    },
    .form(makeCalendar, UseOwnAccount.self) { visit, permit, _ in
      let secret = try visit.application.makeCalendar(permit: permit)
      return madePage(visit, secret)
    },
    .form(endCalendar, UseOwnAccount.self) { visit, permit, _ in
      try visit.application.endCalendar(permit: permit)
      return visit.redirect(show, done: .removed)
    },
  ]

  private static func save(_ visit: Visit, _ permit: Permit<UseOwnAccount>, _ form: Form) throws -> Response {
    do {
      try visit.application.chooseMails(MailChoices(form), permit: permit)
      return visit.redirect(show, done: .saved)
    } catch let invalid as InvalidInput {
      return try choicesPage(visit, permit, typed: form, visit.problems(invalid))
    } catch is VersionConflict {
      return try choicesPage(visit, permit, typed: form, isConflict: true)
    }
  }

  private static func choicesPage(
    _ visit: Visit, _ permit: Permit<UseOwnAccount>, typed form: Form? = nil, _ problems: Problems = .none, isConflict: Bool = false
  ) throws -> Response {
    let (texts, own) = (visit.texts, try visit.application.ownMail(permit: permit))
    let above = [Link(texts(AccountsText.accountTitle), visit.address(AccountPages.show))]
    return visit.page(texts(MailingText.title), status: isConflict ? 409 : nil, problems: problems, above: above) { html in
      html.element("h1", [], texts(MailingText.title))
      if isConflict { html.conflictNotice(title: texts(MailingText.conflictTitle), text: texts(MailingText.conflictText)) }
      html.addressFault(own.fault, visit)
      html.element("p", [.class("lead")], texts(MailingText.lead))
      var choices = form.map(MailChoices.init) ?? own.choices
      if isConflict { choices.version = own.choices.version }
      MailChoiceForm(visit: visit, choices: choices, standardZone: own.standardZone, problems: problems).write(&html)
      html.element("p") { $0.link(Link(texts(MailingText.nextLink), visit.address(next))) }
      calendar(visit, own, &html)
    }
  }

  private static func calendar(_ visit: Visit, _ own: OwnMail, _ html: inout HTML) {
    let texts = visit.texts
    html.element("h2", [], texts(MailingText.calendarTitle))
    html.element("p", [], texts(MailingText.calendarText))
    if own.hasCalendar { html.element("p", [], texts(MailingText.calendarHas)) }
    html.form(action: visit.address(makeCalendar), csrf: visit.csrf) { html in
      html.actions { html in
        html.button(texts(own.hasCalendar ? MailingText.calendarRenew : .calendarMake), .secondary)
        if own.hasCalendar { html.button(texts(MailingText.calendarEnd), .warning, action: visit.address(endCalendar)) }
      }
    }
  }

  private static func madePage(_ visit: Visit, _ secret: Secret) -> Response {
    let texts = visit.texts
    let address = visit.application.configuration.publicAddress + visit.address(CalendarPages.show, secret.text)
    let above = [
      Link(texts(AccountsText.accountTitle), visit.address(AccountPages.show)), Link(texts(MailingText.title), visit.address(show)),
    ]
    return visit.page(texts(MailingText.calendarMadeTitle), above: above) { html in
      html.element("h1", [], texts(MailingText.calendarMadeTitle))
      html.element("p", [], texts(MailingText.calendarMadeText))
      html.element("p") { $0.element("code", [.class("secret")], address) }
    }
  }

  private static func nextPage(_ visit: Visit, _ permit: Permit<UseOwnAccount>) throws -> Response {
    let (texts, own) = (visit.texts, try visit.application.ownMail(permit: permit))
    let above = [
      Link(texts(AccountsText.accountTitle), visit.address(AccountPages.show)), Link(texts(MailingText.title), visit.address(show)),
    ]
    return visit.page(texts(MailingText.nextTitle), above: above) { html in
      html.element("h1", [], texts(MailingText.nextTitle))
      guard let next = own.next, let time = own.nextAt else {
        return html.emptyState(
          title: texts(MailingText.nextNone), text: texts(MailingText.nextNoneText),
          action: Link(texts(MailingText.link), visit.address(show)))
      }
      html.element("p", [.class("lead")], texts(MailingText.nextAt, ["time": .text(visit.formats.instant(time))]))
      html.element("h2", [], next.subject)
      html.element("div", [.class("letter"), Attribute("dir", "auto")]) { $0.paragraphs(next.body) }
    }
  }
}

extension MailChoices {
  fileprivate init(_ form: Form) {
    self.init()
    for kind in MailKind.allCases { self[kind] = MailFrequency(rawValue: form.text(kind.rawValue)) ?? .atOnce }
    hour = Int(form.text("hour")) ?? -1
    weekday = Int(form.text("weekday")) ?? -1
    timeZone = form.text("time-zone")
    version = form.version
  }
}

extension Visit {
  /// What is wrong with the reader's own address.
  func ownAddressFault() throws -> AddressFault? {
    guard let person = viewer.person else { return nil }
    return try application.read { try $0.addressFaults.find(person.email.lowercased()) }
  }
}

extension HTML {
  /// Says that mails to somebody came back and how they go on; nothing while they arrive.
  mutating func addressFault(_ fault: AddressFault?, _ visit: Visit) {
    guard let fault, fault.stoppedAt != nil else { return }
    let texts = visit.texts
    notice(.warning, title: texts(MailingText.faultTitle)) { html in
      html.element("p", [], texts(MailingText.faultText, ["address": .text(fault.email)]))
      html.form(action: visit.address(MailChoicePages.trust), csrf: visit.csrf) { html in
        html.actions { $0.button(texts(MailingText.faultAgain), .secondary) }
      }
    }
  }
}
