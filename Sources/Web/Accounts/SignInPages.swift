import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup

/// Signing in: by a one-use link that is mailed, by a passkey, or by password.
enum SignInPages {
  static let start: PathPattern = "/sign-in"
  static let password: PathPattern = "/sign-in/password"
  static let sent: PathPattern = "/sign-in/sent"
  static let link: PathPattern = "/sign-in/{secret}"
  static let signOut: PathPattern = "/sign-out"

  static let endpoints: [Endpoint] = [
    .page(start, SignIn.self) { visit, _ in signInPage(visit) },
    .form(start, SignIn.self, requestLink),
    .page(sent, SignIn.self) { visit, _ in sentPage(visit) },
    .form(password, SignIn.self, signInByPassword),
    .page(link, SignIn.self) { visit, _ in linkPage(visit) },
    .form(link, SignIn.self, signInByLink),
    .form(signOut, UseOwnAccount.self, signOut),
  ]

  private static func requestLink(_ visit: Visit, _ permit: Permit<SignIn>, _ form: Form) throws -> Response {
    do {
      try visit.application.requestSignInLink(
        email: form.text("email"), next: form.text("next"), from: visit.networkAddress, permit: permit)
    } catch let invalid as InvalidInput {
      return signInPage(visit, email: form.text("email"), next: form.text("next"), problems: visit.problems(invalid))
    }
    return visit.redirect(sent)
  }

  private static func signInByPassword(_ visit: Visit, _ permit: Permit<SignIn>, _ form: Form) throws -> Response {
    let entrance = try visit.application.signIn(
      email: form.text("address"), password: form.text("password"), from: visit.networkAddress, device: visit.device,
      earlier: visit.session, permit: permit)
    guard let entrance else {
      visit.noteRefusedSignIn(by: "password")
      let problems = Problems(errors: [FieldError("address", visit.texts(AccountsText.wrongPassword))])
      return signInPage(visit, address: form.text("address"), next: form.text("next"), problems: problems)
    }
    return visit.enter(entrance, next: form.text("next"))
  }

  private static func signInByLink(_ visit: Visit, _ permit: Permit<SignIn>, _ form: Form) throws -> Response {
    do {
      let entrance = try visit.application.signIn(
        link: visit.parameter("secret"), device: visit.device, earlier: visit.session, permit: permit)
      return visit.enter(entrance, next: form.text("next"))
    } catch let refused as StepRefused {
      visit.noteRefusedSignIn(by: "link")
      return visit.answer(to: refused)
    }
  }

  private static func signOut(_ visit: Visit, _ permit: Permit<UseOwnAccount>, _: Form) throws -> Response {
    if let session = visit.session { try visit.application.signOut(session: session, permit: permit) }
    visit.forgetBrowser()
    return visit.redirect(FrontPage.show, done: .signedOut)
  }
}

extension SignInPages {
  private static func signInPage(
    _ visit: Visit, email: String = "", address: String = "", next: String = "", problems: Problems = .none
  ) -> Response {
    let texts = visit.texts
    let next = visit.request.query.first("next") ?? next
    return visit.page(texts(AccountsText.signInTitle), problems: problems) { html in
      html.element("h1", [], texts(AccountsText.signInTitle))
      html.element("p", [.class("lead")], texts(AccountsText.signInLead))
      html.form(action: visit.address(start), csrf: visit.csrf, keepsText: false) { html in
        html.nextPage(next)
        html.textField(
          Field("email", label: texts(AccountsText.email), error: problems.error(at: "email"), value: email, autocomplete: "email"),
          .email)
        html.actions { $0.button(texts(AccountsText.sendLink)) }
      }
      if visit.application.configuration.passkeySite != nil {
        html.form(action: visit.address(PasskeySignInPages.ask), csrf: visit.csrf, keepsText: false) { html in
          html.nextPage(next)
          html.actions { $0.button(texts(AccountsText.passkeySignIn), .secondary) }
        }
      }
      html.details(texts(AccountsText.byPassword), isOpen: !address.isEmpty) { html in
        html.form(action: visit.address(password), csrf: visit.csrf, keepsText: false) { html in
          html.nextPage(next)
          html.textField(
            Field(
              "address", label: texts(AccountsText.email), error: problems.error(at: "address"), value: address,
              autocomplete: "email"), .email)
          html.textField(
            Field("password", label: texts(AccountsText.password), autocomplete: "current-password"), .password)
          html.actions { $0.button(texts(AccountsText.signIn), .secondary) }
        }
      }
    }
  }

  private static func sentPage(_ visit: Visit) -> Response {
    visit.page(visit.texts(AccountsText.sentTitle)) { html in
      html.element("h1", [], visit.texts(AccountsText.sentTitle))
      html.element("p", [.class("lead")], visit.texts(AccountsText.sentText))
      if visit.application.configuration.environment == .development {
        html.element("p") { $0.link(Link(visit.texts(AccountsText.developmentMails), visit.address(DevelopmentPages.mails))) }
      }
    }
  }

  /// Opening the link asks for a click: mail scanners open links too, and would use it up.
  private static func linkPage(_ visit: Visit) -> Response {
    visit.hidesAddress()
    return visit.page(visit.texts(AccountsText.linkTitle)) { html in
      html.element("h1", [], visit.texts(AccountsText.linkTitle))
      html.form(action: visit.address(link, (try? visit.parameter("secret")) ?? ""), csrf: visit.csrf, keepsText: false) { html in
        html.nextPage(visit.request.query.first("next") ?? "")
        html.actions { $0.button(visit.texts(AccountsText.signIn)) }
      }
    }
  }
}
