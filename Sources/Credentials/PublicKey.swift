import CShims

/// The public key of a passkey, as SubjectPublicKeyInfo (RFC 5280 section 4.1.2.7) in DER.
public struct PublicKey: Hashable, Sendable {
  public let bytes: [UInt8]

  /// COSE's numbers of the algorithms that are taken, best first: EdDSA with Ed25519, ES256, RS256.
  public static let algorithms = [-8, -7, -257]

  /// A key that `init(cose:)` once made.
  public init(stored bytes: [UInt8]) { self.bytes = bytes }

  /// From a COSE_Key (RFC 9052 section 7, RFC 8812, WebAuthn section 5.8.5) of one of the algorithms; nil for any other, a point that is
  /// not on its curve, and an RSA key of fewer than 2,048 bits.
  public init?(cose key: CBOR) {
    guard let info = Self.info(key), twinhall_public_key_is_sound(info, info.count) == 1 else { return nil }
    bytes = info
  }

  /// Whether the signature over the text was made with the private half.
  public func accepts(_ signature: [UInt8], over text: [UInt8]) -> Bool {
    twinhall_signature_holds(bytes, bytes.count, text, text.count, signature, signature.count) == 1
  }

  private static func info(_ key: CBOR) -> [UInt8]? {
    switch (key[.number(1)]?.smallNumber, key[.number(3)]?.smallNumber) {
    case (2, -7): ellipticInfo(key)
    case (1, -8): edwardsInfo(key)
    case (3, -257): rsaInfo(key)
    default: nil
    }
  }

  /// id-ecPublicKey with the curve prime256v1 (RFC 5480), an uncompressed point.
  private static func ellipticInfo(_ key: CBOR) -> [UInt8]? {
    guard key[.number(-1)] == .number(1), let x = key[.number(-2)]?.byteString, let y = key[.number(-3)]?.byteString,
      x.count == 32, y.count == 32
    else { return nil }
    let algorithm: [UInt8] = [
      0x30, 0x13, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01, 0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07,
    ]
    return der(0x30, algorithm + der(0x03, [0, 4] + x + y))
  }

  /// id-Ed25519 (RFC 8410).
  private static func edwardsInfo(_ key: CBOR) -> [UInt8]? {
    guard key[.number(-1)] == .number(6), let x = key[.number(-2)]?.byteString, x.count == 32 else { return nil }
    return der(0x30, [0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70] + der(0x03, [0] + x))
  }

  /// rsaEncryption (RFC 8017 appendix A.1.1).
  private static func rsaInfo(_ key: CBOR) -> [UInt8]? {
    guard let modulus = key[.number(-1)]?.byteString, let exponent = key[.number(-2)]?.byteString,
      (256...1024).contains(modulus.count), modulus[0] != 0, (1...4).contains(exponent.count), exponent[0] != 0
    else { return nil }
    let algorithm: [UInt8] = [0x30, 0x0D, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01, 0x05, 0x00]
    return der(0x30, algorithm + der(0x03, [0] + der(0x30, integer(modulus) + integer(exponent))))
  }

  private static func integer(_ bytes: [UInt8]) -> [UInt8] { der(0x02, bytes[0] >= 0x80 ? [0] + bytes : bytes) }

  /// A tag, its length (X.690 section 8.1.3) and what it holds.
  private static func der(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
    let count = content.count
    let length = count < 0x80 ? [UInt8(count)] : count < 0x100 ? [0x81, UInt8(count)] : [0x82, UInt8(count >> 8), UInt8(count & 0xFF)]
    return [tag] + length + content
  }
}
