import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// Handovers that concern the reader, and roles that end within a month.
@Sendable func rolesAtHome(_ visit: Visit) throws -> [HomeItem] {
  let permit = try Policy.permit(UseOwnAccount.self, to: visit.viewer)
  let own = try visit.application.ownRoles(permit: permit)
  let (texts, today) = (visit.texts, visit.application.time.today)
  let handovers = own.handovers.filter { $0.on >= today }.map { handover in
    HomeItem(
      title: visit.words(for: handover.held, own.names), address: visit.address(HandoverPages.show, handover.id.description),
      state: texts(PeopleText.handoverKit), tone: .information, hint: visit.line(handover, own.people) + ".", dueOn: handover.on,
      waitsForReader: true)
  }
  let ending = own.roles.filter { role in
    role.to.map { $0 <= today.adding(days: 31) } ?? false && !own.handedOver.contains(role.id)
  }
  return handovers
    + ending.map { role in
      HomeItem(
        title: visit.words(for: role.held, own.names), address: visit.address(OwnRolesPage.show), state: texts(PeopleText.lastDay),
        tone: .warning, hint: texts(PeopleText.untilHome, ["day": .text(visit.formats.day(role.to ?? today))]), dueOn: role.to,
        waitsForReader: true)
    }
}

/// All endpoints of roles, people in places, invitations, delegations, handovers and rights.
let roleEndpoints: [Endpoint] =
  InvitationPages.endpoints + OwnRolesPage.endpoints + PlacePeoplePages.endpoints + InvitePages.endpoints + KitPages.endpoints
  + DelegationPages.endpoints + HandOverPages.endpoints + HandoverPages.endpoints + OfficeInvitePages.endpoints + NobodyPage.endpoints
  + RightsPages.endpoints
