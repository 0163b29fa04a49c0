import Database
import Domain
import TwinhallCore

/// Secret keys that open a declaration without an account. Only their digests are stored.
extension DeclarationStore {
  public func insertKey(digest: String, for id: Identifier<Declaration>, at instant: Instant) throws {
    try connection.execute("INSERT INTO declaration_keys (digest, declaration_id, created_at) VALUES (\(digest), \(id), \(instant))")
  }
}

extension Connection {
  /// The declaration that a secret key opens.
  public func declarationID(keyDigest: String) throws -> Identifier<Declaration>? {
    try row("SELECT declaration_id FROM declaration_keys WHERE digest = \(keyDigest)").map { try $0["declaration_id"] }
  }
}
