import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup

/// Setting, changing and removing one's password.
enum PasswordPages {
  static let show: PathPattern = "/account/password"
  static let remove: PathPattern = "/account/password/remove"

  static let endpoints: [Endpoint] = [
    .page(show, UseOwnAccount.self) { visit, permit in try passwordPage(visit, permit) },
    .form(show, UseOwnAccount.self, set),
    .page(remove, UseOwnAccount.self) { visit, _ in
      try visit.removalPage(
        title: .removePassword, text: .removePasswordText, action: visit.address(remove), button: visit.texts(AccountsText.removePassword))
    },
    .form(remove, UseOwnAccount.self) { visit, permit, _ in
      try visit.application.removePassword(session: visit.session, permit: permit)
      return visit.redirect(SignInWaysPages.show, done: .removed)
    },
  ]

  private static func set(_ visit: Visit, _ permit: Permit<UseOwnAccount>, _ form: Form) throws -> Response {
    do {
      try visit.application.setPassword(
        form.text("password"), current: form.text("current"), session: visit.session, permit: permit)
      return visit.redirect(SignInWaysPages.show, done: .saved)
    } catch let invalid as InvalidInput {
      return try passwordPage(visit, permit, visit.problems(invalid))
    }
  }

  private static func passwordPage(_ visit: Visit, _ permit: Permit<UseOwnAccount>, _ problems: Problems = .none) throws -> Response {
    let (texts, own) = (visit.texts, try visit.application.ownAccount(permit: permit))
    if !own.hasPassword { try visit.expectFresh() }
    let title = texts(own.hasPassword ? AccountsText.changePassword : .setPassword)
    return visit.page(title, problems: problems, above: visit.aboveInAccount(visit.signInWaysLink)) { html in
      html.element("h1", [], title)
      html.form(action: visit.address(show), csrf: visit.csrf) { html in
        if own.hasPassword { currentField(&html, visit, problems) }
        html.textField(
          Field(
            "password", label: texts(AccountsText.newPassword),
            hint: texts(AccountsText.newPasswordHint, ["least": .count(PasswordRules.least)]), error: problems.error(at: "password"),
            autocomplete: "new-password"), .password)
        html.actions { html in
          html.button(texts(AccountsText.savePassword))
          html.link(Link(texts(AccountsText.cancel), visit.address(SignInWaysPages.show)))
        }
      }
      if own.hasPassword { html.element("p") { $0.link(Link(texts(AccountsText.removePassword), visit.address(remove))) } }
    }
  }

  private static func currentField(_ html: inout HTML, _ visit: Visit, _ problems: Problems) {
    let texts = visit.texts
    html.textField(
      Field(
        "current", label: texts(AccountsText.currentPassword), hint: texts(AccountsText.currentPasswordHint),
        error: problems.error(at: "current"), autocomplete: "current-password"), .password)
  }
}

extension Visit {
  /// Asks once before something of the account is removed; who it is has to be fresh.
  func removalPage(title: AccountsText, text: AccountsText, action: String, button: String) throws -> Response {
    try expectFresh()
    return page(texts(title), above: aboveInAccount(signInWaysLink)) { html in
      html.element("h1", [], self.texts(title))
      html.element("p", [], self.texts(text))
      html.form(action: action, csrf: csrf) { html in
        html.actions { html in
          html.button(button, .warning)
          html.link(Link(self.texts(AccountsText.cancel), self.address(SignInWaysPages.show)))
        }
      }
    }
  }
}
