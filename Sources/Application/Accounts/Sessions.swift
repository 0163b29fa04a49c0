import Database
import Domain
import Store
import TwinhallCore

/// Who asks, and by which session.
public struct Reader: Sendable {
  public let viewer: Viewer
  /// Also one that still awaits a second factor, whose viewer is a visitor.
  public let session: Session?
}

/// The person has to show who they are once more before this can be done.
public struct ProofNeeded: Error, Hashable, Sendable { public init() {} }

extension Application {
  /// Who a session belongs to, with the roles held today. Roles that ask for a second factor wait until one has been shown.
  /// - Parameter rules: as the operator's settings have them; read when they are not at hand.
  public func reader(
    session secret: Secret?, declarationKeys: [Secret], rules: SignInRules? = nil, on connection: any Connection
  ) throws -> Reader {
    let keys = Set(try declarationKeys.compactMap { try connection.declarationID(keyDigest: $0.digestText, at: time.now) })
    guard let secret else { return Reader(viewer: .visitor(keys: keys), session: nil) }
    let rules = try rules ?? OperatorSettings(connection).signInRules
    let found = try connection.sessions.find(
      tokenDigest: secret.digestText, at: time.now, idleSince: time.now - .days(rules.idleDays))
    guard let session = found, !session.awaitsSecondFactor, let person = try connection.people.find(session.person) else {
      return Reader(viewer: .visitor(keys: keys), session: found)
    }
    let held = try connection.heldRoles.effective(for: person.id, on: time.today)
    let (open, waiting) = rules.divide(held.own.union(held.delegated.keys), hasSecondFactor: session.hasSecondFactor)
    let viewer = Viewer(
      person: person, roles: held.own.intersection(open), delegated: held.delegated.filter { open.contains($0.key) }, waiting: waiting,
      keys: keys)
    return Reader(viewer: viewer, session: session)
  }

  public func viewer(session: Secret?, declarationKeys: [Secret], on connection: any Connection) throws -> Viewer {
    try reader(session: session, declarationKeys: declarationKeys, on: connection).viewer
  }

  /// Notes that a session is used, at most every ten minutes.
  public func noteUse(of session: Session) throws {
    guard session.lastUsedAt + .minutes(10) < time.now, !session.awaitsSecondFactor else { return }
    try database.transaction { try $0.sessions.setUsed(session.id, at: time.now) }
  }
}

extension Change {
  /// Opens a session, or one that awaits the second factor of a person who has one.
  /// - Parameters:
  ///   - earlier: the session that this browser had; it ends.
  ///   - hasSecondFactor: whether one was shown just now.
  func openSession(
    for person: Identifier<Person>, by proof: Proof, device: Device, earlier: Secret?, hasSecondFactor: Bool = false
  ) throws -> Entrance {
    if let earlier { try connection.sessions.delete(tokenDigest: earlier.digestText) }
    let awaits = try !hasSecondFactor && connection.secondFactors.exist(of: person)
    let length = try awaits ? Session.patience : .days(OperatorSettings(connection).signInRules.days)
    let session = Session(
      id: makeIdentifier(), person: person, createdAt: at, lastUsedAt: at, expiresAt: at + length, provedAt: at, provedBy: proof,
      hasSecondFactor: hasSecondFactor, awaitsSecondFactor: awaits, device: device)
    let secret = Secret.random()
    try connection.sessions.insert(session, tokenDigest: secret.digestText)
    try record(person, after: ["session": awaits ? "awaits second factor" : "opened", "by": proof.rawValue])
    return Entrance(secret: secret, awaitsSecondFactor: awaits)
  }

  /// The session of the person who acts.
  func ownSession(_ secret: Secret?) throws -> Session {
    guard let secret, let session = try connection.sessions.find(tokenDigest: secret.digestText, at: at, idleSince: at - .days(366)),
      !session.awaitsSecondFactor, session.person == viewer.person?.id
    else { throw ProofNeeded() }
    return session
  }

  /// Throws `ProofNeeded` unless the person showed who they are within the last ten minutes.
  @discardableResult func expectFresh(_ secret: Secret?) throws -> Session {
    let session = try ownSession(secret)
    guard session.isFresh(at: at) else { throw ProofNeeded() }
    return session
  }

  /// Gives a session a new secret, since its rights have grown.
  func renew(_ session: Session, by proof: Proof, hasSecondFactor: Bool) throws -> Secret {
    let secret = Secret.random()
    try expectOne(
      connection.sessions.renew(
        session.id, tokenDigest: secret.digestText, provedBy: proof, hasSecondFactor: hasSecondFactor, at: at))
    return secret
  }

  func ownPerson() throws -> Person {
    guard let id = viewer.person?.id, let person = try connection.people.find(id) else { throw NotFound() }
    return person
  }
}
