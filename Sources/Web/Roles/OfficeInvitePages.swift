import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// Inviting somebody to a role in the programme, for those who give such roles.
enum OfficeInvitePages {
  static let invite: PathPattern = "/office/people/invite"
  static let again: PathPattern = "/office/people/invitations/{invitation}/again"
  static let withdraw: PathPattern = "/office/people/invitations/{invitation}/withdraw"

  static let endpoints: [Endpoint] = [
    .page(invite, ManageAccounts.self) { visit, permit in try invitePage(visit, permit, .proposed(visit.language)) },
    .form(invite, ManageAccounts.self) { visit, permit, form in
      let entry = InvitationEntry(form)
      do {
        try visit.application.inviteToProgramme(entry, permit: permit)
        return visit.redirect(invite, done: .sent)
      } catch let invalid as InvalidInput {
        return try invitePage(visit, permit, entry, visit.problems(invalid))
      }
    },
    .form(again, ManageAccounts.self) { visit, permit, _ in
      try visit.application.sendProgrammeInvitationAgain(visit.identifier("invitation"), permit: permit)
      return visit.redirect(invite, done: .sent)
    },
    .page(withdraw, ManageAccounts.self) { visit, permit in
      let invitation = try visit.openInvitation(in: visit.application.programmePeople(permit: permit))
      return visit.withdrawInvitation(
        invitation, action: visit.address(withdraw, invitation.id.description), back: visit.address(invite), above: above(visit))
    },
    .form(withdraw, ManageAccounts.self) { visit, permit, _ in
      try visit.application.withdrawProgrammeInvitation(visit.identifier("invitation"), permit: permit)
      return visit.redirect(invite, done: .withdrawn)
    },
  ]

  private static func above(_ visit: Visit) -> [Link] { [Link(visit.texts(AccountsText.peopleTitle), visit.address(PeoplePages.list))] }

  private static func invitePage(
    _ visit: Visit, _ permit: Permit<ManageAccounts>, _ entry: InvitationEntry, _ problems: Problems = .none
  ) throws -> Response {
    let people = try visit.application.programmePeople(permit: permit)
    let title = visit.texts(PeopleText.inviteOffice)
    return visit.officePage(title, problems: problems, above: above(visit)) { html in
      html.element("h1", [], title)
      html.invitationForm(entry, Role.all(in: .programme), hint: nil, action: visit.address(invite), problems, visit)
      html.invitationTable(people, visit)
    }
  }
}

/// Bodies in partnerships and networks for which nobody acts.
enum NobodyPage {
  static let list: PathPattern = "/office/bodies-without-people"

  static let endpoints: [Endpoint] = [.page(list, ManagePlacePeople.self, listPage)]

  private static func listPage(_ visit: Visit, _ permit: Permit<ManagePlacePeople>) throws -> Response {
    let (bodies, total) = try visit.application.bodiesWithNobody(page: visit.pageNumber, permit: permit)
    let texts = visit.texts
    return visit.officePage(texts(PeopleText.bodiesTitle)) { html in
      html.element("h1", [], texts(PeopleText.bodiesTitle))
      guard !bodies.isEmpty else {
        return html.emptyState(title: texts(PeopleText.bodiesEmpty), text: texts(PeopleText.bodiesEmptyText))
      }
      html.element("p", [.class("lead")], texts(PeopleText.bodiesLead))
      html.dataTable(
        caption: texts(PeopleText.bodiesTitle), isCaptionHidden: true,
        columns: [Column(texts(AccountsText.organisation)), Column(texts(InterestsText.country)), Column(texts(PeopleText.next))],
        rows: bodies.map { body in
          let place = Place.organisation(body.id)
          return [
            .link(body.name(in: visit.language), visit.address(PlacePeoplePages.show, of: place)), .text(texts.country(body.country)),
            .link(texts(PeopleText.invite), visit.address(InvitePages.invite, of: place)),
          ]
        })
      html.pagination(visit.pagination(list, counted: total), texts)
    }
  }
}
