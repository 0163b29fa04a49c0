import Credentials
import TestAuthenticator
import Testing

@Suite("Passkeys")
struct PasskeyTests {
  private let site: PasskeySite
  private let challenge = [UInt8](repeating: 7, count: 32)

  init() throws { site = try #require(PasskeySite(address: "https://twinhall.example.org")) }

  private func refusal(_ body: () throws -> Void) -> PasskeyRefusal? {
    do { try body() } catch { return error as? PasskeyRefusal }
    return nil
  }

  private func register(_ authenticator: TestAuthenticator, _ change: (inout TestCeremony) -> Void = { _ in }) throws -> NewPasskey {
    var ceremony = TestCeremony(site: "twinhall.example.org", origin: "https://twinhall.example.org", challenge: challenge)
    change(&ceremony)
    let made = authenticator.make(ceremony)
    return try site.register(clientData: made.clientData, attestation: made.attestation, challenge: challenge)
  }

  private func use(
    _ authenticator: TestAuthenticator, key: PublicKey, signCount: UInt32 = 0, _ change: (inout TestCeremony) -> Void = { _ in }
  ) throws -> UInt32 {
    var ceremony = TestCeremony(site: "twinhall.example.org", origin: "https://twinhall.example.org", challenge: challenge)
    ceremony.type = "webauthn.get"
    change(&ceremony)
    let used = authenticator.use(ceremony)
    return try site.verify(
      clientData: used.clientData, authenticatorData: used.data, signature: used.signature, challenge: challenge, key: key,
      signCount: signCount)
  }

  @Test("A passkey of each kind of key is made and used", arguments: TestAuthenticator.Kind.allCases)
  func everyKind(_ kind: TestAuthenticator.Kind) throws {
    let authenticator = try #require(TestAuthenticator(kind))
    let made = try register(authenticator)
    #expect(made.credential == authenticator.credential)
    #expect(try use(authenticator, key: made.key) { $0.signCount = 1 } == 1)
    let other = try register(#require(TestAuthenticator(kind)))
    #expect(refusal { _ = try use(authenticator, key: other.key) } == .wrongSignature)
  }

  @Test("An answer for another site, page, frame, step or question is refused")
  func wrongPlaces() throws {
    let authenticator = try #require(TestAuthenticator(.es256))
    let key = try register(authenticator).key
    let changes: [((inout TestCeremony) -> Void, PasskeyRefusal)] = [
      ({ $0.origin = "https://twinhall.example.org.evil.example" }, .otherSite),
      ({ $0.origin = "http://twinhall.example.org" }, .otherSite),
      ({ $0.origin = "https://twinhall.example.org:8443" }, .otherSite), ({ $0.site = "example.org" }, .otherSite),
      ({ $0.isInFrame = true }, .otherSite), ({ $0.challenge = [UInt8](repeating: 8, count: 32) }, .otherChallenge),
      ({ $0.flags &= ~0x04 }, .notVerified), ({ $0.flags &= ~0x01 }, .notVerified), ({ $0.flags |= 0x10 }, .malformed),
    ]
    for (change, expected) in changes {
      #expect(refusal { _ = try use(authenticator, key: key, change) } == expected)
      #expect(refusal { _ = try register(authenticator, change) } == expected)
    }
    #expect(refusal { _ = try use(authenticator, key: key) { $0.type = "webauthn.create" } } == .otherSite)
    #expect(refusal { _ = try register(authenticator) { $0.type = "webauthn.get" } } == .otherSite)
  }

  @Test("A counter that does not go on shows a copy; one that is always zero shows nothing")
  func counters() throws {
    let authenticator = try #require(TestAuthenticator(.es256))
    let key = try register(authenticator).key
    func outcome(_ stored: UInt32, _ sent: UInt32) -> PasskeyRefusal? {
      refusal { _ = try use(authenticator, key: key, signCount: stored) { $0.signCount = sent } }
    }
    #expect(outcome(0, 0) == nil)
    #expect(outcome(5, 6) == nil)
    #expect(outcome(5, 5) == .cloned)
    #expect(outcome(5, 4) == .cloned)
    #expect(outcome(5, 0) == .cloned)
  }

  @Test("Keys that are too short, on no curve, or of another kind than they say are refused")
  func unsoundKeys() throws {
    let x = [UInt8](repeating: 1, count: 32)
    let elliptic: [CBOR: CBOR] = [.number(1): .number(2), .number(3): .number(-7), .number(-1): .number(1)]
    let keys: [[CBOR: CBOR]] = [
      elliptic.merging([.number(-2): .bytes(x), .number(-3): .bytes(x)]) { $1 },
      elliptic.merging([.number(-2): .bytes(x), .number(-3): .bytes(Array(x.dropLast()))]) { $1 },
      [
        .number(1): .number(3), .number(3): .number(-257), .number(-1): .bytes([UInt8](repeating: 0xC1, count: 128)),
        .number(-2): .bytes([1, 0, 1]),
      ],
      [.number(1): .number(1), .number(3): .number(-7), .number(-1): .number(6), .number(-2): .bytes(x)],
      [.number(1): .number(2), .number(3): .number(-8)], [:],
    ]
    for key in keys { #expect(PublicKey(cose: .map(key)) == nil) }
  }

  @Test("Any byte of an answer that is changed, and any end that is cut off, is refused or does no harm")
  func damage() throws {
    let authenticator = try #require(TestAuthenticator(.es256))
    let ceremony = TestCeremony(site: "twinhall.example.org", origin: "https://twinhall.example.org", challenge: challenge)
    let made = authenticator.make(ceremony)
    let good = try site.register(clientData: made.clientData, attestation: made.attestation, challenge: challenge)
    for index in made.attestation.indices {
      for bit in [UInt8(0x01), 0x20, 0x80] {
        var damaged = made.attestation
        damaged[index] ^= bit
        // What is still taken is another name or counter, never another key.
        if let taken = try? site.register(clientData: made.clientData, attestation: damaged, challenge: challenge) {
          #expect(taken.key == good.key)
        }
      }
      let cut = Array(made.attestation[..<index])
      #expect(throws: PasskeyRefusal.self) { try site.register(clientData: made.clientData, attestation: cut, challenge: challenge) }
    }
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      let noise = (0..<Int.random(in: 0...120, using: &generator)).map { _ in UInt8.random(in: 0...255, using: &generator) }
      #expect(throws: PasskeyRefusal.self) { try site.register(clientData: made.clientData, attestation: noise, challenge: challenge) }
      _ = try? CBORReader.whole(noise)
    }
  }

  @Test("Passkeys are for sites with a name and HTTPS, or for this machine")
  func sites() {
    #expect(PasskeySite(address: "https://Twinhall.example.org:443")?.origin == "https://twinhall.example.org")
    #expect(PasskeySite(address: "https://twinhall.example.org:8443")?.origin == "https://twinhall.example.org:8443")
    #expect(PasskeySite(address: "http://localhost:8080")?.identifier == "localhost")
    #expect(
      ["http://twinhall.example.org", "https://192.0.2.1", "https://[2001:db8::1]", "http://127.0.0.1:8080", "ftp://localhost"]
        .allSatisfy { PasskeySite(address: $0) == nil })
  }
}
