import Database
import Domain
import Store
import TwinhallCore

/// What somebody gets who has shown who they are.
public struct Entrance: Sendable {
  /// The session's secret, for the cookie.
  public let secret: Secret
  /// The session has no right until a second factor is shown.
  public let awaitsSecondFactor: Bool
}

extension Application {
  /// Uses up a link.
  /// - Parameter earlier: the session that this browser had; it ends.
  /// - Throws: `StepRefused(.linkUsedOrOld)`.
  public func signIn(link: String, device: Device = .unknown, earlier: Secret? = nil, permit: Permit<SignIn>) throws -> Entrance {
    try change(permit) { change in
      let digest = Secret(text: link).digestText
      guard let person = try change.connection.sessions.takeLink(tokenDigest: digest, at: change.at) else {
        throw StepRefused([.linkUsedOrOld])
      }
      return try change.openSession(for: person, by: .link, device: device, earlier: earlier)
    }
  }

  /// Signs in by password. An unknown address costs the same work as a wrong password, so that time tells nothing.
  /// - Parameter earlier: the session that this browser had; it ends.
  /// - Returns: nil when address or password is wrong.
  public func signIn(
    email: String, password: String, from networkAddress: String, device: Device = .unknown, earlier: Secret? = nil,
    permit: Permit<SignIn>
  ) throws -> Entrance? {
    let folded = email.trimmingWhitespace.foldedAddress
    try limit(.perNetworkAddress, key: networkAddress)
    try limit(.passwordsPerAddress, key: folded)
    let (person, hash) = try read { connection in
      let person = try connection.people.find(foldedEmail: folded)
      return (person, try person.flatMap { try connection.people.passwordHash($0.id) })
    }
    guard PasswordHash.verify(password, against: hash ?? Self.hashOfNobody), let person, hash != nil else { return nil }
    return try change(permit) { try $0.openSession(for: person.id, by: .password, device: device, earlier: earlier) }
  }

  private static let hashOfNobody = PasswordHash.make("nobody has this password") ?? ""

  /// Ends one session.
  public func signOut(session: Secret, permit: Permit<UseOwnAccount>) throws {
    try change(permit) { change in
      try change.connection.sessions.delete(tokenDigest: session.digestText)
      if let person = permit.viewer.person { try change.record(person.id, after: ["session": "ended"]) }
    }
  }
}
