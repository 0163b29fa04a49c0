import Database
import Domain
import Localization
import Store
import TwinhallCore

/// An invitation as whoever has its link sees it.
public struct OpenedInvitation: Sendable {
  public let invitation: Invitation
  public let standing: Invitation.Standing
  public let names: PlaceNames
  /// nil when the program itself invited.
  public let inviter: String?
  /// Whether the invited address has an account already.
  public let hasAccount: Bool
}

/// Who takes the role.
public enum InvitationAnswer: Sendable {
  /// Whoever is signed in in this browser.
  case asViewer
  /// Whoever the invited address belongs to; the three fields count only for a new account.
  case asInvited(name: String, language: String, acceptsPrivacy: Bool)
}

extension Application {
  /// Looks up what a mailed link opens. Wrong links are counted, so that nobody tries many.
  /// - Throws: `NotFound`, `StepRefused(.tooMany)`.
  public func invitation(openedBy secret: Secret, from networkAddress: String, permit: Permit<AnswerInvitation>) throws -> OpenedInvitation
  {
    let opened = try read { connection -> OpenedInvitation? in
      guard let invitation = try connection.invitations.find(tokenDigest: secret.digestText) else { return nil }
      return OpenedInvitation(
        invitation: invitation, standing: invitation.standing(at: time.now),
        names: try PlaceNames([invitation.held.place], on: connection),
        inviter: try invitation.invitedBy.flatMap { try connection.people.find($0)?.name },
        hasAccount: try connection.people.find(foldedEmail: invitation.email.foldedAddress) != nil)
    }
    guard let opened else {
      try limit(.perNetworkAddress, key: networkAddress)
      throw NotFound()
    }
    return opened
  }

  /// Gives the invited role to whoever accepts. A new account is made from the three fields; an account there is gets the role added.
  /// - Returns: a secret that signs the owner of a new account in once; nil for an account that was there.
  /// - Throws: `NotFound`, `StepRefused`, `InvalidInput` at `name`, `language`, `privacy`.
  public func acceptInvitation(
    _ secret: Secret, _ answer: InvitationAnswer, from networkAddress: String, permit: Permit<AnswerInvitation>
  ) throws -> Secret? {
    try limit(.perNetworkAddress, key: networkAddress)
    do {
      return try change(permit) { change in
        guard let old = try change.connection.invitations.find(tokenDigest: secret.digestText) else { throw NotFound() }
        // Before a person is made: a link that is over makes nobody.
        _ = try old.declined(at: change.at)
        let (person, isNew) = try change.person(taking: old, answer)
        try change.accept(old, person, configuration)
        guard isNew else { return nil }
        let link = try makeSignInLink(for: person, change)
        return link.split(separator: "/").last.map { Secret(text: String($0)) }
      }
    } catch DatabaseError.uniqueViolation {
      // The address belongs to somebody who is shut out.
      throw StepRefused([.accountShut])
    }
  }

  /// Says no. No reason is asked for.
  public func declineInvitation(_ secret: Secret, from networkAddress: String, permit: Permit<AnswerInvitation>) throws {
    try limit(.perNetworkAddress, key: networkAddress)
    try change(permit) { change in
      guard let old = try change.connection.invitations.find(tokenDigest: secret.digestText) else { throw NotFound() }
      let next = try old.declined(at: change.at)
      try change.expectOne(change.connection.invitations.update(next))
      try change.record(old.id, before: ["state": old.state.rawValue], after: ["state": next.state.rawValue])
      try change.mailInviter(of: next, subject: .invitationDeclinedSubject, body: .invitationDeclinedBody, configuration)
    }
  }
}

extension Change {
  fileprivate func person(taking invitation: Invitation, _ answer: InvitationAnswer) throws -> (person: Person, isNew: Bool) {
    guard case .asInvited(let name, let language, let acceptsPrivacy) = answer else {
      guard let person = viewer.person else { throw Refusal.signInNeeded }
      return (person, false)
    }
    if let known = try connection.people.find(foldedEmail: invitation.email.foldedAddress) { return (known, false) }
    var validation = Validation()
    let given = validation.line("name", name, required: true, limit: 120)
    let chosen = Language(rawValue: language)
    if chosen == nil { validation.add("language", .notAChoice) }
    if !acceptsPrivacy { validation.add("privacy", .mustBeAccepted) }
    try validation.finish()
    let person = Person(id: makeIdentifier(), name: given, email: invitation.email, language: chosen ?? .english, version: 1)
    try connection.people.insert(person, person.folded, at: at)
    try record(
      person.id, after: ["name": person.name, "email": person.email, "language": person.language.tag, "privacy": "accepted"])
    return (person, true)
  }

  fileprivate func accept(_ old: Invitation, _ person: Person, _ configuration: Configuration) throws {
    let next = try old.accepted(by: person.id, at: at)
    try expectOne(connection.invitations.update(next))
    try record(
      old.id, before: ["state": old.state.rawValue],
      after: ["state": next.state.rawValue, "person": person.id.description, "email": person.email])
    let first = max(old.from, at.day)
    if let last = old.to, last < first { throw StepRefused([.invitationOver]) }
    var role: Identifier<RoleAssignment>?
    if try !connection.heldRoles.holds(old.held, person.id, from: first) {
      role = try give(old.held, to: person.id, from: first, until: old.to)
    }
    if let id = old.handover, var handover = try connection.handovers.find(id) {
      (handover.successor, handover.successorRole) = (person.id, role)
      try expectOne(connection.handovers.update(handover))
    }
    try mailInviter(of: next, subject: .invitationAcceptedSubject, body: .invitationAcceptedBody, configuration)
  }
}
