import Database
import Domain
import Localization
import Store
import TwinhallCore

extension Application {
  /// Takes an open invitation back; its link is worth nothing from then on.
  public func withdrawInvitation(_ id: Identifier<Invitation>, in place: Place, permit: Permit<ManagePlacePeople>) throws {
    try permit.expect(place)
    try withdraw(id, in: place, permit)
  }

  public func withdrawProgrammeInvitation(_ id: Identifier<Invitation>, permit: Permit<ManageAccounts>) throws {
    try withdraw(id, in: .programme, permit)
  }

  /// Sends an invitation once more: the new link replaces the old one.
  public func sendInvitationAgain(_ id: Identifier<Invitation>, in place: Place, permit: Permit<ManagePlacePeople>) throws {
    try permit.expect(place)
    try sendAgain(id, in: place, permit)
  }

  public func sendProgrammeInvitationAgain(_ id: Identifier<Invitation>, permit: Permit<ManageAccounts>) throws {
    try sendAgain(id, in: .programme, permit)
  }

  private func withdraw<A: Action>(_ id: Identifier<Invitation>, in place: Place, _ permit: Permit<A>) throws {
    try change(permit) { change in
      let old = try change.invitation(id, in: place)
      let next = try old.withdrawn()
      try change.expectOne(change.connection.invitations.update(next))
      try change.record(id, before: ["state": old.state.rawValue], after: ["state": next.state.rawValue])
    }
  }

  private func sendAgain<A: Action>(_ id: Identifier<Invitation>, in place: Place, _ permit: Permit<A>) throws {
    let read = try read { try $0.invitations.find(id) }
    guard let read, read.held.place == place else { throw NotFound() }
    if read.held.role == .signatory, !Policy.allows(AppointSignatory.self, to: permit.viewer, in: permit.scope) { throw Refusal.notAllowed }
    try limitInvitations(to: read.email, permit)
    try change(permit) { change in
      let last = change.at + .days(try OperatorSettings(change.connection).invitationDays)
      let next = try change.invitation(id, in: place).sentAgain(at: change.at, until: last)
      let secret = Secret.random()
      try change.expectOne(change.connection.invitations.update(next, tokenDigest: secret.digestText))
      try change.mailLink(of: next, secret, configuration)
      try change.record(id, after: ["invitation": "sent", "until": next.expiresAt.day.description])
    }
  }
}

extension Change {
  fileprivate func invitation(_ id: Identifier<Invitation>, in place: Place) throws -> Invitation {
    guard let invitation = try connection.invitations.find(id), invitation.held.place == place else { throw NotFound() }
    return invitation
  }
}
