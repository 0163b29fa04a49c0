import TwinhallCore

/// Proof that the viewer may do `A` in `scope`. Only `Policy` makes one, so a use case that takes a permit cannot run unchecked.
public struct Permit<A: Action>: Sendable {
  public let viewer: Viewer
  public let scope: Scope
  /// What the right rests on.
  public let basis: Basis

  fileprivate init(viewer: Viewer, scope: Scope, basis: Basis) {
    self.viewer = viewer
    self.scope = scope
    self.basis = basis
  }

  /// Whose role it is, when the viewer acts for somebody else.
  public var actsFor: Identifier<Person>? { viewer.holder(of: basis) }
}

/// What a right rests on.
public enum Basis: Hashable, Sendable {
  /// The program itself.
  case program
  case everyone
  case signedIn
  case oneself
  case declarationKey
  case participant
  case role(HeldRole)
}

/// Why an action was refused.
public enum Refusal: Error, Hashable, Sendable {
  /// A visitor who may be somebody: ask to sign in.
  case signInNeeded
  /// Has nothing to do with the record: it does not exist for them (404).
  case stranger
  /// Sees the record but lacks the right (403).
  case notAllowed
}

/// The one place that answers "may this person do this?".
public enum Policy {
  /// The permit, or why there is none. The program itself may do everything, and is named as such in the audit trail.
  public static func permit<A: Action>(_ action: A.Type, to viewer: Viewer, in scope: Scope = .programme) throws(Refusal) -> Permit<A> {
    Permit(viewer: viewer, scope: scope, basis: try basis(of: action, for: viewer, in: scope))
  }

  /// Whether there would be a permit; for showing or leaving out a link.
  public static func allows(_ action: any Action.Type, to viewer: Viewer, in scope: Scope = .programme) -> Bool {
    (try? basis(of: action, for: viewer, in: scope)) != nil
  }

  /// What the right rests on: a role of one's own before one in which one acts for somebody else.
  public static func basis(of action: any Action.Type, for viewer: Viewer, in scope: Scope) throws(Refusal) -> Basis {
    if viewer.isSystem { return .program }
    let found = action.grants.flatMap { bases(of: $0, for: viewer, in: scope) }
    if let own = found.first(where: { viewer.holder(of: $0) == nil }) { return own }
    if action.isOpenToDelegates, let other = found.first { return other }
    throw refusal(to: viewer, in: scope)
  }

  private static func bases(of grant: Grant, for viewer: Viewer, in scope: Scope) -> [Basis] {
    switch grant {
    case .everyone: [.everyone]
    case .signedIn: viewer.person == nil ? [] : [.signedIn]
    case .office(let roles): held(roles, by: viewer) { $0 == .programme }
    case .party(let roles):
      held(roles, by: viewer) { if case .organisation(let id) = $0 { scope.organisations.contains(id) } else { false } }
    case .network(let roles):
      held(roles, by: viewer) { if case .network(let id) = $0 { scope.networks.contains(id) } else { false } }
    case .partnership(let roles):
      held(roles, by: viewer) { if case .partnership(let id) = $0 { scope.partnerships.contains(id) } else { false } }
    case .oneself: viewer.person.map { scope.people.contains($0.id) } ?? false ? [.oneself] : []
    case .declarationKey: scope.declaration.map(viewer.keys.contains) ?? false ? [.declarationKey] : []
    case .participant: viewer.person.map { scope.participants.contains($0.id) } ?? false ? [.participant] : []
    }
  }

  /// Always the same one of several, so that the trail does not depend on the order of a set.
  private static func held(_ roles: Set<Role>, by viewer: Viewer, in isMeant: (Place) -> Bool) -> [Basis] {
    let found = viewer.roles.filter { roles.contains($0.role) && isMeant($0.place) }
    if found.count < 2 { return found.map { .role($0) } }
    return found.sorted { ($0.role.rawValue, $0.place.identifier ?? "") < ($1.role.rawValue, $1.place.identifier ?? "") }.map { .role($0) }
  }

  private static func refusal(to viewer: Viewer, in scope: Scope) -> Refusal {
    guard viewer.person != nil else { return .signInNeeded }
    return viewer.isOffice || viewer.belongs(to: scope) ? .notAllowed : .stranger
  }
}
