import Database
import Domain
import TwinhallCore

extension Connection {
  /// The declaration that a secret key opens.
  public func declarationID(keyDigest: String) throws -> Identifier<Declaration>? {
    try row("SELECT id FROM declarations WHERE key_digest = \(keyDigest)").map { try $0["id"] }
  }
}
