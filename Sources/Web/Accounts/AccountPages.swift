import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import TwinhallCore

/// A person's own account.
enum AccountPages {
  static let show: PathPattern = "/account"
  static let password: PathPattern = "/account/password"
  static let removePassword: PathPattern = "/account/password/remove"
  static let sessions: PathPattern = "/account/sessions"

  static let endpoints: [Endpoint] = [
    .page(show, UseOwnAccount.self) { visit, permit in try accountPage(visit, permit) },
    .form(show, UseOwnAccount.self, save),
    .form(password, UseOwnAccount.self, setPassword),
    .form(removePassword, UseOwnAccount.self) { visit, permit, _ in
      try visit.application.removePassword(keeping: visit.session, permit: permit)
      return visit.redirect(show, done: .removed)
    },
    .form(sessions, UseOwnAccount.self) { visit, permit, _ in
      try visit.application.signOutEverywhere(permit: permit)
      visit.forgetBrowser()
      return visit.redirect(FrontPage.show, done: .signedOut)
    },
  ]

  /// The page comes back in the language just chosen.
  private static func save(_ visit: Visit, _ permit: Permit<UseOwnAccount>, _ form: Form) throws -> Response {
    guard let language = Language(rawValue: form.text("language")) else {
      return try accountPage(visit, permit, typed: form, visit.problems(InvalidInput([Problem("language", .notAChoice)])))
    }
    do {
      try visit.application.changeOwnAccount(name: form.text("name"), language: language, version: form.version, permit: permit)
      return .redirect(to: "/\(language.tag)/account?done=saved")
    } catch let invalid as InvalidInput {
      return try accountPage(visit, permit, typed: form, visit.problems(invalid))
    } catch is VersionConflict {
      return try accountPage(visit, permit, typed: form, isConflict: true)
    }
  }

  private static func setPassword(_ visit: Visit, _ permit: Permit<UseOwnAccount>, _ form: Form) throws -> Response {
    do {
      try visit.application.setPassword(form.text("password"), keeping: visit.session, permit: permit)
      return visit.redirect(show, done: .saved)
    } catch let invalid as InvalidInput {
      return try accountPage(visit, permit, visit.problems(invalid))
    }
  }

  private static func accountPage(
    _ visit: Visit, _ permit: Permit<UseOwnAccount>, typed form: Form? = nil, _ problems: Problems = .none, isConflict: Bool = false
  ) throws -> Response {
    let own = try visit.application.ownAccount(permit: permit)
    let texts = visit.texts
    return visit.page(texts(AccountsText.accountTitle), status: isConflict ? 409 : nil, problems: problems) { html in
      html.element("h1", [], texts(AccountsText.accountTitle))
      if isConflict { conflict(&html, own.person, texts) }
      html.element("p", [.class("lead")], own.person.email)
      html.element("p", [], texts(AccountsText.accountLead))
      nameForm(&html, visit, own.person, form, problems, isConflict: isConflict)
      html.element("p") { html in
        html.links([
          Link(texts(PeopleText.title), visit.address(OwnRolesPage.show)),
          Link(texts(RightsText.accountLink), visit.address(RightsPages.own)),
        ])
      }
      html.element("h2", [], texts(AccountsText.passwordTitle))
      passwordForms(&html, visit, own, problems)
      html.element("h2", [], texts(AccountsText.sessionsTitle))
      html.element("p", [], texts(AccountsText.sessions, ["count": .count(own.sessions)]))
      html.element("p", [], texts(AccountsText.signOutEverywhereHint))
      html.form(action: visit.address(sessions), csrf: visit.csrf) { html in
        html.actions { $0.button(texts(AccountsText.signOutEverywhere), .secondary) }
      }
    }
  }

  private static func conflict(_ html: inout HTML, _ stored: Person, _ texts: Texts) {
    html.conflictNotice(title: texts(AccountsText.conflictTitle), text: texts(AccountsText.conflictText)) { html in
      html.summaryList(
        [
          SummaryRow(texts(AccountsText.name), stored.name),
          SummaryRow(texts(AccountsText.language), texts.languageName(stored.language.tag)),
        ], texts)
    }
  }

  private static func nameForm(
    _ html: inout HTML, _ visit: Visit, _ person: Person, _ form: Form?, _ problems: Problems, isConflict: Bool
  ) {
    let texts = visit.texts
    // After a conflict the form goes on from what is stored now.
    let version = isConflict ? person.version : form?.version ?? person.version
    html.form(action: visit.address(show), csrf: visit.csrf) { html in
      html.hidden("version", String(version))
      html.textField(
        Field(
          "name", label: texts(AccountsText.name), error: problems.error(at: "name"), value: form?.text("name") ?? person.name,
          autocomplete: "name"))
      html.radios(
        Field(
          "language", label: texts(AccountsText.language), error: problems.error(at: "language"),
          value: form?.text("language") ?? person.language.tag), visit.languageChoices, isInline: true)
      html.actions { $0.button(texts(FormsText.save)) }
    }
  }

  private static func passwordForms(_ html: inout HTML, _ visit: Visit, _ own: OwnAccount, _ problems: Problems) {
    let texts = visit.texts
    html.element("p", [], texts(own.hasPassword ? AccountsText.passwordSet : AccountsText.passwordNone))
    html.form(action: visit.address(password), csrf: visit.csrf) { html in
      html.textField(
        Field(
          "password", label: texts(AccountsText.newPassword),
          hint: texts(AccountsText.newPasswordHint, ["least": .count(PasswordRules.least)]), error: problems.error(at: "password"),
          autocomplete: "new-password"), .password)
      html.actions { html in
        html.button(texts(AccountsText.savePassword), .secondary)
        if own.hasPassword {
          html.button(texts(AccountsText.removePassword), .warning, action: visit.address(removePassword))
        }
      }
    }
  }
}
