import Application
import Credentials
import Domain
import TwinhallCore

/// A person with a code app, set up by the commands that set it up in earnest.
public struct CodeAppHolder {
  public let viewer: Viewer
  public let key: [UInt8]
  public let recoveryCodes: [String]
  /// The session in which it was set up.
  public let session: Secret
}

extension Stage {
  public func own(_ viewer: Viewer) throws -> Permit<UseOwnAccount> { try Policy.permit(UseOwnAccount.self, to: viewer) }

  public var visiting: Permit<SignIn> { get throws { try Policy.permit(SignIn.self, to: .visitor()) } }

  /// What this session's holder may do.
  public func viewer(_ session: Secret) throws -> Viewer {
    try application.read { try application.viewer(session: session, declarationKeys: [], on: $0) }
  }

  /// The session as it is stored; nil when it has ended.
  public func stored(_ session: Secret) throws -> Session? {
    try application.read { try application.reader(session: session, declarationKeys: [], on: $0).session }
  }

  /// Turns a code app on for a person; the clock goes on by a minute, so that its first code is past.
  public func codeApp(of viewer: Viewer) throws -> CodeAppHolder {
    let session = try session(of: viewer)
    try application.beginCodeApp(session: session, permit: own(viewer))
    guard let offer = try application.codeAppOffer(session: stored(session), permit: own(viewer)) else { throw NotFound() }
    let key = Self.bytes(base32: offer.key)
    guard let added = try application.confirmCodeApp(code(key), session: session, permit: own(viewer)) else { throw NotFound() }
    now = now + .minutes(1)
    return CodeAppHolder(viewer: viewer, key: key, recoveryCodes: added.recoveryCodes, session: added.secret)
  }

  /// What an app with this key shows now.
  public func code(_ key: [UInt8]) -> String { OneTimeCode.code(key, counter: OneTimeCode.step(at: now)) }

  /// As an app reads a key that is typed.
  public static func bytes(base32 text: String) -> [UInt8] {
    var (bytes, buffer, bits) = ([UInt8](), 0, 0)
    for letter in text.utf8 where letter != UInt8(ascii: " ") {
      let value = letter >= UInt8(ascii: "A") ? letter - UInt8(ascii: "A") : letter - UInt8(ascii: "2") + 26
      (buffer, bits) = ((buffer << 5 | Int(value)) & 0xFFFF, bits + 5)
      guard bits >= 8 else { continue }
      bits -= 8
      bytes.append(UInt8(truncatingIfNeeded: buffer >> bits))
    }
    return bytes
  }
}
