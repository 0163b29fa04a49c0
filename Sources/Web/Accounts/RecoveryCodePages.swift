import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup

/// Recovery codes, shown once when they are made.
enum RecoveryCodePages {
  static let show: PathPattern = "/account/recovery-codes"

  static let endpoints: [Endpoint] = [
    .page(show, UseOwnAccount.self) { visit, permit in
      let own = try visit.application.ownAccount(permit: permit)
      return own.factors.areEmpty ? visit.redirect(SignInWaysPages.show) : try renewPage(visit, own)
    },
    .form(show, UseOwnAccount.self) { visit, permit, _ in
      visit.codesPage(try visit.application.renewRecoveryCodes(session: visit.session, permit: permit))
    },
  ]

  private static func renewPage(_ visit: Visit, _ own: OwnAccount) throws -> Response {
    try visit.expectFresh()
    let texts = visit.texts
    return visit.page(texts(AccountsText.recoveryTitle), above: visit.aboveInAccount(visit.signInWaysLink)) { html in
      html.element("h1", [], texts(AccountsText.recoveryTitle))
      html.element("p", [.class("lead")], texts(AccountsText.recoveryLeft, ["count": .count(own.factors.recoveryCodes)]))
      html.element("p", [], texts(AccountsText.recoveryRenewText))
      html.form(action: visit.address(show), csrf: visit.csrf) { html in
        html.actions { html in
          html.button(texts(AccountsText.recoveryRenew))
          html.link(Link(texts(AccountsText.cancel), visit.address(SignInWaysPages.show)))
        }
      }
    }
  }
}

extension Visit {
  /// After a factor was added: the recovery codes that came with the first, or the list of ways.
  func added(_ factor: AddedFactor) -> Response {
    carry(factor.secret)
    return factor.recoveryCodes.isEmpty ? redirect(SignInWaysPages.show, done: .added) : codesPage(factor.recoveryCodes)
  }

  /// The codes, this once.
  func codesPage(_ codes: [String]) -> Response {
    page(texts(AccountsText.recoveryTitle), above: aboveInAccount(signInWaysLink)) { html in
      html.element("h1", [], self.texts(AccountsText.recoveryNew))
      html.element("p", [.class("lead")], self.texts(AccountsText.recoveryNewText))
      html.element("ol", [.class("secrets")]) { html in
        for code in codes { html.element("li") { $0.element("code", [.class("secret")], code) } }
      }
      html.element("p", [], self.texts(AccountsText.recoveryPrint))
      html.actions { $0.buttonLink(Link(self.texts(AccountsText.recoveryKept), self.address(SignInWaysPages.show))) }
    }
  }
}
