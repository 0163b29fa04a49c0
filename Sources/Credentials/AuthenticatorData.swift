/// What an authenticator says of itself (WebAuthn level 2, section 6.1).
struct AuthenticatorData {
  private enum Flag {
    static let userPresent: UInt8 = 0x01
    static let userVerified: UInt8 = 0x04
    static let backupEligible: UInt8 = 0x08
    static let backedUp: UInt8 = 0x10
    static let attestedKey: UInt8 = 0x40
    static let extensions: UInt8 = 0x80
  }

  /// A new key.
  struct AttestedKey {
    let credential: [UInt8]
    let key: CBOR
  }

  /// SHA-256 of the site's identifier.
  let siteDigest: [UInt8]
  let signCount: UInt32
  let attested: AttestedKey?
  private let flags: UInt8

  /// The person was there and the authenticator made sure who it was.
  var isVerified: Bool { flags & (Flag.userPresent | Flag.userVerified) == Flag.userPresent | Flag.userVerified }

  init(_ bytes: [UInt8]) throws(PasskeyRefusal) {
    guard (37...8192).contains(bytes.count) else { throw .malformed }
    siteDigest = Array(bytes[..<32])
    flags = bytes[32]
    signCount = bytes[33..<37].reduce(0) { $0 << 8 | UInt32($1) }
    // A copy that was made although none may be made (level 3, section 6.1.3).
    guard flags & Flag.backedUp == 0 || flags & Flag.backupEligible != 0 else { throw .malformed }
    var rest = bytes[37...]
    attested = flags & Flag.attestedKey == 0 ? nil : try Self.attestedKey(&rest)
    if flags & Flag.extensions != 0 { try Self.skipExtensions(&rest) }
    guard rest.isEmpty else { throw .malformed }
  }

  /// Model, length of the identifier, identifier, key (section 6.5.2).
  private static func attestedKey(_ rest: inout ArraySlice<UInt8>) throws(PasskeyRefusal) -> AttestedKey {
    let start = rest.startIndex
    guard rest.count >= 18 else { throw .malformed }
    let count = Int(rest[start + 16]) << 8 | Int(rest[start + 17])
    guard (1...1023).contains(count), rest.count >= 18 + count else { throw .malformed }
    let credential = Array(rest[(start + 18)..<(start + 18 + count)])
    var reader = CBORReader(rest[(start + 18 + count)...])
    guard let key = try? reader.value() else { throw .malformed }
    rest = reader.rest
    return AttestedKey(credential: credential, key: key)
  }

  private static func skipExtensions(_ rest: inout ArraySlice<UInt8>) throws(PasskeyRefusal) {
    var reader = CBORReader(rest)
    guard case .map? = try? reader.value() else { throw .malformed }
    rest = reader.rest
  }
}
