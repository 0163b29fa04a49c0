import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup

/// Showing once more who one is, before something that could give the account away.
enum ProofPages {
  static let show: PathPattern = "/account/prove"
  static let code: PathPattern = "/account/prove/code"
  static let passkey: PathPattern = "/account/prove/passkey"
  static let link: PathPattern = "/account/prove/link"

  static let endpoints: [Endpoint] = [
    .page(show, UseOwnAccount.self) { visit, permit in try proofPage(visit, permit) },
    .form(show, UseOwnAccount.self) { visit, permit, form in
      let secret = try visit.application.prove(password: form.text("password"), session: visit.session, permit: permit)
      return try proven(visit, permit, form, secret, Problem("password", .wrongPassword))
    },
    .page(code, UseOwnAccount.self) { visit, _ in visit.redirect(show) },
    .form(code, UseOwnAccount.self) { visit, permit, form in
      let secret = try visit.application.prove(code: form.text("code"), session: visit.session, permit: permit)
      return try proven(visit, permit, form, secret, Problem("code", .wrongCode))
    },
    .page(passkey, UseOwnAccount.self) { visit, _ in visit.redirect(show) },
    .form(passkey, UseOwnAccount.self) { visit, permit, form in
      guard let answer = form.passkeyAnswer else { return try passkeyPage(visit, permit, form) }
      visit.carry(try visit.application.prove(passkey: answer, session: visit.session, permit: permit))
      return visit.goOn(to: form.text("next"))
    },
    .form(link, UseOwnAccount.self) { visit, permit, form in
      let signIn = try Policy.permit(SignIn.self, to: visit.viewer)
      try visit.application.requestSignInLink(
        email: visit.viewer.person?.email ?? "", next: form.text("next"), from: visit.networkAddress, permit: signIn)
      return visit.redirect(SignInPages.sent)
    },
  ]

  private static func proven(
    _ visit: Visit, _ permit: Permit<UseOwnAccount>, _ form: Form, _ secret: Secret?, _ problem: Problem
  ) throws -> Response {
    guard let secret else { return try proofPage(visit, permit, form, visit.problems(InvalidInput([problem]))) }
    visit.carry(secret)
    return visit.goOn(to: form.text("next"))
  }

  private static func proofPage(
    _ visit: Visit, _ permit: Permit<UseOwnAccount>, _ form: Form? = nil, _ problems: Problems = .none
  ) throws -> Response {
    let proofs = try visit.application.possibleProofs(permit: permit)
    let (texts, next) = (visit.texts, visit.request.query.first("next") ?? form?.text("next") ?? "/account/sign-in-ways")
    return visit.page(texts(AccountsText.proofTitle), problems: problems, above: visit.aboveInAccount()) { html in
      html.element("h1", [], texts(AccountsText.proofTitle))
      html.element("p", [.class("lead")], texts(AccountsText.proofLead))
      if proofs.hasPassword { passwordForm(&html, visit, next, problems) }
      if proofs.hasCodeApp {
        html.form(action: visit.address(code), csrf: visit.csrf) { html in
          html.nextPage(next)
          html.codeField(label: texts(AccountsText.code), hint: texts(AccountsText.codeHint), problems)
          html.actions { $0.button(texts(AccountsText.goOn), proofs.hasPassword ? .secondary : .primary) }
        }
      }
      if proofs.hasPasskey { button(&html, visit, passkey, next, AccountsText.passkeyUse) }
      html.element("p", [], texts(AccountsText.proofLink, ["email": .text(visit.viewer.person?.email ?? "")]))
      button(&html, visit, link, next, AccountsText.sendLink)
    }
  }

  private static func passwordForm(_ html: inout HTML, _ visit: Visit, _ next: String, _ problems: Problems) {
    html.form(action: visit.address(show), csrf: visit.csrf) { html in
      html.nextPage(next)
      html.textField(
        Field(
          "password", label: visit.texts(AccountsText.currentPassword), error: problems.error(at: "password"),
          autocomplete: "current-password"), .password)
      html.actions { $0.button(visit.texts(AccountsText.goOn)) }
    }
  }

  private static func button(_ html: inout HTML, _ visit: Visit, _ pattern: PathPattern, _ next: String, _ text: AccountsText) {
    html.form(action: visit.address(pattern), csrf: visit.csrf) { html in
      html.nextPage(next)
      html.actions { $0.button(visit.texts(text), .secondary) }
    }
  }

  private static func passkeyPage(_ visit: Visit, _ permit: Permit<UseOwnAccount>, _ form: Form) throws -> Response {
    let (texts, question) = (visit.texts, try visit.application.askForOwnPasskey(permit: permit))
    return visit.page(texts(AccountsText.proofTitle), above: visit.aboveInAccount()) { html in
      html.element("h1", [], texts(AccountsText.proofTitle))
      html.element("p", [.class("lead")], texts(AccountsText.passkeyAskText))
      PasskeyForm(
        visit: visit, question: question, action: visit.address(passkey), label: texts(AccountsText.passkeyUse),
        otherwise: texts(AccountsText.passkeyWithoutProof), hidden: [("next", form.text("next"))]
      ).write(&html)
    }
  }
}
