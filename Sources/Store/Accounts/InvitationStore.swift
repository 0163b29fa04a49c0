import Database
import Domain
import TwinhallCore

extension Invitation.State: SQLConvertible {}

/// Invitations. The link's secret is stored by its digest: the database alone lets nobody in.
public struct InvitationStore {
  let connection: any Connection

  public func insert(_ invitation: Invitation, tokenDigest: String, foldedEmail: String) throws {
    let (kind, place) = invitation.held.place.columns
    try connection.execute(
      """
      INSERT INTO invitations (id, token_digest, role, place_kind, place_id, name, email, email_folded, language, reason, from_day, to_day,
        invited_by, sent_at, expires_at, state, accepted_by, handover_id, version)
      VALUES (\(invitation.id), \(tokenDigest), \(invitation.held.role), \(kind), \(place), \(invitation.name), \(invitation.email),
        \(foldedEmail), \(invitation.language), \(invitation.reason), \(invitation.from), \(invitation.to), \(invitation.invitedBy),
        \(invitation.sentAt), \(invitation.expiresAt), \(invitation.state), \(invitation.acceptedBy), \(invitation.handover),
        \(invitation.version))
      """)
  }

  /// Zero when the version is not the one that was read.
  /// - Parameter tokenDigest: of a new link; nil keeps the old one.
  public func update(_ invitation: Invitation, tokenDigest: String? = nil) throws -> Int {
    let token: SQL = tokenDigest.map { ", token_digest = \($0)" } ?? ""
    return try connection.execute(
      """
      UPDATE invitations SET sent_at = \(invitation.sentAt), expires_at = \(invitation.expiresAt), state = \(invitation.state),
        accepted_by = \(invitation.acceptedBy), version = version + 1 \(token)
      WHERE id = \(invitation.id) AND version = \(invitation.version)
      """)
  }

  public func find(_ id: Identifier<Invitation>) throws -> Invitation? {
    try connection.row("SELECT * FROM invitations WHERE id = \(id)").map(Invitation.init)
  }

  public func find(tokenDigest: String) throws -> Invitation? {
    try connection.row("SELECT * FROM invitations WHERE token_digest = \(tokenDigest)").map(Invitation.init)
  }

  /// Invitations to a place, the latest first.
  public func all(to place: Place, limit: Int) throws -> [Invitation] {
    return try connection.rows(
      """
      SELECT * FROM invitations WHERE \(place.condition)
      ORDER BY sent_at DESC, id DESC LIMIT \(limit)
      """
    ).map(Invitation.init)
  }

  /// Takes back what waits for an answer at these folded addresses.
  public func withdrawOpen(to addresses: Set<String>) throws {
    try connection.execute(
      """
      UPDATE invitations SET state = 'withdrawn', version = version + 1
      WHERE state = 'open' AND email_folded IN \(list: addresses.sorted())
      """)
  }

  /// Whether an address has an open invitation to a role.
  public func isOpen(_ held: HeldRole, foldedEmail: String, at instant: Instant) throws -> Bool {
    let count: Int = try connection.value(
      """
      SELECT COUNT(*) FROM invitations
      WHERE email_folded = \(foldedEmail) AND role = \(held.role) AND \(held.place.condition)
        AND state = 'open' AND expires_at > \(instant)
      """)
    return count > 0
  }

  /// Invitations that a person has sent and nobody has answered.
  public func open(by person: Identifier<Person>) throws -> [Invitation] {
    try connection.rows("SELECT * FROM invitations WHERE invited_by = \(person) AND state = 'open' ORDER BY id").map(Invitation.init)
  }

  /// Invitations that a handover is waiting for.
  public func open(of handover: Identifier<Handover>) throws -> [Invitation] {
    try connection.rows("SELECT * FROM invitations WHERE handover_id = \(handover) AND state = 'open'").map(Invitation.init)
  }
}

extension Invitation {
  fileprivate init(_ row: Row) throws {
    self.init(
      id: try row["id"], held: try HeldRole(row), name: try row["name"], email: try row["email"], language: try row["language"],
      reason: try row["reason"], from: try row["from_day"], to: try row["to_day"], invitedBy: try row["invited_by"],
      sentAt: try row["sent_at"], expiresAt: try row["expires_at"], state: try row["state"], acceptedBy: try row["accepted_by"],
      handover: try row["handover_id"], version: try row["version"])
  }
}

extension Connection {
  public var invitations: InvitationStore { InvitationStore(connection: self) }
}
