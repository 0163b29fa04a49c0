import Database
import Domain
import TwinhallCore

/// Secret keys that open a declaration without an account. Only their digests are stored.
extension DeclarationStore {
  public func insertKey(digest: String, for id: Identifier<Declaration>, at instant: Instant) throws {
    try connection.execute("INSERT INTO declaration_keys (digest, declaration_id, created_at) VALUES (\(digest), \(id), \(instant))")
  }

  /// How long a key opens its declaration; the cookie that holds it lasts as long.
  public static let keyDays = 90
}

extension Connection {
  /// The declaration that a secret key opens, while it is young enough.
  public func declarationID(keyDigest: String, at instant: Instant) throws -> Identifier<Declaration>? {
    try row(
      """
      SELECT declaration_id FROM declaration_keys
      WHERE digest = \(keyDigest) AND created_at > \(instant - .days(DeclarationStore.keyDays))
      """
    ).map { try $0["declaration_id"] }
  }
}
