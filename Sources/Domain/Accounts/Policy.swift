/// Proof that the viewer may do `A` in `scope`. Only `Policy` makes one, so a use case that takes a permit cannot run unchecked.
public struct Permit<A: Action>: Sendable {
  public let viewer: Viewer
  public let scope: Scope

  fileprivate init(viewer: Viewer, scope: Scope) {
    self.viewer = viewer
    self.scope = scope
  }
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
    if viewer.isSystem || A.grants.contains(where: { isMet($0, by: viewer, in: scope) }) {
      return Permit(viewer: viewer, scope: scope)
    }
    throw refusal(to: viewer, in: scope)
  }

  /// Whether there would be a permit; for showing or leaving out a link.
  public static func allows<A: Action>(_ action: A.Type, to viewer: Viewer, in scope: Scope = .programme) -> Bool {
    (try? permit(action, to: viewer, in: scope)) != nil
  }

  private static func isMet(_ grant: Grant, by viewer: Viewer, in scope: Scope) -> Bool {
    switch grant {
    case .everyone: true
    case .signedIn: viewer.person != nil
    case .office(let roles): roles.contains { viewer.roles.contains(HeldRole($0, in: .programme)) }
    case .party(let roles): !viewer.organisations(as: roles).isDisjoint(with: scope.organisations)
    case .declarationKey: scope.declaration.map(viewer.keys.contains) ?? false
    case .participant: viewer.person.map { scope.participants.contains($0.id) } ?? false
    }
  }

  private static func refusal(to viewer: Viewer, in scope: Scope) -> Refusal {
    guard viewer.person != nil else { return .signInNeeded }
    let isParty = !viewer.organisations(as: Set(Role.allCases)).isDisjoint(with: scope.organisations)
    return viewer.isOffice || isParty ? .notAllowed : .stranger
  }
}
