import CSodium
import TwinhallCore

/// A secret given to one person: 256 random bits. The database holds only its digest.
public struct Secret: Sendable {
  /// 64 hexadecimal digits.
  public let text: String

  public static func random() -> Secret {
    var bytes = [UInt8](repeating: 0, count: 32)
    randombytes_buf(&bytes, bytes.count)
    return Secret(text: bytes.hexadecimal)
  }

  public init(text: String) { self.text = text }

  public var digestText: String { digest("secret:" + text).hexadecimal }
}

/// Passwords by argon2id (RFC 9106) with libsodium's interactive cost lowered in memory to OWASP's 19 MiB, so that several sign-ins
/// at once stay inside the memory budget of a small server.
enum PasswordHash {
  private static let operations: UInt64 = 2
  private static let memory = 19 * 1024 * 1024
  /// One at a time: memory stays bounded whatever the number of attempts.
  private static let turn = Lock()

  static func make(_ password: String) -> String? {
    var output = [CChar](repeating: 0, count: Int(crypto_pwhash_strbytes()))
    let result = turn.withLock {
      crypto_pwhash_str_alg(&output, password, UInt64(password.utf8.count), operations, memory, crypto_pwhash_ALG_ARGON2ID13)
    }
    return result == 0 ? String(decoding: output.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self) : nil
  }

  static func verify(_ password: String, against hash: String) -> Bool {
    turn.withLock { crypto_pwhash_str_verify(hash, password, UInt64(password.utf8.count)) == 0 }
  }
}
