import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup

/// Every way a person has to sign in, with what can be added.
enum SignInWaysPages {
  static let show: PathPattern = "/account/sign-in-ways"

  static let endpoints: [Endpoint] = [
    .page(show, UseOwnAccount.self) { visit, permit in waysPage(visit, try visit.application.ownAccount(permit: permit)) }
  ]

  private static func waysPage(_ visit: Visit, _ own: OwnAccount) -> Response {
    let texts = visit.texts
    return visit.page(texts(AccountsText.signInWays), above: visit.aboveInAccount()) { html in
      html.element("h1", [], texts(AccountsText.signInWays))
      html.element("p", [.class("lead")], texts(AccountsText.signInWaysLead))
      advice(&html, visit, own)
      html.element("h2", [], texts(AccountsText.wayFirst))
      html.summaryList(
        [
          SummaryRow(texts(AccountsText.wayLink), texts(AccountsText.wayLinkText, ["email": .text(own.person.email)])),
          SummaryRow(
            texts(AccountsText.password), texts(own.hasPassword ? AccountsText.passwordSet : .passwordNone),
            changeAddress: visit.address(PasswordPages.show)),
        ], texts)
      passkeys(&html, visit, own)
      codeApp(&html, visit, own)
      recoveryCodes(&html, visit, own)
    }
  }

  /// What a role asks for, or what somebody who runs the installation had better do.
  private static func advice(_ html: inout HTML, _ visit: Visit, _ own: OwnAccount) {
    let texts = visit.texts
    guard own.factors.areEmpty else { return }
    if !own.rolesWithSecondFactor.isEmpty {
      let roles = visit.formats.list(own.rolesWithSecondFactor.map(visit.word).sorted())
      html.notice(.warning, title: texts(AccountsText.waitingRoleTitle, ["role": .text(roles)])) { html in
        html.element("p", [], texts(AccountsText.signInWaysNeeded))
      }
    } else if own.isAdministrator {
      html.notice(.information, title: texts(AccountsText.adviceTitle)) { $0.element("p", [], texts(AccountsText.adviceText)) }
    }
  }

  private static func passkeys(_ html: inout HTML, _ visit: Visit, _ own: OwnAccount) {
    let (texts, formats) = (visit.texts, visit.formats)
    html.element("h2", [], texts(AccountsText.passkeysTitle))
    html.element("p", [], texts(AccountsText.passkeysText))
    guard visit.application.configuration.passkeySite != nil else {
      return html.element("p", [.class("quiet")], texts(AccountsText.passkeysImpossible))
    }
    if !own.factors.passkeys.isEmpty {
      html.dataTable(
        caption: texts(AccountsText.passkeysTitle), isCaptionHidden: true,
        columns: [.passkeyName, .passkeyMade, .lastUsed].map { Column(texts($0 as AccountsText)) },
        rows: own.factors.passkeys.map { passkey in
          [
            .link(passkey.name, visit.address(PasskeyPages.show, passkey.id.description)), .text(formats.day(of: passkey.createdAt)),
            .text(passkey.lastUsedAt.map { formats.instant($0) } ?? texts(AccountsText.neverUsed)),
          ]
        })
    }
    html.actions { $0.buttonLink(Link(texts(AccountsText.passkeyAdd), visit.address(PasskeyPages.add)), .secondary) }
  }

  private static func codeApp(_ html: inout HTML, _ visit: Visit, _ own: OwnAccount) {
    let texts = visit.texts
    html.element("h2", [], texts(AccountsText.codeAppTitle))
    if let since = own.factors.codeAppSince {
      html.element("p", [], texts(AccountsText.codeAppOn, ["day": .text(visit.formats.day(of: since))]))
      return html.element("p") { $0.link(Link(texts(AccountsText.codeAppRemove), visit.address(CodeAppPages.remove))) }
    }
    html.element("p", [], texts(AccountsText.codeAppText))
    html.form(action: visit.address(CodeAppPages.begin), csrf: visit.csrf) { html in
      html.actions { $0.button(texts(AccountsText.codeAppBegin), .secondary) }
    }
  }

  private static func recoveryCodes(_ html: inout HTML, _ visit: Visit, _ own: OwnAccount) {
    guard !own.factors.areEmpty else { return }
    let texts = visit.texts
    html.element("h2", [], texts(AccountsText.recoveryTitle))
    html.element("p", [], texts(AccountsText.recoveryLeft, ["count": .count(own.factors.recoveryCodes)]))
    html.element("p") { $0.link(Link(texts(AccountsText.recoveryRenew), visit.address(RecoveryCodePages.show))) }
  }
}
