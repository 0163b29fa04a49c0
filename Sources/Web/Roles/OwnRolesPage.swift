import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// The roles somebody holds, who acts for them, and what is being handed over.
enum OwnRolesPage {
  static let show: PathPattern = "/home/people"

  static let endpoints: [Endpoint] = [.page(show, UseOwnAccount.self, ownPage)]

  private static func ownPage(_ visit: Visit, _ permit: Permit<UseOwnAccount>) throws -> Response {
    let own = try visit.application.ownRoles(permit: permit)
    let texts = visit.texts
    return visit.memberPage(texts(PeopleText.title)) { html in
      html.element("h1", [], texts(PeopleText.title))
      html.element("p", [.class("lead")], texts(PeopleText.ownLead))
      html.element("h2", [], texts(PeopleText.ownRoles))
      if own.roles.isEmpty {
        html.emptyState(title: texts(PeopleText.noRolesTitle), text: texts(PeopleText.noRolesText))
      } else {
        roles(&html, visit, own)
      }
      if !own.delegations.isEmpty {
        html.element("h2", [], texts(PeopleText.delegations))
        html.delegationTable(own.delegations, own.names, visit)
      }
      handovers(&html, visit, own)
      html.element("p") { html in
        html.link(Link(texts(RightsText.accountLink), visit.address(RightsPages.own)))
        guard visit.may(ManagePlacePeople.self) else { return }
        html.raw(" · ")
        html.link(Link(texts(PeopleText.bodiesTitle), visit.address(NobodyPage.list)))
      }
    }
  }

  private static func roles(_ html: inout HTML, _ visit: Visit, _ own: OwnRoles) {
    let texts = visit.texts
    html.dataTable(
      caption: texts(PeopleText.ownRoles), isCaptionHidden: true,
      columns: [
        Column(texts(AccountsText.role)), Column(texts(AccountsText.place)), Column(texts(AccountsText.from)),
        Column(texts(AccountsText.to)), Column(texts(PeopleText.next)),
      ],
      rows: own.roles.map { role in
        let (place, id) = (role.held.place, role.id.description)
        var steps: [Link] = []
        if role.held.role.mayBeDelegated {
          steps.append(Link(texts(PeopleText.delegate), visit.address(DelegationPages.delegate, id)))
        }
        if !own.handedOver.contains(role.id) { steps.append(Link(texts(PeopleText.handOver), visit.address(HandOverPages.handOver, id))) }
        let name = visit.word(for: place, own.names)
        return [
          .text(visit.word(for: role.held.role)),
          place == .programme ? .text(name) : .link(name, visit.address(PlacePeoplePages.show, of: place)),
          .text(visit.formats.shortDay(role.from)), .text(role.to.map { visit.formats.shortDay($0) } ?? texts(PeopleText.noEnd)),
          .links(steps),
        ]
      })
  }

  private static func handovers(_ html: inout HTML, _ visit: Visit, _ own: OwnRoles) {
    guard !own.handovers.isEmpty else { return }
    html.element("h2", [], visit.texts(PeopleText.handovers))
    html.element("ul") { html in
      for handover in own.handovers {
        html.element("li") { html in
          html.link(
            Link(
              visit.line(handover, own.people) + ": " + visit.words(for: handover.held, own.names),
              visit.address(HandoverPages.show, handover.id.description)))
        }
      }
    }
  }
}

extension Visit {
  /// `Anna hands over to Bo on 1 January 2027`.
  func line(_ handover: Handover, _ people: [Identifier<Person>: String]) -> String {
    texts(
      PeopleText.handoverFrom,
      [
        "leaver": .text(people[handover.leaver] ?? ""), "successor": .text(handover.successorName),
        "day": .text(formats.day(handover.on)),
      ])
  }
}

extension HTML {
  /// Who acts for whom, with the way to end it for its holder.
  mutating func delegationTable(_ delegations: [ListedDelegation], _ names: PlaceNames, _ visit: Visit) {
    let texts = visit.texts
    dataTable(
      caption: texts(PeopleText.delegations), isCaptionHidden: true,
      columns: [
        Column(texts(AccountsText.name)), Column(texts(AccountsText.role)), Column(texts(AccountsText.from)),
        Column(texts(AccountsText.to)), Column(texts(PeopleText.next)),
      ],
      rows: delegations.map { listed in
        let who = texts(PeopleText.actedFor, ["name": .text(listed.delegateName), "holder": .text(listed.holderName)])
        let end = visit.address(DelegationPages.withdraw, listed.delegation.id.description)
        let isOwn = listed.holder == visit.viewer.person?.id
        return [
          .text(who), .text(visit.words(for: listed.held, names)), .text(visit.formats.shortDay(listed.delegation.from)),
          .text(visit.formats.shortDay(listed.delegation.to)), isOwn ? .link(texts(PeopleText.end), end) : .text(""),
        ]
      })
  }
}
