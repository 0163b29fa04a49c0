import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store

/// Beginning a declaration without an account, and going on with it on another device.
enum DeclarePages {
  static let start: PathPattern = "/declare"
  static let link: PathPattern = "/declare/link"
  static let linkSent: PathPattern = "/declare/link/sent"
  static let resume: PathPattern = "/declare/resume/{secret}"
  static let own: PathPattern = "/declare/for/{organisation}"

  static let endpoints: [Endpoint] = [
    .page(start, BeginDeclaration.self) { visit, _ in try startPage(visit) },
    .form(start, BeginDeclaration.self, begin),
    .form(link, BeginDeclaration.self, mailLinks),
    .page(linkSent, BeginDeclaration.self) { visit, _ in linkSentPage(visit) },
    .page(resume, BeginDeclaration.self) { visit, _ in try resumePage(visit) },
    .form(resume, BeginDeclaration.self, takeKey),
    .page(own, EditDeclaration.self, in: { .organisation(try $0.identifier("organisation")) }) { visit, _ in try ownPage(visit) },
    .form(own, EditDeclaration.self, in: { .organisation(try $0.identifier("organisation")) }, beginOwn),
  ]

  private static func begin(_ visit: Visit, _ permit: Permit<BeginDeclaration>, _ form: Form) throws -> Response {
    let entries = Entries(form.fields.pairs)
    do {
      let (id, key) = try visit.application.beginDeclaration(
        entries, language: visit.language, from: visit.networkAddress, permit: permit)
      visit.keep(key)
      return visit.redirect(DeclarationPages.tasks, id.description, done: .saved)
    } catch let invalid as InvalidInput {
      return try startPage(visit, entries, problems: visit.problems(invalid))
    }
  }

  private static func beginOwn(_ visit: Visit, _ permit: Permit<EditDeclaration>, _: Form) throws -> Response {
    let id = try visit.application.beginDeclaration(
      for: visit.identifier("organisation"), language: visit.language, permit: permit)
    return visit.redirect(DeclarationPages.tasks, id.description)
  }

  private static func mailLinks(_ visit: Visit, _ permit: Permit<BeginDeclaration>, _ form: Form) throws -> Response {
    do {
      try visit.application.mailDeclarationLinks(email: form.text("again"), from: visit.networkAddress, permit: permit)
    } catch let invalid as InvalidInput {
      let problems = Problems(errors: visit.problems(invalid).errors.map { FieldError("again", $0.text) })
      return try startPage(visit, again: form.text("again"), problems: problems)
    }
    return visit.redirect(linkSent)
  }

  private static func takeKey(_ visit: Visit, _ permit: Permit<BeginDeclaration>, _: Form) throws -> Response {
    let key = Secret(text: try visit.parameter("secret"))
    guard let id = try visit.application.declaration(openedBy: key) else { throw NotFound() }
    visit.keep(key)
    return visit.redirect(DeclarationPages.tasks, id.description)
  }
}

extension Visit {
  /// Adds a declaration's key to those this browser holds; the newest comes first and the oldest of too many is dropped.
  fileprivate func keep(_ key: Secret) {
    let others = declarationKeys.filter { $0.text != key.text }.prefix(Cookies.mostKeys - 1)
    setCookie(.declarations, ([key] + others).map(\.text).joined(separator: "."), days: DeclarationStore.keyDays)
  }
}

extension DeclarePages {
  private static func startPage(
    _ visit: Visit, _ entries: Entries = Entries(), again: String = "", problems: Problems = .none
  ) throws -> Response {
    let texts = visit.texts
    let begun = try visit.application.read { try $0.declarations.all(ids: visit.viewer.keys) }
    return visit.page(
      texts(InterestsText.beginTitle), description: texts(InterestsText.beginLead), problems: problems, isIndexed: true
    ) { html in
      html.element("h1", [], texts(InterestsText.beginTitle))
      html.element("p", [.class("lead")], texts(InterestsText.beginLead))
      html.element("p", [], texts(InterestsText.introNeeds))
      if !begun.isEmpty { html.stepList(begun.map { step(visit, $0) }) }
      html.form(action: visit.address(start), csrf: visit.csrf, warnsUnsaved: true) { html in
        QuestionForm(visit, entries, problems).municipality(&html)
        html.actions { $0.button(texts(InterestsText.begin)) }
      }
      linkAgain(visit, again, problems, &html)
    }
  }

  /// A declaration that this browser holds the key of.
  private static func step(_ visit: Visit, _ declaration: Declaration) -> Step {
    let (word, tone) = visit.stateTag(declaration.state)
    return Step(
      "\(visit.texts(InterestsText.goOn)): \(declaration.answers.organisationName)",
      address: visit.address(DeclarationPages.tasks, declaration.id.description), state: word, tone, hint: visit.savedAt(declaration))
  }

  private static func linkAgain(_ visit: Visit, _ again: String, _ problems: Problems, _ html: inout HTML) {
    let texts = visit.texts
    html.details(texts(InterestsText.linkAgain), isOpen: problems.error(at: "again") != nil) { html in
      html.form(action: visit.address(link), csrf: visit.csrf, keepsText: false) { html in
        html.textField(
          Field(
            "again", label: texts(InterestsText.email), hint: texts(InterestsText.linkAgainHint), error: problems.error(at: "again"),
            value: again, autocomplete: "email"), .email, width: .medium)
        html.actions { $0.button(texts(InterestsText.linkSend), .secondary) }
      }
    }
  }

  private static func ownPage(_ visit: Visit) throws -> Response {
    let texts = visit.texts
    let above = [Link(texts(InterestsText.homeTitle), visit.address(HomePage.show))]
    return try visit.page(texts(InterestsText.beginTitle), above: above) { html in
      html.element("h1", [], texts(InterestsText.beginTitle))
      html.element("p", [.class("lead")], texts(InterestsText.introNeeds))
      html.element("p", [], texts(InterestsText.homeBeginText))
      visit.actionForm(own, try visit.parameter("organisation"), texts(InterestsText.begin), &html)
    }
  }

  private static func linkSentPage(_ visit: Visit) -> Response {
    visit.page(visit.texts(InterestsText.linkSent)) { html in
      html.element("h1", [], visit.texts(InterestsText.linkSent))
      html.element("p", [.class("lead")], visit.texts(InterestsText.linkSentText))
    }
  }

  /// Asks for a click, so that a mail scanner that opens the link leaves no cookie behind.
  private static func resumePage(_ visit: Visit) throws -> Response {
    let secret = try visit.parameter("secret")
    visit.hidesAddress()
    return visit.page(visit.texts(InterestsText.resumeTitle)) { html in
      html.element("h1", [], visit.texts(InterestsText.resumeTitle))
      html.element("p", [.class("lead")], visit.texts(InterestsText.resumeText))
      html.form(action: visit.address(resume, secret), csrf: visit.csrf, keepsText: false) { html in
        html.actions { $0.button(visit.texts(InterestsText.resumeButton)) }
      }
    }
  }
}
