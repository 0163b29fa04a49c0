import Application
import Credentials
import Domain
import HTTPServer
import Interface
import Localization
import Markup

/// Turning an app for codes on and off.
enum CodeAppPages {
  static let begin: PathPattern = "/account/code-app/begin"
  static let show: PathPattern = "/account/code-app"
  static let remove: PathPattern = "/account/code-app/remove"

  static let endpoints: [Endpoint] = [
    .page(begin, UseOwnAccount.self) { visit, _ in visit.redirect(SignInWaysPages.show) },
    .form(begin, UseOwnAccount.self) { visit, permit, _ in
      try visit.application.beginCodeApp(session: visit.session, permit: permit)
      return visit.redirect(show)
    },
    .page(show, UseOwnAccount.self) { visit, permit in try setUpPage(visit, permit) },
    .form(show, UseOwnAccount.self) { visit, permit, form in
      guard let added = try visit.application.confirmCodeApp(form.text("code"), session: visit.session, permit: permit) else {
        return try setUpPage(visit, permit, visit.problems(InvalidInput([Problem("code", .wrongCode)])))
      }
      return visit.added(added)
    },
    .page(remove, UseOwnAccount.self) { visit, permit in
      guard try visit.application.ownAccount(permit: permit).factors.codeAppSince != nil else {
        return visit.redirect(SignInWaysPages.show)
      }
      return try visit.removalPage(
        title: .codeAppRemove, text: .codeAppRemoveText, action: visit.address(remove), button: visit.texts(AccountsText.codeAppRemove))
    },
    .form(remove, UseOwnAccount.self) { visit, permit, _ in
      try visit.application.removeCodeApp(session: visit.session, permit: permit)
      return visit.redirect(SignInWaysPages.show, done: .removed)
    },
  ]

  private static func setUpPage(_ visit: Visit, _ permit: Permit<UseOwnAccount>, _ problems: Problems = .none) throws -> Response {
    guard let offer = try visit.application.codeAppOffer(session: visit.signedIn, permit: permit) else {
      return visit.redirect(SignInWaysPages.show)
    }
    let texts = visit.texts
    return visit.page(texts(AccountsText.codeAppSetUp), problems: problems, above: visit.aboveInAccount(visit.signInWaysLink)) { html in
      html.element("h1", [], texts(AccountsText.codeAppSetUp))
      html.element("p", [.class("lead")], texts(AccountsText.codeAppSetUpLead))
      html.element("h2", [], texts(AccountsText.codeAppTake))
      key(&html, offer, texts)
      html.element("h2", [], texts(AccountsText.codeAppType))
      html.form(action: visit.address(show), csrf: visit.csrf) { html in
        html.codeField(label: texts(AccountsText.code), hint: texts(AccountsText.codeHint), problems)
        html.actions { html in
          html.button(texts(AccountsText.codeAppTurnOn))
          html.link(Link(texts(AccountsText.cancel), visit.address(SignInWaysPages.show)))
        }
      }
    }
  }

  private static func key(_ html: inout HTML, _ offer: CodeAppOffer, _ texts: Texts) {
    if let code = QRCode(offer.address) {
      html.element("p", [], texts(AccountsText.codeAppQr))
      html.element("p") { $0.qrPicture(width: code.width, title: texts(AccountsText.codeAppQrTitle)) { code[$0, $1] } }
    }
    html.element("p", [], texts(AccountsText.codeAppKey))
    html.element("p") { $0.element("code", [.class("secret")], offer.key) }
    html.element("p") { $0.link(Link(texts(AccountsText.codeAppOpen), offer.address)) }
  }
}
