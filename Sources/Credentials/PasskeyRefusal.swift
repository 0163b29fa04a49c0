/// Why the answer of an authenticator is not taken.
public enum PasskeyRefusal: String, Error, CaseIterable, Sendable {
  /// Bytes that are not what WebAuthn says.
  case malformed
  /// Made on a page of another site, in a frame of another site, or for another step.
  case otherSite
  /// Made for another question than the one that was asked.
  case otherChallenge
  /// Nobody touched the authenticator, or it did not ask who that was.
  case notVerified
  /// A kind of key that is not taken.
  case unknownKey
  case wrongSignature
  /// Its counter did not go on: there are two with the same key.
  case cloned
}
