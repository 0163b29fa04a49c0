import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup

/// Another mail address, which its mailbox has to confirm.
enum EmailPages {
  static let show: PathPattern = "/account/email"
  static let sent: PathPattern = "/account/email/sent"
  static let confirm: PathPattern = "/confirm-email/{secret}"

  static let endpoints: [Endpoint] = [
    .page(show, UseOwnAccount.self) { visit, _ in
      try visit.expectFresh()
      return emailPage(visit)
    },
    .form(show, UseOwnAccount.self) { visit, permit, form in
      do {
        try visit.application.askForEmailChange(to: form.text("email"), session: visit.session, permit: permit)
        return visit.redirect(sent)
      } catch let invalid as InvalidInput {
        return emailPage(visit, typed: form.text("email"), visit.problems(invalid))
      }
    },
    .page(sent, UseOwnAccount.self) { visit, _ in
      visit.page(visit.texts(AccountsText.sentTitle), above: visit.aboveInAccount()) { html in
        html.element("h1", [], visit.texts(AccountsText.sentTitle))
        html.element("p", [.class("lead")], visit.texts(AccountsText.emailSentText))
      }
    },
    .page(confirm, SignIn.self) { visit, _ in try confirmPage(visit) },
    .form(confirm, SignIn.self) { visit, permit, _ in
      try visit.application.confirmEmail(link: visit.parameter("secret"), permit: permit)
      return visit.viewer.person == nil ? visit.redirect(SignInPages.start, done: .saved) : visit.redirect(AccountPages.show, done: .saved)
    },
  ]

  private static func emailPage(_ visit: Visit, typed: String = "", _ problems: Problems = .none) -> Response {
    let texts = visit.texts
    return visit.page(texts(AccountsText.emailTitle), problems: problems, above: visit.aboveInAccount()) { html in
      html.element("h1", [], texts(AccountsText.emailTitle))
      html.element("p", [.class("lead")], texts(AccountsText.emailLead, ["email": .text(visit.viewer.person?.email ?? "")]))
      html.form(action: visit.address(show), csrf: visit.csrf) { html in
        html.textField(
          Field("email", label: texts(AccountsText.emailNew), error: problems.error(at: "email"), value: typed, autocomplete: "email"),
          .email)
        html.actions { html in
          html.button(texts(AccountsText.sendLink))
          html.link(Link(texts(AccountsText.cancel), visit.address(AccountPages.show)))
        }
      }
    }
  }

  /// Opening the link asks for a click, as on the page of a sign-in link.
  private static func confirmPage(_ visit: Visit) throws -> Response {
    visit.hidesAddress()
    let secret = try visit.parameter("secret")
    return visit.page(visit.texts(AccountsText.emailConfirmTitle)) { html in
      html.element("h1", [], visit.texts(AccountsText.emailConfirmTitle))
      html.element("p", [], visit.texts(AccountsText.emailConfirmText))
      html.form(action: visit.address(confirm, secret), csrf: visit.csrf, keepsText: false) { html in
        html.actions { $0.button(visit.texts(AccountsText.emailConfirm)) }
      }
    }
  }
}
