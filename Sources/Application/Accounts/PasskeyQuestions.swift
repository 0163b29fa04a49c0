import CSodium
import Credentials
import Domain
import Store
import TwinhallCore

/// What a page asks the browser for, to make or to use a passkey.
public struct PasskeyQuestion: Sendable {
  /// Base 64 for addresses, as all bytes here.
  public let challenge: String
  /// The relying party's identifier.
  public let site: String
  /// Passkeys that may answer, or that are there already when one is made; empty for any.
  public let credentials: [String]
  /// The person's handle, for making one.
  public let handle: String
}

/// What the browser answered, as the form carries it.
public struct PasskeyAnswer: Sendable {
  public var challenge: String
  public var credential: String
  public var clientData: String
  /// Attestation object of a new passkey, authenticator data of a used one.
  public var data: String
  /// Empty for a new passkey.
  public var signature: String
  /// Empty where the authenticator keeps none.
  public var handle: String

  public init(challenge: String, credential: String, clientData: String, data: String, signature: String, handle: String) {
    (self.challenge, self.credential, self.clientData) = (challenge, credential, clientData)
    (self.data, self.signature, self.handle) = (data, signature, handle)
  }
}

extension Configuration {
  /// The site that passkeys are made for; nil where browsers make none.
  public var passkeySite: PasskeySite? { PasskeySite(address: publicAddress) }
}

extension Application {
  /// How long a question may be answered.
  static let challengeTime: Duration = .minutes(5)

  /// A question that nobody has been asked before.
  func makeQuestion(for person: Identifier<Person>?, _ passkeys: [Passkey]) throws -> PasskeyQuestion {
    guard let site = configuration.passkeySite else { throw NotFound() }
    var challenge = [UInt8](repeating: 0, count: 32)
    randombytes_buf(&challenge, challenge.count)
    try database.transaction { connection in
      try connection.passkeys.insertChallenge(challengeDigest(challenge), for: person, expiresAt: time.now + Self.challengeTime)
    }
    return PasskeyQuestion(
      challenge: Base64URL.encode(challenge), site: site.identifier, credentials: passkeys.map { Base64URL.encode($0.credential) },
      handle: person.map { Base64URL.encode(Array($0.description.utf8)) } ?? "")
  }

  /// Uses a question up, whether its answer is right or not.
  /// - Returns: the challenge and who had to answer.
  func takeChallenge(_ text: String) throws -> (bytes: [UInt8], person: Identifier<Person>?) {
    guard let bytes = Base64URL.decode(text), bytes.count == 32,
      let person = try database.transaction({ try $0.passkeys.takeChallenge(challengeDigest(bytes), at: time.now) })
    else { throw StepRefused([.passkeyRefused]) }
    return (bytes, person)
  }

  private func challengeDigest(_ bytes: [UInt8]) -> String { digest(Array("challenge:".utf8) + bytes).hexadecimal }

  /// Checks the use of a passkey and notes its counter.
  /// - Parameter person: who has to be its owner; nil for whoever it is.
  func check(_ answer: PasskeyAnswer, by person: Identifier<Person>?) throws -> Passkey {
    let question = try takeChallenge(answer.challenge)
    guard question.person == person, let site = configuration.passkeySite,
      let credential = Base64URL.decode(answer.credential), let clientData = Base64URL.decode(answer.clientData),
      let data = Base64URL.decode(answer.data), let signature = Base64URL.decode(answer.signature),
      let passkey = try read({ try $0.passkeys.find(credential: credential) }), person == nil || passkey.person == person,
      answer.handle.isEmpty || Base64URL.decode(answer.handle) == Array(passkey.person.description.utf8)
    else { throw StepRefused([.passkeyRefused]) }
    do {
      let count = try site.verify(
        clientData: clientData, authenticatorData: data, signature: signature, challenge: question.bytes,
        key: PublicKey(stored: passkey.publicKey), signCount: UInt32(clamping: passkey.signCount))
      let isNoted = try database.transaction { try $0.passkeys.setUsed(passkey, signCount: Int(count), at: time.now) == 1 }
      guard isNoted else { throw PasskeyRefusal.cloned }
      return passkey
    } catch let refusal as PasskeyRefusal {
      if refusal == .cloned { try noteClone(of: passkey) }
      throw StepRefused([refusal == .cloned ? .passkeyCloned : .passkeyRefused])
    }
  }

  /// Somebody may hold a copy: the audit trail has to tell.
  private func noteClone(of passkey: Passkey) throws {
    try change(Policy.permit(SignIn.self, to: .visitor())) { try $0.record(passkey.person, after: ["passkey": "counter went back"]) }
  }
}
