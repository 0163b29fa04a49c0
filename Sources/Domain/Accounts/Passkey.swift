import TwinhallCore

/// A key in a person's device or security key, by which they sign in without a password (WebAuthn).
public struct Passkey: Sendable {
  public let id: Identifier<Passkey>
  public let person: Identifier<Person>
  /// What the person calls it.
  public var name: String
  /// The authenticator's name for it.
  public let credential: [UInt8]
  /// SubjectPublicKeyInfo (RFC 5280).
  public let publicKey: [UInt8]
  /// The authenticator's counter at the last use; zero for those that do not count.
  public let signCount: Int
  public let createdAt: Instant
  public let lastUsedAt: Instant?

  public init(
    id: Identifier<Passkey>, person: Identifier<Person>, name: String, credential: [UInt8], publicKey: [UInt8], signCount: Int,
    createdAt: Instant, lastUsedAt: Instant?
  ) {
    (self.id, self.person, self.name, self.credential) = (id, person, name, credential)
    (self.publicKey, self.signCount, self.createdAt, self.lastUsedAt) = (publicKey, signCount, createdAt, lastUsedAt)
  }
}
