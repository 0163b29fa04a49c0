import CShims
import TwinhallCore

/// Codes that change with a counter (RFC 4226) or with time (RFC 6238), by HMAC-SHA-1, which every code app knows.
public enum OneTimeCode {
  /// Seconds for which a code by time stands.
  public static let seconds: Int64 = 30
  /// Digits of a code.
  public static let digits = 6
  /// Bytes of a new key, as many as the digest has (RFC 4226 section 4, R6).
  public static let keyLength = 20

  /// RFC 4226 section 5.3; leading zeros are kept.
  public static func code(_ key: [UInt8], counter: Int64, digits: Int = digits) -> String {
    let text = (0..<8).map { UInt8(truncatingIfNeeded: counter >> (56 - 8 * Int64($0))) }
    var digest = [UInt8](repeating: 0, count: 20)
    precondition(twinhall_hmac_sha1(key, key.count, text, text.count, &digest) == 1, "OpenSSL has no SHA-1")
    let offset = Int(digest[19] & 15)
    let number = digest[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } & 0x7FFF_FFFF
    let decimals = String(number % (0..<digits).reduce(1) { product, _ in product * 10 })
    return String(repeating: "0", count: digits - decimals.count) + decimals
  }

  /// The step of time that an instant is in (RFC 6238 section 4.2).
  public static func step(at instant: Instant) -> Int64 { instant.milliseconds / 1000 / seconds }

  /// The step that a typed code belongs to: this one, the one before or the one after, for clocks that differ (RFC 6238 section 5.2).
  /// - Parameter last: the step of the last code that was taken; it and earlier ones are not taken again.
  public static func step(of typed: String, key: [UInt8], at instant: Instant, after last: Int64) -> Int64? {
    let now = step(at: instant)
    var found: Int64?
    // All three are always compared, so that time tells nothing.
    for step in [now + 1, now, now - 1] where isSameText(code(key, counter: step), typed) && step > last { found = step }
    return found
  }

  /// The address by which code apps take a key, as Google Authenticator defined it and others took over.
  public static func address(key: [UInt8], account: String, issuer: String) -> String {
    let (account, issuer) = (escaped(account), escaped(issuer))
    let values = "secret=\(Base32.encode(key))&issuer=\(issuer)&algorithm=SHA1&digits=\(digits)&period=\(seconds)"
    return "otpauth://totp/\(issuer):\(account)?\(values)"
  }

  /// Percent-encoded (RFC 3986 section 2.1), also what other places of an address would take.
  private static func escaped(_ text: String) -> String {
    var result: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
        result.append(byte)
      default: result += Array("%".utf8) + [byte >> 4, byte & 15].map { UInt8(ascii: "0") + $0 + ($0 > 9 ? 7 : 0) }
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

/// Compares two texts in a time that depends on their lengths only.
public func isSameText(_ left: String, _ right: String) -> Bool {
  let (left, right) = (Array(left.utf8), Array(right.utf8))
  return left.count == right.count && zip(left, right).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
}
