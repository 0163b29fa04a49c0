import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

extension HTML {
  /// Who holds a role now or soon.
  mutating func placeRoles(_ roles: [PlaceRole], _ people: PlacePeople, _ mayManage: Bool, _ visit: Visit) {
    let texts = visit.texts
    let columns = [texts(AccountsText.name), texts(AccountsText.role), texts(AccountsText.from), texts(AccountsText.to)].map { Column($0) }
    dataTable(
      caption: texts(PeopleText.peopleOf), isCaptionHidden: true,
      columns: mayManage ? columns + [Column(texts(PeopleText.next))] : columns,
      rows: roles.map { role in
        let assignment = role.assignment
        let end = visit.address(PlacePeoplePages.endRole, of: people.place, assignment.id.description)
        let cells: [Cell] = [
          visit.nameCell(role, in: people.place),
          .text(visit.word(for: assignment.held.role)), .text(visit.formats.shortDay(assignment.from)),
          .text(assignment.to.map { visit.formats.shortDay($0) } ?? texts(PeopleText.noEnd)),
        ]
        return mayManage ? cells + [.link(texts(PeopleText.end), end)] : cells
      })
  }

  mutating func placeDelegations(_ people: PlacePeople, _ mayManage: Bool, _ visit: Visit) {
    guard !people.delegations.isEmpty else { return }
    let texts = visit.texts
    element("h2", [], texts(PeopleText.delegations))
    let columns = [texts(AccountsText.name), texts(AccountsText.role), texts(AccountsText.from), texts(AccountsText.to)].map { Column($0) }
    dataTable(
      caption: texts(PeopleText.delegations), isCaptionHidden: true,
      columns: mayManage ? columns + [Column(texts(PeopleText.next))] : columns,
      rows: people.delegations.map { listed in
        let delegation = listed.delegation
        let end = visit.address(PlacePeoplePages.endDelegation, of: people.place, delegation.id.description)
        let cells: [Cell] = [
          .text(texts(PeopleText.actedFor, ["name": .text(listed.delegateName), "holder": .text(listed.holderName)])),
          .text(visit.word(for: listed.held.role)), .text(visit.formats.shortDay(delegation.from)),
          .text(visit.formats.shortDay(delegation.to)),
        ]
        return mayManage ? cells + [.link(texts(PeopleText.end), end)] : cells
      })
  }

  mutating func placeHandovers(_ people: PlacePeople, _ visit: Visit) {
    guard !people.handovers.isEmpty else { return }
    element("h2", [], visit.texts(PeopleText.handovers))
    element("ul") { html in
      for handover in people.handovers {
        html.element("li") {
          $0.link(Link(visit.line(handover, people.people), visit.address(HandoverPages.show, handover.id.description)))
        }
      }
    }
  }

  mutating func formerRoles(_ people: PlacePeople, _ visit: Visit) {
    guard !people.former.isEmpty else { return }
    details(visit.texts(PeopleText.former)) { html in
      html.sentences(
        people.former.map { role in
          visit.texts(
            PeopleText.linePerson,
            [
              "name": .text(role.person.name), "role": .text(visit.word(for: role.assignment.held.role)),
              "period": .text(visit.period(of: role.assignment)),
            ])
        })
    }
  }

  /// Who has been asked, with the ways to ask again and to take it back.
  mutating func invitationTable(_ people: PlacePeople, _ visit: Visit) {
    guard !people.invitations.isEmpty else { return }
    let texts = visit.texts
    element("h2", [], texts(PeopleText.invitations))
    dataTable(
      caption: texts(PeopleText.invitations), isCaptionHidden: true,
      columns: [
        Column(texts(AccountsText.name)), Column(texts(AccountsText.role)), Column(texts(PeopleText.state)), Column(texts(PeopleText.next)),
      ],
      rows: people.invitations.map { visit.invitationRow($0, people) })
  }
}

extension Visit {
  /// The name over the address; for the office a link to what the person may do there, and why.
  fileprivate func nameCell(_ role: PlaceRole, in place: Place) -> Cell {
    let (name, below) = (role.person.name, role.isDisabled ? texts(AccountsText.accessShut) : role.person.email)
    guard may(ExplainRights.self) else { return .lines(name, below) }
    var html = HTML(reserving: 256)
    html.element("div") { html in
      html.link(Link(name, rightsAddress(role.person.id, .place(place))))
      html.element("small", [], below)
    }
    return .html(html)
  }

  fileprivate func invitationRow(_ invitation: Invitation, _ people: PlacePeople) -> [Cell] {
    let standing = invitation.standing(at: application.time.now)
    let sent = texts(
      PeopleText.sentUntil,
      ["sent": .text(formats.shortDay(invitation.sentAt.day)), "until": .text(formats.shortDay(invitation.expiresAt.day))])
    let inviter = invitation.invitedBy.flatMap { people.people[$0] }.map { texts(PeopleText.invitedBy, ["name": .text($0)]) }
    var state = HTML(reserving: 256)
    state.tag(texts.text("people.standing-" + standing.rawValue) ?? "", standing.tone)
    state.element("small", [], [sent, inviter].compactMap { $0 }.joined(separator: ". "))
    var cell = HTML(reserving: 256)
    cell.element("div") { $0.append(state) }
    return [
      .lines(invitation.name, invitation.email), .text(word(for: invitation.held.role)), .html(cell),
      standing == .open || standing == .expired ? .html(steps(for: invitation)) : .text(""),
    ]
  }

  private func steps(for invitation: Invitation) -> HTML {
    let (place, id) = (invitation.held.place, invitation.id.description)
    let isOffice = place == .programme
    let again = isOffice ? address(OfficeInvitePages.again, id) : address(InvitePages.again, of: place, id)
    let withdraw = isOffice ? address(OfficeInvitePages.withdraw, id) : address(InvitePages.withdraw, of: place, id)
    var html = HTML(reserving: 512)
    html.form(action: again, csrf: csrf) { html in
      html.actions { html in
        html.button(texts(PeopleText.again), .secondary)
        html.link(Link(texts(PeopleText.withdraw), withdraw))
      }
    }
    return html
  }
}

extension Invitation.Standing {
  var tone: Tone {
    switch self {
    case .open: .information
    case .expired: .warning
    case .accepted: .positive
    case .declined: .negative
    case .withdrawn: .neutral
    }
  }
}
