import Application
import Credentials
import Database
import Domain
import Stage
import TestAuthenticator
import TestSupport
import Testing
import TwinhallCore

@Suite("Signing in by a passkey")
struct PasskeySignInTests {
  private func ceremony(_ question: PasskeyQuestion, _ type: String) -> TestCeremony {
    var ceremony = TestCeremony(
      site: "localhost", origin: "http://localhost:8080", challenge: Base64URL.decode(question.challenge) ?? [])
    ceremony.type = type
    return ceremony
  }

  private func add(_ authenticator: TestAuthenticator, named name: String, _ stage: Stage, _ viewer: Viewer) throws -> AddedFactor {
    let session = try stage.session(of: viewer)
    return try add(authenticator, named: name, stage, viewer, session)
  }

  private func add(
    _ authenticator: TestAuthenticator, named name: String, _ stage: Stage, _ viewer: Viewer, _ session: Secret
  ) throws -> AddedFactor {
    let question = try stage.application.beginPasskey(name: name, session: stage.stored(session), permit: stage.own(viewer))
    let made = authenticator.make(ceremony(question, "webauthn.create"))
    let answer = PasskeyAnswer(
      challenge: question.challenge, credential: Base64URL.encode(authenticator.credential),
      clientData: Base64URL.encode(made.clientData), data: Base64URL.encode(made.attestation), signature: "", handle: "")
    return try stage.application.addPasskey(name: name, answer, session: session, permit: stage.own(viewer))
  }

  private func answer(
    _ authenticator: TestAuthenticator, _ question: PasskeyQuestion, _ change: (inout TestCeremony) -> Void = { _ in }
  ) -> PasskeyAnswer {
    var ceremony = ceremony(question, "webauthn.get")
    change(&ceremony)
    let used = authenticator.use(ceremony)
    return PasskeyAnswer(
      challenge: question.challenge, credential: Base64URL.encode(authenticator.credential),
      clientData: Base64URL.encode(used.clientData), data: Base64URL.encode(used.data),
      signature: Base64URL.encode(used.signature), handle: "")
  }

  private func ask(_ stage: Stage, _ waiting: Session? = nil) throws -> PasskeyQuestion {
    try stage.application.askForPasskey(waiting: waiting, from: "192.0.2.1", permit: stage.visiting)
  }

  private func signIn(_ stage: Stage, _ answer: PasskeyAnswer, _ waiting: Session? = nil) throws -> Entrance {
    try stage.application.signIn(passkey: answer, waiting: waiting, device: .unknown, earlier: nil, permit: stage.visiting)
  }

  @Test("A passkey alone signs in, and is a second factor", arguments: TestDatabases.all)
  func firstFactor(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let (viewer, authenticator) = (try stage.officer(), try #require(TestAuthenticator(.es256)))
      #expect(try add(authenticator, named: "Phone", stage, viewer).recoveryCodes.count == 10)
      let entrance = try signIn(stage, answer(authenticator, ask(stage)))
      #expect(!entrance.awaitsSecondFactor)
      #expect(try stage.viewer(entrance.secret).person?.id == viewer.person?.id)
      #expect(try stage.stored(entrance.secret)?.hasSecondFactor == true)
    }
  }

  @Test("As the second step only the person's own passkey is taken", arguments: TestDatabases.all)
  func secondStep(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let (olle, ada) = (try stage.officer(), try stage.administrator())
      let (ollesKey, adasKey) = (try #require(TestAuthenticator(.ed25519)), try #require(TestAuthenticator(.es256)))
      _ = try add(ollesKey, named: "Phone", stage, olle)
      _ = try add(adasKey, named: "Key", stage, ada)
      let waiting = try stage.stored(stage.session(of: olle))
      #expect(waiting?.awaitsSecondFactor == true)
      let question = try ask(stage, waiting)
      #expect(question.credentials == [Base64URL.encode(ollesKey.credential)])
      #expect(throws: StepRefused([.passkeyRefused])) { try signIn(stage, answer(adasKey, question), waiting) }
      let entrance = try signIn(stage, answer(ollesKey, ask(stage, waiting)), waiting)
      #expect(try stage.viewer(entrance.secret).person?.id == olle.person?.id)
    }
  }

  @Test("A question is answered once, within five minutes, and by whom it was put to", arguments: TestDatabases.all)
  func challenges(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let (viewer, authenticator) = (try stage.officer(), try #require(TestAuthenticator(.es256)))
      let session = try add(authenticator, named: "Phone", stage, viewer).secret
      let question = try ask(stage)
      let given = answer(authenticator, question)
      _ = try signIn(stage, given)
      #expect(throws: StepRefused([.passkeyRefused])) { try signIn(stage, given) }
      let own = try stage.application.askForOwnPasskey(permit: stage.own(viewer))
      #expect(throws: StepRefused([.passkeyRefused])) { try signIn(stage, answer(authenticator, own)) }
      let wrong = try ask(stage)
      #expect(throws: StepRefused([.passkeyRefused])) {
        try signIn(stage, answer(authenticator, wrong) { $0.origin = "http://localhost:8081" })
      }
      #expect(throws: StepRefused([.passkeyRefused])) { try signIn(stage, answer(authenticator, wrong)) }
      let late = try ask(stage)
      stage.now = stage.now + .minutes(5)
      #expect(throws: StepRefused([.passkeyRefused])) { try signIn(stage, answer(authenticator, late)) }
      _ = session
    }
  }

  @Test("A counter that went back is refused and is in the audit trail", arguments: TestDatabases.all)
  func clone(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let (viewer, authenticator) = (try stage.officer(), try #require(TestAuthenticator(.es256)))
      _ = try add(authenticator, named: "Phone", stage, viewer)
      _ = try signIn(stage, answer(authenticator, ask(stage)) { $0.signCount = 7 })
      let question = try ask(stage)
      #expect(throws: StepRefused([.passkeyCloned])) { try signIn(stage, answer(authenticator, question) { $0.signCount = 7 }) }
      let permit = try Policy.permit(ManageAccounts.self, to: .system)
      let history = try stage.application.person(#require(viewer.person).id, permit: permit).history
      #expect(history.contains { $0.after.contains("counter went back") })
    }
  }

  @Test("A person has several passkeys with names; a passkey belongs to one person", arguments: TestDatabases.all)
  func several(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let (viewer, other) = (try stage.officer(), try stage.administrator())
      let (phone, key) = (try #require(TestAuthenticator(.es256)), try #require(TestAuthenticator(.rs256)))
      let session = try add(phone, named: "Phone", stage, viewer).secret
      stage.now = stage.now + .seconds(1)
      #expect(try add(key, named: "Key", stage, viewer, session).recoveryCodes.isEmpty)
      #expect(throws: StepRefused([.passkeyRefused])) { try add(key, named: "Stolen", stage, other) }
      let passkeys = try stage.application.ownAccount(permit: stage.own(viewer)).factors.passkeys
      #expect(passkeys.map(\.name) == ["Phone", "Key"])
      try stage.application.renamePasskey(passkeys[1].id, to: "Red key", permit: stage.own(viewer))
      #expect(throws: NotFound.self) { try stage.application.renamePasskey(passkeys[1].id, to: "Mine", permit: stage.own(other)) }
      let entrance = try signIn(stage, answer(key, ask(stage)))
      try stage.application.removePasskey(passkeys[0].id, session: entrance.secret, permit: stage.own(viewer))
      #expect(throws: StepRefused([.passkeyRefused])) { try signIn(stage, answer(phone, ask(stage))) }
      #expect(try stage.application.ownAccount(permit: stage.own(viewer)).factors.passkeys.map(\.name) == ["Red key"])
    }
  }

  @Test("Who is shut out has no passkey that works", arguments: TestDatabases.all)
  func shutOut(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let (viewer, authenticator) = (try stage.officer(), try #require(TestAuthenticator(.es256)))
      _ = try add(authenticator, named: "Phone", stage, viewer)
      _ = try stage.administrator()
      try stage.application.shutOut(#require(viewer.person).id, permit: Policy.permit(ManageAccounts.self, to: .system))
      let question = try ask(stage)
      #expect(throws: StepRefused([.passkeyRefused])) { try signIn(stage, answer(authenticator, question)) }
    }
  }
}
