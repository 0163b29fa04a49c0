import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import TwinhallCore

/// Making, naming and removing one's passkeys.
enum PasskeyPages {
  static let add: PathPattern = "/account/passkeys/add"
  static let show: PathPattern = "/account/passkeys/{passkey}"
  static let remove: PathPattern = "/account/passkeys/{passkey}/remove"

  static let endpoints: [Endpoint] = [
    .page(add, UseOwnAccount.self) { visit, _ in
      try visit.expectFresh()
      return addPage(visit)
    },
    .form(add, UseOwnAccount.self, make),
    .page(show, UseOwnAccount.self) { visit, permit in try passkeyPage(visit, permit) },
    .form(show, UseOwnAccount.self, rename),
    .page(remove, UseOwnAccount.self) { visit, permit in
      let passkey = try visit.application.passkey(visit.identifier("passkey"), permit: permit)
      return try visit.removalPage(
        title: .passkeyRemove, text: .passkeyRemoveText, action: visit.address(remove, passkey.id.description),
        button: visit.texts(AccountsText.passkeyRemoveNamed, ["name": .text(passkey.name)]))
    },
    .form(remove, UseOwnAccount.self) { visit, permit, _ in
      try visit.application.removePasskey(visit.identifier("passkey"), session: visit.session, permit: permit)
      return visit.redirect(SignInWaysPages.show, done: .removed)
    },
  ]

  /// First the name is sent, then what the browser has made.
  private static func make(_ visit: Visit, _ permit: Permit<UseOwnAccount>, _ form: Form) throws -> Response {
    do {
      if let answer = form.passkeyAnswer {
        return visit.added(
          try visit.application.addPasskey(name: form.text("name"), answer, session: visit.session, permit: permit))
      }
      let question = try visit.application.beginPasskey(name: form.text("name"), session: visit.signedIn, permit: permit)
      return makePage(visit, question, name: form.text("name"))
    } catch let invalid as InvalidInput {
      return addPage(visit, name: form.text("name"), visit.problems(invalid))
    }
  }

  private static func rename(_ visit: Visit, _ permit: Permit<UseOwnAccount>, _ form: Form) throws -> Response {
    do {
      try visit.application.renamePasskey(visit.identifier("passkey"), to: form.text("name"), permit: permit)
      return visit.redirect(SignInWaysPages.show, done: .saved)
    } catch let invalid as InvalidInput {
      return try passkeyPage(visit, permit, name: form.text("name"), visit.problems(invalid))
    }
  }

  private static func addPage(_ visit: Visit, name: String = "", _ problems: Problems = .none) -> Response {
    let texts = visit.texts
    return visit.page(texts(AccountsText.passkeyAdd), problems: problems, above: visit.aboveInAccount(visit.signInWaysLink)) { html in
      html.element("h1", [], texts(AccountsText.passkeyAdd))
      html.element("p", [.class("lead")], texts(AccountsText.passkeyAddLead))
      html.form(action: visit.address(add), csrf: visit.csrf) { html in
        html.nameField(visit, name, problems)
        html.actions { html in
          html.button(texts(AccountsText.goOn))
          html.link(Link(texts(AccountsText.cancel), visit.address(SignInWaysPages.show)))
        }
      }
    }
  }

  private static func makePage(_ visit: Visit, _ question: PasskeyQuestion, name: String) -> Response {
    let texts = visit.texts
    return visit.page(texts(AccountsText.passkeyMake), above: visit.aboveInAccount(visit.signInWaysLink)) { html in
      html.element("h1", [], texts(AccountsText.passkeyMake))
      html.element("p", [.class("lead")], texts(AccountsText.passkeyMakeText))
      PasskeyForm(
        visit: visit, question: question, action: visit.address(add), label: texts(AccountsText.passkeyMake),
        otherwise: texts(AccountsText.passkeyMakeWithout), hidden: [("name", name)],
        newFor: (visit.viewer.person?.email ?? "", visit.viewer.person?.name ?? "")
      ).write(&html)
    }
  }

  private static func passkeyPage(
    _ visit: Visit, _ permit: Permit<UseOwnAccount>, name: String? = nil, _ problems: Problems = .none
  ) throws -> Response {
    let (texts, passkey) = (visit.texts, try visit.application.passkey(visit.identifier("passkey"), permit: permit))
    return visit.page(passkey.name, problems: problems, above: visit.aboveInAccount(visit.signInWaysLink)) { html in
      html.element("h1", [], passkey.name)
      html.form(action: visit.address(show, passkey.id.description), csrf: visit.csrf) { html in
        html.nameField(visit, name ?? passkey.name, problems)
        html.actions { $0.button(texts(FormsText.save)) }
      }
      html.element("p") { $0.link(Link(texts(AccountsText.passkeyRemove), visit.address(remove, passkey.id.description))) }
    }
  }
}

extension HTML {
  fileprivate mutating func nameField(_ visit: Visit, _ name: String, _ problems: Problems) {
    textField(
      Field(
        "name", label: visit.texts(AccountsText.passkeyName), hint: visit.texts(AccountsText.passkeyNameHint),
        error: problems.error(at: "name"), value: name), width: .medium)
  }
}
