import Database
import Domain
import Localization
import Store
import TwinhallCore

extension Change {
  func newInvitation(_ checked: CheckedInvitation, until last: Instant, by person: Person?) throws -> Invitation {
    Invitation(
      id: makeIdentifier(), held: checked.held, name: checked.name, email: checked.email, language: checked.language,
      reason: checked.reason, from: checked.from, to: checked.to, invitedBy: person?.id, sentAt: at, expiresAt: last,
      handover: checked.handover)
  }

  /// Refuses to invite whoever has the role, or waits with an open invitation to it.
  func expectNew(_ invitation: Invitation) throws {
    let address = invitation.email.foldedAddress
    let known = try connection.people.find(foldedEmail: address)
    if let known, try connection.heldRoles.holds(invitation.held, known.id, from: invitation.from) {
      throw InvalidInput([Problem("email", .alreadyHasRole)])
    }
    if try connection.invitations.isOpen(invitation.held, foldedEmail: address, at: at) {
      throw InvalidInput([Problem("email", .alreadyInvited)])
    }
  }

  /// Stores a new invitation and mails its link.
  func send(_ invitation: Invitation, _ configuration: Configuration) throws {
    let secret = Secret.random()
    try connection.invitations.insert(invitation, tokenDigest: secret.digestText, foldedEmail: invitation.email.foldedAddress)
    try record(
      invitation.id,
      after: [
        "role": invitation.held.role.rawValue, "place": invitation.held.place.text, "name": invitation.name, "email": invitation.email,
        "from": invitation.from.description, "to": invitation.to?.description,
      ])
    try mailLink(of: invitation, secret, configuration)
  }

  /// The mail says who invites to what and why, and that one may decline.
  func mailLink(of invitation: Invitation, _ secret: Secret, _ configuration: Configuration) throws {
    let (language, role) = (invitation.language, invitation.held.role)
    let (texts, settings) = (Texts.shared(language), try OperatorSettings(connection))
    let inviter = try invitation.invitedBy.flatMap { try connection.people.find($0)?.name } ?? settings.name(in: language)
    let place = try name(of: invitation.held.place, in: language)
    let link = "\(configuration.publicAddress)/\(language.tag)/invitations/\(secret.text)"
    try mail(
      to: invitation.email, in: language, subject: .roleInvitationSubject, body: .roleInvitationBody,
      [
        "name": .text(invitation.name), "inviter": .text(inviter), "role": .text(texts.word(for: role)), "place": .text(place),
        "operator": .text(settings.name(in: language)), "about": .text(texts.about(role)),
        "reason": .text(invitation.reason.isEmpty ? "" : "\n\n" + invitation.reason), "link": .text(link),
        "day": .text(Formats(language).day(of: invitation.expiresAt)),
      ])
  }

  /// Tells whoever invited how it went.
  func mailInviter(of invitation: Invitation, subject: MailText, body: MailText, _ configuration: Configuration) throws {
    guard let id = invitation.invitedBy, let inviter = try connection.people.find(id) else { return }
    let place = invitation.held.place
    try mail(
      to: inviter, subject: subject, body: body,
      [
        "name": .text(inviter.name), "invited": .text(invitation.name),
        "role": .text(Texts.shared(inviter.language).word(for: invitation.held.role)),
        "place": .text(try name(of: place, in: inviter.language)),
        "link": .text(configuration.publicAddress + "/\(inviter.language.tag)" + place.peoplePath),
      ])
  }
}

extension Place {
  /// Where the people of the place are shown.
  public var peoplePath: String { identifier.map { "/home/people/\(kind.rawValue)/\($0)" } ?? "/office/people" }
}
