import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import TwinhallCore

/// A person's own account: who they are, and the way to everything else of it.
enum AccountPages {
  static let show: PathPattern = "/account"

  static let endpoints: [Endpoint] = [
    .page(show, UseOwnAccount.self) { visit, permit in try accountPage(visit, permit) },
    .form(show, UseOwnAccount.self, save),
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

  private static func accountPage(
    _ visit: Visit, _ permit: Permit<UseOwnAccount>, typed form: Form? = nil, _ problems: Problems = .none, isConflict: Bool = false
  ) throws -> Response {
    let own = try visit.application.ownAccount(permit: permit)
    let texts = visit.texts
    return visit.page(texts(AccountsText.accountTitle), status: isConflict ? 409 : nil, problems: problems) { html in
      html.element("h1", [], texts(AccountsText.accountTitle))
      if isConflict { conflict(&html, own.person, texts) }
      html.element("p", [], texts(AccountsText.accountLead))
      nameForm(&html, visit, own.person, form, problems, isConflict: isConflict)
      html.element("p") { html in
        html.links([
          Link(texts(PeopleText.title), visit.address(OwnRolesPage.show)),
          Link(texts(MailingText.link), visit.address(MailChoicePages.show)),
          Link(texts(RightsText.accountLink), visit.address(RightsPages.own)),
          visit.ownDataLink,
          Link(texts(ProfileText.link), visit.address(ProfilePages.show)),
          Link(texts(ProfileText.looksTitle), visit.address(ProfilePages.looks)),
        ])
      }
      html.element("h2", [], texts(AccountsText.accountParts))
      html.summaryList(
        [
          SummaryRow(texts(AccountsText.email), own.person.email, changeAddress: visit.address(EmailPages.show)),
          SummaryRow(texts(AccountsText.signInWays), visit.sentence(for: own), changeAddress: visit.address(SignInWaysPages.show)),
          SummaryRow(
            texts(AccountsText.sessionsTitle), texts(AccountsText.sessions, ["count": .count(own.sessions.count)]),
            changeAddress: visit.address(SessionPages.list)),
        ], texts)
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
}

extension Visit {
  /// The ways a person has to sign in, in one line.
  fileprivate func sentence(for own: OwnAccount) -> String {
    var ways = [texts(AccountsText.wayLink)]
    if own.hasPassword { ways.append(texts(AccountsText.wayPassword)) }
    if !own.factors.passkeys.isEmpty { ways.append(texts(AccountsText.passkeys, ["count": .count(own.factors.passkeys.count)])) }
    if own.factors.codeAppSince != nil { ways.append(texts(AccountsText.wayCodeApp)) }
    return formats.list(ways)
  }

  /// The way back from a page of the account.
  func aboveInAccount(_ links: Link...) -> [Link] { [Link(texts(AccountsText.accountTitle), address(AccountPages.show))] + links }

  var signInWaysLink: Link { Link(texts(AccountsText.signInWays), address(SignInWaysPages.show)) }
}
