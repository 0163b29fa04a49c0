import TwinhallCore

/// One browser that is signed in, or on the way to it.
public struct Session: Sendable {
  public let id: Identifier<Session>
  public let person: Identifier<Person>
  public let createdAt: Instant
  /// To within some minutes.
  public let lastUsedAt: Instant
  /// When it ends however much it is used.
  public let expiresAt: Instant
  /// When the person last showed who they are.
  public let provedAt: Instant
  public let provedBy: Proof
  /// Whether a second factor was shown, which a passkey is by itself.
  public let hasSecondFactor: Bool
  /// A second factor is still to come; until then the session has no right.
  public let awaitsSecondFactor: Bool
  public let device: Device

  /// How long a proof is good for what could give an account away.
  public static let freshness: Duration = .minutes(10)
  /// How long a second factor is waited for.
  public static let patience: Duration = .minutes(10)

  public init(
    id: Identifier<Session>, person: Identifier<Person>, createdAt: Instant, lastUsedAt: Instant, expiresAt: Instant, provedAt: Instant,
    provedBy: Proof, hasSecondFactor: Bool, awaitsSecondFactor: Bool, device: Device
  ) {
    (self.id, self.person, self.createdAt, self.lastUsedAt, self.expiresAt) = (id, person, createdAt, lastUsedAt, expiresAt)
    (self.provedAt, self.provedBy, self.hasSecondFactor) = (provedAt, provedBy, hasSecondFactor)
    (self.awaitsSecondFactor, self.device) = (awaitsSecondFactor, device)
  }

  /// Whether the person showed who they are within the last ten minutes.
  public func isFresh(at instant: Instant) -> Bool { !awaitsSecondFactor && instant < provedAt + Self.freshness }
}

/// What a person has shown to be who they are.
public enum Proof: String, CaseIterable, Sendable {
  case link
  case password
  case passkey
  /// A code of an app.
  case code
  case recoveryCode = "recovery-code"
}
