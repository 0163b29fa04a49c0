import Application
import Domain
import Stage
import TestSupport
import Testing

@Suite("What secrets are made of and what is stored of them")
struct SecretTests {
  @Test("A secret has 256 bits and comes once; the database holds the digest of a session's", arguments: TestDatabases.all)
  func session(on kind: TestDatabase) throws {
    let secrets = Set((1...1000).map { _ in Secret.random().text })
    #expect(secrets.count == 1000)
    for secret in secrets { #expect(secret.utf8.count == 64 && UInt64(secret.suffix(16), radix: 16) != nil) }
    try kind.stage { stage in
      let session = try stage.session(of: stage.officer())
      let stored: String = try stage.application.database.value("SELECT token_digest FROM sessions")
      #expect(session.text.utf8.count == 64)
      #expect(stored == session.digestText)
      #expect(stored != session.text)
    }
  }

  @Test("A password is stored by Argon2id with 19 MiB and two passes, with a salt of its own", arguments: TestDatabases.all)
  func password(on kind: TestDatabase) throws {
    try kind.stage { stage in
      for viewer in [try stage.officer(), try stage.administrator()] { try stage.setPassword("three blue boats", of: viewer) }
      let rows = try stage.application.database.rows("SELECT password_hash FROM people")
      let hashes: [String] = try rows.map { try $0["password_hash"] }
      #expect(hashes.count == 2 && Set(hashes).count == 2)
      for hash in hashes { #expect(hash.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$")) }
    }
  }

  /// 24 signs of 31 are 118 bits.
  @Test("A recovery code has 24 signs of 31", arguments: TestDatabases.all)
  func recoveryCodes(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let codes = try stage.codeApp(of: stage.officer()).recoveryCodes.map { $0.filter { $0 != "-" } }
      #expect(Set(codes).count == 10)
      let signs = Set("abcdefghjkmnpqrstuvwxyz23456789")
      #expect(signs.count == 31)
      for code in codes { #expect(code.count == 24 && signs.isSuperset(of: code)) }
      // Each sign is missing in 240 with a chance of one in two thousand.
      #expect(Set(codes.joined()).count > 25)
    }
  }
}
