import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import TwinhallCore

/// An administrator helps somebody who has lost phone, passkeys and recovery codes.
enum ResetFactorsPages {
  static let show: PathPattern = "/office/people/{person}/second-factors"

  static let endpoints: [Endpoint] = [
    .page(show, ManageAccounts.self) { visit, permit in try resetPage(visit, permit) },
    .form(show, ManageAccounts.self) { visit, permit, _ in
      try visit.application.resetSecondFactors(of: visit.identifier("person"), permit: permit)
      return visit.redirect(PersonPages.show, try visit.parameter("person"), done: .removed)
    },
  ]

  private static func resetPage(_ visit: Visit, _ permit: Permit<ManageAccounts>) throws -> Response {
    let record = try visit.application.person(visit.identifier("person"), permit: permit)
    let hasSecondFactor = try visit.application.hasSecondFactor(record.person.id, permit: permit)
    let (texts, back) = (visit.texts, visit.address(PersonPages.show, record.person.id.description))
    let above = [Link(texts(AccountsText.peopleTitle), visit.address(PeoplePages.list)), Link(record.person.name, back)]
    return visit.officePage(texts(AccountsText.resetTitle), above: above) { html in
      html.element("h1", [], texts(AccountsText.resetTitle))
      guard hasSecondFactor else { return html.element("p", [], texts(AccountsText.resetNone, ["name": .text(record.person.name)])) }
      html.element("p", [], texts(AccountsText.resetText, ["name": .text(record.person.name)]))
      html.form(action: visit.address(show, record.person.id.description), csrf: visit.csrf) { html in
        html.actions { html in
          html.button(texts(AccountsText.reset), .warning)
          html.link(Link(texts(AccountsText.cancel), back))
        }
      }
    }
  }
}
