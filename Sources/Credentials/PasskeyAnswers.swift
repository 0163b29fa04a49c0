/// A new passkey whose making was checked.
public struct NewPasskey: Hashable, Sendable {
  /// The authenticator's name for it.
  public let credential: [UInt8]
  public let key: PublicKey
  public let signCount: UInt32
}

extension PasskeySite {
  /// Checks the making of a passkey (WebAuthn level 2, section 7.1). Attestation is not asked for, so its statement is not looked at:
  /// which maker an authenticator is of does not matter here.
  public func register(clientData: [UInt8], attestation: [UInt8], challenge: [UInt8]) throws(PasskeyRefusal) -> NewPasskey {
    try check(clientData, type: "webauthn.create", challenge: challenge)
    let object: CBOR
    do { object = try CBORReader.whole(attestation) } catch { throw .malformed }
    guard case .text? = object[.text("fmt")], case .map? = object[.text("attStmt")],
      let bytes = object[.text("authData")]?.byteString
    else { throw .malformed }
    let data = try AuthenticatorData(bytes)
    guard data.siteDigest == digest else { throw .otherSite }
    guard data.isVerified else { throw .notVerified }
    guard let attested = data.attested else { throw .malformed }
    guard let key = PublicKey(cose: attested.key) else { throw .unknownKey }
    return NewPasskey(credential: attested.credential, key: key, signCount: data.signCount)
  }

  /// Checks the use of a passkey (WebAuthn level 2, section 7.2).
  /// - Parameter signCount: of its last use.
  /// - Returns: the counter to keep. Authenticators that copy their keys always count zero.
  public func verify(
    clientData: [UInt8], authenticatorData: [UInt8], signature: [UInt8], challenge: [UInt8], key: PublicKey, signCount: UInt32
  ) throws(PasskeyRefusal) -> UInt32 {
    try check(clientData, type: "webauthn.get", challenge: challenge)
    let data = try AuthenticatorData(authenticatorData)
    guard data.siteDigest == digest else { throw .otherSite }
    guard data.isVerified else { throw .notVerified }
    guard key.accepts(signature, over: authenticatorData + sha256(clientData)) else { throw .wrongSignature }
    guard data.signCount > signCount || data.signCount == 0 && signCount == 0 else { throw .cloned }
    return data.signCount
  }
}
