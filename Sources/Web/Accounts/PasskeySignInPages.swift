import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup

/// Signing in by a passkey, alone or as the second step. The question is asked of the browser only when somebody wants it, so that the
/// page that everybody opens writes nothing.
enum PasskeySignInPages {
  static let ask: PathPattern = "/sign-in/passkey"

  static let endpoints: [Endpoint] = [
    .page(ask, SignIn.self) { visit, _ in visit.redirect(visit.signedIn == nil ? SignInPages.start : SecondStepPages.show) },
    .form(ask, SignIn.self) { visit, permit, form in
      guard let answer = form.passkeyAnswer else { return try askPage(visit, permit, form) }
      let entrance = try visit.application.signIn(
        passkey: answer, waiting: visit.signedIn, device: visit.device, earlier: visit.session, permit: permit)
      return visit.enter(entrance, next: form.text("next"))
    },
  ]

  private static func askPage(_ visit: Visit, _ permit: Permit<SignIn>, _ form: Form) throws -> Response {
    let question = try visit.application.askForPasskey(waiting: visit.signedIn, from: visit.networkAddress, permit: permit)
    let texts = visit.texts
    let isSecond = visit.signedIn?.awaitsSecondFactor == true
    let back = isSecond ? Link(texts(AccountsText.secondStepTitle), visit.address(SecondStepPages.show)) : nil
    return visit.page(
      texts(AccountsText.passkeySignIn), above: [back ?? Link(texts(AccountsText.signInTitle), visit.address(SignInPages.start))]
    ) {
      html in
      html.element("h1", [], texts(AccountsText.passkeySignIn))
      html.element("p", [.class("lead")], texts(AccountsText.passkeyAskText))
      PasskeyForm(
        visit: visit, question: question, action: visit.address(ask), label: texts(AccountsText.passkeyUse),
        otherwise: texts(isSecond ? AccountsText.passkeyWithoutSecond : .passkeyWithout), hidden: [("next", form.text("next"))]
      ).write(&html)
    }
  }
}
