import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import TwinhallCore

/// Who is to be erased, and whose data is kept, for administrators.
enum ErasurePages {
  static let list: PathPattern = "/office/erasures"

  static let endpoints: [Endpoint] = [
    .page(list, ManageAccounts.self) { visit, permit in listPage(visit, try visit.application.erasures(permit: permit)) }
  ]

  private static func listPage(_ visit: Visit, _ lists: ErasureLists) -> Response {
    let texts = visit.texts
    let above = [Link(texts(AccountsText.peopleTitle), visit.address(PeoplePages.list))]
    return visit.officePage(texts(PrivacyText.erasuresTitle), above: above) { html in
      html.element("h1", [], texts(PrivacyText.erasuresTitle))
      html.element("p", [.class("lead")], texts(PrivacyText.erasuresLead))
      if lists.isCut { html.element("p", [], texts(PrivacyText.erasuresCut)) }
      html.element("h2", [], texts(PrivacyText.erasuresWaiting))
      waiting(&html, visit, lists)
      html.element("h2", [], texts(PrivacyText.holdsTitle))
      holds(&html, visit, lists)
    }
  }

  private static func waiting(_ html: inout HTML, _ visit: Visit, _ lists: ErasureLists) {
    let (texts, formats) = (visit.texts, visit.formats)
    guard !lists.waiting.isEmpty else {
      return html.emptyState(title: texts(PrivacyText.erasuresNone), text: texts(PrivacyText.erasuresNoneText))
    }
    let held = Set(lists.holds.map(\.person))
    html.dataTable(
      caption: texts(PrivacyText.erasuresWaiting), isCaptionHidden: true,
      columns: [.fieldName, .askedBy, .erasedOn, .fieldState].map { Column(texts($0 as PrivacyText)) },
      rows: lists.waiting.map { erasure in
        let asked = erasure.askedBy == erasure.person ? texts(PrivacyText.askedSelf) : visit.name(of: erasure.askedBy, lists)
        let state: Cell =
          held.contains(erasure.person) ? .tag(texts(PrivacyText.stateHeld), .warning) : .text(texts(PrivacyText.stateWaits))
        return [link(to: erasure.person, visit, lists), .text(asked), .text(formats.day(erasure.dueAt.day)), state]
      })
  }

  private static func holds(_ html: inout HTML, _ visit: Visit, _ lists: ErasureLists) {
    let texts = visit.texts
    guard !lists.holds.isEmpty else {
      return html.emptyState(title: texts(PrivacyText.holdsNone), text: texts(PrivacyText.holdsNoneText))
    }
    html.dataTable(
      caption: texts(PrivacyText.holdsTitle), isCaptionHidden: true,
      columns: [.fieldName, .holdReason, .heldBy, .heldSince].map { Column(texts($0 as PrivacyText)) },
      rows: lists.holds.map { hold in
        [
          link(to: hold.person, visit, lists), .text(hold.reason), .text(visit.name(of: hold.placedBy, lists)),
          .text(visit.formats.day(hold.placedAt.day)),
        ]
      })
  }

  private static func link(to person: Identifier<Person>, _ visit: Visit, _ lists: ErasureLists) -> Cell {
    .link(visit.name(of: person, lists), visit.address(PersonDataPages.show, person.description))
  }
}

extension Visit {
  fileprivate func name(of person: Identifier<Person>?, _ lists: ErasureLists) -> String {
    person.flatMap { lists.people[$0] } ?? texts(AdministrationText.bySystem)
  }
}
