import Credentials
import Database
import Domain
import Store
import TwinhallCore

extension Application {
  /// What somebody may show who has come half way in; nil when nobody has, or it took too long.
  public func waitingFactors(_ waiting: Session?, permit: Permit<SignIn>) throws -> SecondFactors? {
    guard let waiting, waiting.awaitsSecondFactor else { return nil }
    return try read { try $0.secondFactors.all(of: waiting.person) }
  }

  /// The second step of signing in, with a code of an app. A code is taken once.
  /// - Returns: nil when the code is wrong.
  /// - Throws: `StepRefused(.signInAgain)` when the first step is too long ago, `StepRefused(.tooMany)`.
  public func signIn(code: String, waiting: Secret?, from networkAddress: String, permit: Permit<SignIn>) throws -> Entrance? {
    try signIn(by: .code, failure: "wrong code", waiting, from: networkAddress, permit) { person, change in
      try takeCode(code, of: person, change)
    }
  }

  /// The second step of signing in, with a recovery code, which is used up and told by mail.
  /// - Returns: nil when there is no such code.
  public func signIn(recoveryCode: String, waiting: Secret?, from networkAddress: String, permit: Permit<SignIn>) throws -> Entrance? {
    try signIn(by: .recoveryCode, failure: "wrong recovery code", waiting, from: networkAddress, permit) { person, change in
      try takeRecoveryCode(recoveryCode, of: person, change)
    }
  }

  /// - Parameters:
  ///   - failure: what the audit trail says when the code is not taken.
  ///   - isTaken: whether what was typed is the person's; it is then used up.
  private func signIn(
    by proof: Proof, failure: String, _ waiting: Secret?, from networkAddress: String, _ permit: Permit<SignIn>,
    _ isTaken: (Identifier<Person>, Change) throws -> Bool
  ) throws -> Entrance? {
    let session = try waitingSession(waiting)
    try limitCodes(of: session.person, from: networkAddress)
    return try change(permit) { change in
      guard try isTaken(session.person, change) else {
        try change.record(session.person, after: ["secondFactor": failure])
        return nil
      }
      return try change.openSession(for: session.person, by: proof, device: session.device, earlier: waiting, hasSecondFactor: true)
    }
  }

  func waitingSession(_ secret: Secret?) throws -> Session {
    let found = try secret.flatMap { secret in
      try read { try $0.sessions.find(tokenDigest: secret.digestText, at: time.now, idleSince: time.now - .days(1)) }
    }
    guard let found, found.awaitsSecondFactor else { throw StepRefused([.signInAgain]) }
    return found
  }

  func limitCodes(of person: Identifier<Person>, from networkAddress: String) throws {
    try limit(.perNetworkAddress, key: networkAddress)
    try limit(.codesPerPerson, key: person.description)
  }

  /// Whether a code is the person's and was not taken before; it is then used up.
  func takeCode(_ typed: String, of person: Identifier<Person>, _ change: Change) throws -> Bool {
    guard let app = try change.connection.secondFactors.codeApp(of: person), app.confirmedAt != nil else { return false }
    return try takeStep(typed, app, change)
  }

  func takeStep(_ typed: String, _ app: CodeApp, _ change: Change) throws -> Bool {
    let key = try SealingKey.load(configuration).open(app.sealedKey, for: app.person)
    let digits = typed.filter { !$0.isWhitespace }
    guard let step = OneTimeCode.step(of: digits, key: key, at: change.at, after: app.lastStep) else { return false }
    return try change.connection.secondFactors.takeStep(step, of: app.person, at: change.at) == 1
  }

  func takeRecoveryCode(_ typed: String, of person: Identifier<Person>, _ change: Change) throws -> Bool {
    let digest = try RecoveryCode.digest(typed, of: person, SealingKey.load(configuration))
    guard try change.connection.secondFactors.takeRecoveryCode(digest, of: person) == 1 else { return false }
    let left = try change.connection.secondFactors.recoveryCodes(of: person)
    guard let person = try change.connection.people.find(person) else { throw NotFound() }
    try change.mail(
      to: person, subject: .recoveryCodeUsedSubject, body: .recoveryCodeUsedBody,
      ["name": .text(person.name), "left": .text(String(left)), "link": .text(signInWaysAddress(person))])
    return true
  }
}
