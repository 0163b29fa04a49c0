import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import TwinhallCore

/// The browsers in which a person is signed in.
enum SessionPages {
  static let list: PathPattern = "/account/sessions"
  static let end: PathPattern = "/account/sessions/{session}/end"

  static let endpoints: [Endpoint] = [
    .page(list, UseOwnAccount.self) { visit, permit in listPage(visit, try visit.application.ownAccount(permit: permit)) },
    .form(list, UseOwnAccount.self) { visit, permit, _ in
      try visit.application.signOutEverywhere(permit: permit)
      visit.forgetBrowser()
      return visit.redirect(FrontPage.show, done: .signedOut)
    },
    .form(end, UseOwnAccount.self) { visit, permit, _ in
      let id: Identifier<Session> = try visit.identifier("session")
      try visit.application.endSession(id, permit: permit)
      guard id == visit.signedIn?.id else { return visit.redirect(list, done: .removed) }
      visit.forgetBrowser()
      return visit.redirect(FrontPage.show, done: .signedOut)
    },
  ]

  private static func listPage(_ visit: Visit, _ own: OwnAccount) -> Response {
    let (texts, rules) = (visit.texts, visit.settings.signInRules)
    return visit.page(texts(AccountsText.sessionsTitle), above: visit.aboveInAccount()) { html in
      html.element("h1", [], texts(AccountsText.sessionsTitle))
      html.element(
        "p", [.class("lead")], texts(AccountsText.sessionsLead, ["idle": .text(String(rules.idleDays)), "days": .text(String(rules.days))]))
      html.dataTable(
        caption: texts(AccountsText.sessionsTitle), isCaptionHidden: true,
        columns: [.browser, .signedInSince, .lastUsed, .signOutColumn].map { Column(texts($0 as AccountsText)) },
        rows: own.sessions.map { row($0, visit) })
      html.element("h2", [], texts(AccountsText.signOutEverywhere))
      html.element("p", [], texts(AccountsText.signOutEverywhereHint))
      html.form(action: visit.address(list), csrf: visit.csrf) { html in
        html.actions { $0.button(texts(AccountsText.signOutEverywhere), .warning) }
      }
    }
  }

  private static func row(_ session: Session, _ visit: Visit) -> [Cell] {
    let (texts, formats) = (visit.texts, visit.formats)
    let isThis = session.id == visit.signedIn?.id
    let name = visit.words(for: session.device)
    var button = HTML(reserving: 512)
    button.form(action: visit.address(end, session.id.description), csrf: visit.csrf) { html in
      html.element(
        "button", [.class("plain"), Attribute("aria-label", texts(AccountsText.signOutBrowser, ["browser": .text(name)]))],
        texts(FrameText.signOut))
    }
    return [
      isThis ? .lines(name, texts(AccountsText.thisBrowser)) : .text(name), .text(formats.instant(session.createdAt)),
      .text(isThis ? texts(AccountsText.now) : formats.instant(session.lastUsedAt)), .html(button),
    ]
  }
}

extension Visit {
  /// `Firefox on Android`, as far as the browser has told.
  func words(for device: Device) -> String {
    let browser = device.browser.isEmpty ? texts(AccountsText.unknownBrowser) : device.browser
    if device.system.isEmpty { return browser }
    return texts(AccountsText.browserOn, ["browser": .text(browser), "system": .text(device.system)])
  }
}
