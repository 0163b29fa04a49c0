import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import TwinhallCore

/// An administrator erases a person on their behalf, or keeps the data from being erased.
enum PersonDataPages {
  static let show: PathPattern = "/office/people/{person}/data"
  static let withdraw: PathPattern = "/office/people/{person}/data/withdraw"
  static let hold: PathPattern = "/office/people/{person}/data/hold"
  static let lift: PathPattern = "/office/people/{person}/data/lift"

  static let endpoints: [Endpoint] = [
    .page(show, ManageAccounts.self) { visit, _ in try dataPage(visit) },
    .form(show, ManageAccounts.self) { visit, _, _ in
      try visit.application.askErasure(of: visit.identifier("person"), session: visit.session, permit: visit.erasing())
      return try visit.backToData(.saved)
    },
    .form(withdraw, ManageAccounts.self) { visit, _, _ in
      try visit.application.withdrawErasure(of: visit.identifier("person"), permit: visit.erasing())
      return try visit.backToData(.withdrawn)
    },
    .form(hold, HoldData.self) { visit, permit, form in
      do {
        try visit.application.hold(visit.identifier("person"), reason: form.text("reason"), permit: permit)
        return try visit.backToData(.saved)
      } catch let invalid as InvalidInput {
        return try dataPage(visit, typed: form.text("reason"), visit.problems(invalid))
      }
    },
    .form(lift, HoldData.self) { visit, permit, _ in
      try visit.application.liftHold(on: visit.identifier("person"), permit: permit)
      return try visit.backToData(.removed)
    },
  ]

  private static func dataPage(_ visit: Visit, typed reason: String = "", _ problems: Problems = .none) throws -> Response {
    let outlook = try visit.application.erasureOutlook(of: visit.identifier("person"), permit: visit.erasing())
    let (texts, id) = (visit.texts, outlook.person.id.description)
    let title = texts(PrivacyText.officeTitle, ["name": .text(outlook.person.name)])
    let above = [
      Link(texts(AccountsText.peopleTitle), visit.address(PeoplePages.list)),
      Link(outlook.person.name, visit.address(PersonPages.show, id)),
    ]
    return visit.officePage(title, problems: problems, above: above) { html in
      html.element("h1", [], title)
      html.element("p", [.class("lead")], texts(PrivacyText.eraseLeadOther, ["name": .text(outlook.person.name)]))
      html.erasureNotices(outlook, visit, withdraw: visit.address(withdraw, id))
      html.consequences(outlook, visit)
      if outlook.canBeAsked {
        html.form(action: visit.address(show, id), csrf: visit.csrf) { html in
          html.actions { $0.button(texts(PrivacyText.eraseButton), .warning) }
        }
      }
      if !outlook.isErased { holdForm(&html, visit, outlook, reason, problems) }
    }
  }

  private static func holdForm(
    _ html: inout HTML, _ visit: Visit, _ outlook: ErasureOutlook, _ reason: String, _ problems: Problems
  ) {
    let (texts, id) = (visit.texts, outlook.person.id.description)
    html.element("h2", [], texts(PrivacyText.holdTitle))
    guard outlook.hold == nil else { return visit.actionForm(lift, id, texts(PrivacyText.holdLift), kind: .secondary, &html) }
    html.element("p", [], texts(PrivacyText.holdText))
    html.form(action: visit.address(hold, id), csrf: visit.csrf) { html in
      html.textArea(Field("reason", label: texts(PrivacyText.holdReason), error: problems.error(at: "reason"), value: reason), rows: 3)
      html.actions { $0.button(texts(PrivacyText.holdButton), .secondary) }
    }
  }
}

extension Visit {
  /// The right to erase the person that the address names.
  fileprivate func erasing() throws -> Permit<EraseAccount> {
    try Policy.permit(EraseAccount.self, to: viewer, in: .person(identifier("person")))
  }

  fileprivate func backToData(_ done: Confirmation) throws -> Response {
    redirect(PersonDataPages.show, try parameter("person"), done: done)
  }
}
