import Database
import Domain
import Store
import TwinhallCore

/// Who acts for an organisation, in a network or a partnership, and who has been asked to.
public struct PlacePeople: Sendable {
  public let place: Place
  public let names: PlaceNames
  /// Today's and coming roles, in the order of the roles.
  public let current: [PlaceRole]
  /// Roles that are over, the latest first.
  public let former: [PlaceRole]
  public let delegations: [ListedDelegation]
  /// The latest first.
  public let invitations: [Invitation]
  public let handovers: [Handover]
  /// Names of those who invited and of those who hand over.
  public let people: [Identifier<Person>: String]
}

extension Application {
  public func placePeople(_ place: Place, permit: Permit<ReadPlacePeople>) throws -> PlacePeople {
    try permit.expect(place)
    return try read { try placePeople(place, on: $0) }
  }

  /// The people and invitations of the programme itself.
  public func programmePeople(permit: Permit<ManageAccounts>) throws -> PlacePeople { try read { try placePeople(.programme, on: $0) } }

  private func placePeople(_ place: Place, on connection: any Connection) throws -> PlacePeople {
    let today = time.today
    let roles = try connection.heldRoles.all(in: place, limit: 500).filter { !$0.assignment.neverHeld }
    let current = roles.filter { !$0.assignment.isOver(on: today) }
    let invitations = try connection.invitations.all(to: place, limit: 100)
    let handovers = try connection.handovers.all(in: place, limit: 50)
    return PlacePeople(
      place: place, names: try PlaceNames([place], on: connection),
      current: Role.allCases.flatMap { role in current.filter { $0.assignment.held.role == role } },
      former: roles.filter { $0.assignment.isOver(on: today) },
      delegations: try connection.delegations.open(in: place, on: today), invitations: invitations, handovers: handovers,
      people: try connection.people.names(invitations.compactMap(\.invitedBy) + handovers.map(\.leaver)))
  }

  /// Ends a role in a place that one looks after, at once. Only who may name a signatory ends that role.
  public func endPlaceRole(_ id: Identifier<RoleAssignment>, in place: Place, permit: Permit<ManagePlacePeople>) throws {
    try permit.expect(place)
    try change(permit) { change in
      guard let assignment = try change.connection.heldRoles.find(id), assignment.held.place == place else { throw NotFound() }
      if assignment.held.role == .signatory, !Policy.allows(AppointSignatory.self, to: permit.viewer, in: permit.scope) {
        throw Refusal.notAllowed
      }
      try change.end(assignment, on: change.at.day.adding(days: -1))
    }
  }
}

/// What a person acts in, and what is under way about it.
public struct OwnRoles: Sendable {
  /// Own roles that are not over, coming ones too, the latest first.
  public let roles: [RoleAssignment]
  /// Delegations by and to the person that are not over.
  public let delegations: [ListedDelegation]
  /// Handovers from and to the person, from a month ago on.
  public let handovers: [Handover]
  public let names: PlaceNames
  /// Names of the other people.
  public let people: [Identifier<Person>: String]
  /// Roles that are promised to a successor.
  public var handedOver: Set<Identifier<RoleAssignment>> { Set(handovers.map(\.role)) }
}

extension Application {
  public func ownRoles(permit: Permit<UseOwnAccount>) throws -> OwnRoles {
    guard let id = permit.viewer.person?.id else { throw NotFound() }
    let today = time.today
    return try read { connection in
      let roles = try connection.heldRoles.history(of: id).filter { !$0.isOver(on: today) && !$0.neverHeld }
      let delegations = try connection.delegations.open(about: id, on: today)
      let handovers = try connection.handovers.about(id, from: today.adding(days: -31))
      let places = roles.map(\.held.place) + delegations.map(\.held.place) + handovers.map(\.held.place)
      return OwnRoles(
        roles: roles, delegations: delegations, handovers: handovers, names: try PlaceNames(places, on: connection),
        people: try connection.people.names(handovers.map(\.leaver)))
    }
  }

  /// Bodies in partnerships and networks for which nobody acts, 50 a page.
  public func bodiesWithNobody(page: Int, permit: Permit<ManagePlacePeople>) throws -> (bodies: [OrganisationBrief], total: Int) {
    try read { connection in
      (
        try connection.heldRoles.bodiesWithNobody(on: time.today, offset: (page - 1) * 50, limit: 50),
        try connection.heldRoles.countBodiesWithNobody(on: time.today, upTo: max(1_000, (page + 1) * 50) + 1)
      )
    }
  }
}
