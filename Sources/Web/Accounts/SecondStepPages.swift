import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store

/// The second step of signing in, for people who have a second factor.
enum SecondStepPages {
  static let show: PathPattern = "/sign-in/second"
  static let recovery: PathPattern = "/sign-in/second/recovery"

  static let endpoints: [Endpoint] = [
    .page(show, SignIn.self) { visit, permit in try stepPage(visit, permit) },
    .form(show, SignIn.self) { visit, permit, form in
      let entrance = try visit.application.signIn(
        code: form.text("code"), waiting: visit.session, from: visit.networkAddress, permit: permit)
      guard let entrance else {
        visit.noteRefusedSignIn(by: "code")
        return try stepPage(visit, permit, form, wrong: "code")
      }
      return visit.enter(entrance, next: form.text("next"))
    },
    .form(recovery, SignIn.self) { visit, permit, form in
      let entrance = try visit.application.signIn(
        recoveryCode: form.text("recovery"), waiting: visit.session, from: visit.networkAddress, permit: permit)
      guard let entrance else {
        visit.noteRefusedSignIn(by: "recovery-code")
        return try stepPage(visit, permit, form, wrong: "recovery")
      }
      return visit.enter(entrance, next: form.text("next"))
    },
  ]

  private static func stepPage(_ visit: Visit, _ permit: Permit<SignIn>, _ form: Form? = nil, wrong field: String? = nil) throws -> Response
  {
    // Nobody has come half way in: they begin at the beginning.
    guard let factors = try visit.application.waitingFactors(visit.signedIn, permit: permit) else {
      return visit.redirect(SignInPages.start)
    }
    let (texts, next) = (visit.texts, visit.request.query.first("next") ?? form?.text("next") ?? "")
    let problems = Problems(errors: field.map { [FieldError($0, visit.sentence(for: Problem($0, .wrongCode)))] } ?? [])
    return visit.page(texts(AccountsText.secondStepTitle), problems: problems) { html in
      html.element("h1", [], texts(AccountsText.secondStepTitle))
      html.element("p", [.class("lead")], texts(AccountsText.secondStepLead))
      if factors.codeAppSince != nil { codeForm(&html, visit, next, problems) }
      if !factors.passkeys.isEmpty { passkeyForm(&html, visit, next, isOnly: factors.codeAppSince == nil) }
      recoveryForm(&html, visit, factors, next, problems)
    }
  }

  private static func codeForm(_ html: inout HTML, _ visit: Visit, _ next: String, _ problems: Problems) {
    let texts = visit.texts
    html.form(action: visit.address(show), csrf: visit.csrf, keepsText: false) { html in
      html.nextPage(next)
      html.codeField(label: texts(AccountsText.code), hint: texts(AccountsText.codeHint), problems)
      html.actions { $0.button(texts(AccountsText.signIn)) }
    }
  }

  private static func passkeyForm(_ html: inout HTML, _ visit: Visit, _ next: String, isOnly: Bool) {
    html.form(action: visit.address(PasskeySignInPages.ask), csrf: visit.csrf, keepsText: false) { html in
      html.nextPage(next)
      html.actions { $0.button(visit.texts(AccountsText.passkeyUse), isOnly ? .primary : .secondary) }
    }
  }

  private static func recoveryForm(_ html: inout HTML, _ visit: Visit, _ factors: SecondFactors, _ next: String, _ problems: Problems) {
    let texts = visit.texts
    html.details(texts(AccountsText.secondStepOther), isOpen: problems.error(at: "recovery") != nil) { html in
      html.element("p", [], texts(AccountsText.secondStepOtherText))
      guard factors.recoveryCodes > 0 else { return }
      html.form(action: visit.address(recovery), csrf: visit.csrf, keepsText: false) { html in
        html.nextPage(next)
        html.textField(
          Field(
            "recovery", label: texts(AccountsText.recoveryCode), hint: texts(AccountsText.recoveryCodeHint),
            error: problems.error(at: "recovery"), autocomplete: "off"), width: .medium)
        html.actions { $0.button(texts(AccountsText.signIn), .secondary) }
      }
    }
  }
}

extension HTML {
  /// Where the six digits of an app are typed.
  mutating func codeField(label: String, hint: String, _ problems: Problems) {
    textField(
      Field("code", label: label, hint: hint, error: problems.error(at: "code"), autocomplete: "one-time-code"), .code, width: .short)
  }
}
