import COpenSSL

/// An authenticator with a key of OpenSSL's making, and a browser that passes its answers on.
public final class TestAuthenticator {
  public enum Kind: CaseIterable, Sendable {
    case es256
    case rs256
    case ed25519
  }

  public let credential: [UInt8]
  private let kind: Kind
  private let key: OpaquePointer

  /// nil when OpenSSL makes no such key.
  public init?(_ kind: Kind) {
    let identifier =
      switch kind {
      case .es256: EVP_PKEY_EC
      case .rs256: EVP_PKEY_RSA
      case .ed25519: EVP_PKEY_ED25519
      }
    guard let context = EVP_PKEY_CTX_new_id(identifier, nil), EVP_PKEY_keygen_init(context) == 1 else { return nil }
    defer { EVP_PKEY_CTX_free(context) }
    if kind == .es256, EVP_PKEY_CTX_set_ec_paramgen_curve_nid(context, NID_X9_62_prime256v1) != 1 { return nil }
    if kind == .rs256, EVP_PKEY_CTX_set_rsa_keygen_bits(context, 2048) != 1 { return nil }
    var made: OpaquePointer?
    guard EVP_PKEY_keygen(context, &made) == 1, let made else { return nil }
    (self.kind, key) = (kind, made)
    credential = (0..<24).map { _ in UInt8.random(in: 0...255) }
  }

  deinit { EVP_PKEY_free(key) }

  /// Makes the passkey that a page asks for.
  public func make(_ ceremony: TestCeremony) -> (clientData: [UInt8], attestation: [UInt8]) {
    let attested = [UInt8](repeating: 0, count: 16) + [0, UInt8(credential.count)] + credential + coseKey
    let data = ceremony.data(flags: ceremony.flags | 0x40) + attested
    let attestation: [UInt8] =
      [0xA3] + Self.text("fmt") + Self.text("none") + Self.text("attStmt") + [0xA0] + Self.text("authData") + Self.bytes(data)
    return (ceremony.clientData, attestation)
  }

  /// Uses it.
  public func use(_ ceremony: TestCeremony) -> (clientData: [UInt8], data: [UInt8], signature: [UInt8]) {
    let data = ceremony.data(flags: ceremony.flags)
    return (ceremony.clientData, data, sign(data + testSHA256(ceremony.clientData)))
  }

  private func sign(_ text: [UInt8]) -> [UInt8] {
    let context = EVP_MD_CTX_new()
    defer { EVP_MD_CTX_free(context) }
    var (signature, size) = ([UInt8](repeating: 0, count: 1024), 1024)
    let digest = kind == .ed25519 ? nil : EVP_sha256()
    guard EVP_DigestSignInit(context, nil, digest, nil, key) == 1,
      EVP_DigestSign(context, &signature, &size, text, text.count) == 1
    else { return [] }
    return Array(signature.prefix(size))
  }

  /// As COSE writes it (RFC 9052), taken from the end of OpenSSL's SubjectPublicKeyInfo.
  private var coseKey: [UInt8] {
    var info: UnsafeMutablePointer<UInt8>?
    let count = Int(i2d_PUBKEY(key, &info))
    let bytes = Array(UnsafeBufferPointer(start: info, count: count))
    CRYPTO_free(info, #file, #line)
    switch kind {
    case .es256:
      return [0xA5, 1, 2, 3, 0x26, 0x20, 1, 0x21] + Self.bytes(Array(bytes[(count - 64)..<(count - 32)])) + [0x22]
        + Self.bytes(Array(bytes[(count - 32)...]))
    case .ed25519: return [0xA4, 1, 1, 3, 0x27, 0x20, 6, 0x21] + Self.bytes(Array(bytes.suffix(32)))
    // The modulus stands before the exponent's five bytes.
    case .rs256:
      return [0xA4, 1, 3, 3, 0x39, 1, 0, 0x20] + Self.bytes(Array(bytes[(count - 261)..<(count - 5)])) + [0x21]
        + Self.bytes(Array(bytes.suffix(3)))
    }
  }

  private static func text(_ text: String) -> [UInt8] { [0x60 + UInt8(text.utf8.count)] + Array(text.utf8) }

  private static func bytes(_ bytes: [UInt8]) -> [UInt8] {
    let count = bytes.count
    let head: [UInt8] =
      count < 24 ? [0x40 + UInt8(count)] : count < 256 ? [0x58, UInt8(count)] : [0x59, UInt8(count >> 8), UInt8(count & 255)]
    return head + bytes
  }
}

/// What a page and its browser say when a passkey is made or used. A test changes what should not be taken.
public struct TestCeremony {
  public var site: String
  public var origin: String
  public var challenge: [UInt8]
  public var type = "webauthn.create"
  public var isInFrame = false
  /// The person was there and was asked who they are.
  public var flags: UInt8 = 0x05
  public var signCount: UInt32 = 0

  public init(site: String, origin: String, challenge: [UInt8]) { (self.site, self.origin, self.challenge) = (site, origin, challenge) }

  var clientData: [UInt8] {
    Array("{\"type\":\"\(type)\",\"challenge\":\"\(testBase64(challenge))\",\"origin\":\"\(origin)\",\"crossOrigin\":\(isInFrame)}".utf8)
  }

  func data(flags: UInt8) -> [UInt8] { testSHA256(Array(site.utf8)) + [flags] + (0..<4).map { UInt8(signCount >> (24 - 8 * $0) & 255) } }
}

func testSHA256(_ bytes: [UInt8]) -> [UInt8] {
  var output = [UInt8](repeating: 0, count: 32)
  EVP_Digest(bytes, bytes.count, &output, nil, EVP_sha256(), nil)
  return output
}

/// Base 64 for addresses by OpenSSL's encoder, so that the one under test is not tested with itself.
func testBase64(_ bytes: [UInt8]) -> String {
  var output = [UInt8](repeating: 0, count: bytes.count * 2 + 8)
  let count = Int(EVP_EncodeBlock(&output, bytes, Int32(bytes.count)))
  return String(decoding: output.prefix(count), as: UTF8.self).replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
}
