import Domain
import Store
import TwinhallCore

extension Application {
  /// Asks for a passkey: of whoever has come half way in, or of anybody.
  public func askForPasskey(waiting: Session?, from networkAddress: String, permit: Permit<SignIn>) throws -> PasskeyQuestion {
    try limit(.perNetworkAddress, key: networkAddress)
    guard let waiting, waiting.awaitsSecondFactor else { return try makeQuestion(for: nil, []) }
    return try makeQuestion(for: waiting.person, read { try $0.passkeys.all(of: waiting.person) })
  }

  /// Signs in by a passkey, alone or as the second step. It is two factors at once: what somebody has, and what they know or are.
  /// - Parameter earlier: the session that this browser had; it ends.
  /// - Throws: `StepRefused(.passkeyRefused)`, `StepRefused(.passkeyCloned)`.
  public func signIn(
    passkey answer: PasskeyAnswer, waiting: Session?, device: Device, earlier: Secret?, permit: Permit<SignIn>
  ) throws -> Entrance {
    let person = waiting?.awaitsSecondFactor == true ? waiting?.person : nil
    let passkey = try check(answer, by: person)
    return try change(permit) { change in
      try change.openSession(for: passkey.person, by: .passkey, device: device, earlier: earlier, hasSecondFactor: true)
    }
  }
}
