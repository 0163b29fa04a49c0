import Application
import Domain
import Stage
import TestSupport
import Testing
import TwinhallCore

@Suite("The second step of signing in")
struct SecondFactorTests {
  /// The first step, by a link.
  private func begin(_ stage: Stage, _ viewer: Viewer) throws -> Entrance {
    let link = try stage.application.signInLink(
      for: #require(viewer.person).id, permit: Policy.permit(ManageAccounts.self, to: .system))
    return try stage.application.signIn(link: String(link.split(separator: "/").last ?? ""), permit: stage.visiting)
  }

  private func enter(_ stage: Stage, _ code: String, _ waiting: Secret) throws -> Entrance? {
    try stage.application.signIn(code: code, waiting: waiting, from: "192.0.2.1", permit: stage.visiting)
  }

  @Test("Until the code is typed the session has no right; then it has a new secret", arguments: TestDatabases.all)
  func code(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let holder = try stage.codeApp(of: stage.officer())
      let waiting = try begin(stage, holder.viewer)
      #expect(waiting.awaitsSecondFactor)
      #expect(try stage.viewer(waiting.secret).person == nil)
      #expect(try enter(stage, "000000", waiting.secret) == nil)
      let entrance = try #require(try enter(stage, stage.code(holder.key), waiting.secret))
      #expect(try stage.viewer(entrance.secret).roles == holder.viewer.roles)
      #expect(try stage.viewer(waiting.secret).person == nil)
      #expect(entrance.secret.text != waiting.secret.text)
    }
  }

  @Test("A code is taken once, also in another browser", arguments: TestDatabases.all)
  func codeOnce(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let holder = try stage.codeApp(of: stage.officer())
      let code = stage.code(holder.key)
      let waiting = try (begin(stage, holder.viewer).secret, begin(stage, holder.viewer).secret)
      #expect(try enter(stage, code, waiting.0) != nil)
      #expect(try enter(stage, code, waiting.1) == nil)
    }
  }

  @Test("The second step has ten minutes and ten tries", arguments: TestDatabases.all)
  func limits(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let holder = try stage.codeApp(of: stage.officer())
      let late = try begin(stage, holder.viewer).secret
      stage.now = stage.now + .minutes(11)
      #expect(throws: StepRefused([.signInAgain])) { try enter(stage, stage.code(holder.key), late) }
      stage.now = stage.now + .minutes(15)
      let waiting = try begin(stage, holder.viewer).secret
      for _ in 1...10 { #expect(try enter(stage, "000000", waiting) == nil) }
      #expect(throws: StepRefused([.tooMany])) { try enter(stage, stage.code(holder.key), waiting) }
    }
  }

  @Test("A recovery code signs in once, however it is written, and the person is told", arguments: TestDatabases.all)
  func recovery(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let holder = try stage.codeApp(of: stage.officer())
      #expect(Set(holder.recoveryCodes).count == 10)
      let typed = holder.recoveryCodes[3].uppercased().replacing("-", with: " ")
      func use(_ code: String) throws -> Entrance? {
        let waiting = try begin(stage, holder.viewer).secret
        return try stage.application.signIn(recoveryCode: code, waiting: waiting, from: "192.0.2.1", permit: stage.visiting)
      }
      #expect(try use(typed) != nil)
      #expect(try use(typed) == nil)
      #expect(try use("") == nil)
      #expect(try stage.mail("A recovery code was used")?.body.contains("You have 9 left") == true)
      let session = try #require(try use(holder.recoveryCodes[4])).secret
      let fresh = try stage.application.renewRecoveryCodes(session: session, permit: stage.own(holder.viewer))
      #expect(try use(holder.recoveryCodes[5]) == nil)
      #expect(try use(fresh[0]) != nil)
    }
  }

  @Test("The first factor signs other browsers out; the person is told when one is added and removed", arguments: TestDatabases.all)
  func adding(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let viewer = try stage.officer()
      let earlier = try stage.session(of: viewer)
      let holder = try stage.codeApp(of: viewer)
      #expect(try stage.viewer(earlier).person == nil)
      #expect(try stage.mail("A way to sign in was added")?.body.contains("code app") == true)
      try stage.application.removeCodeApp(session: holder.session, permit: stage.own(viewer))
      #expect(try stage.mail("A way to sign in was removed")?.body.contains("code app") == true)
      #expect(try stage.application.ownAccount(permit: stage.own(viewer)).factors.recoveryCodes == 0)
      #expect(try !begin(stage, viewer).awaitsSecondFactor)
    }
  }

  @Test("A wrong first code turns nothing on, and a key is worth nothing before it", arguments: TestDatabases.all)
  func confirming(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let viewer = try stage.officer()
      let session = try stage.session(of: viewer)
      try stage.application.beginCodeApp(session: session, permit: stage.own(viewer))
      #expect(try stage.application.confirmCodeApp("123", session: session, permit: stage.own(viewer)) == nil)
      #expect(try !begin(stage, viewer).awaitsSecondFactor)
    }
  }

  @Test("An administrator removes what somebody has lost; it is in the audit trail and mailed", arguments: TestDatabases.all)
  func reset(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let holder = try stage.codeApp(of: stage.officer())
      let permit = try Policy.permit(ManageAccounts.self, to: stage.administrator())
      let id = try #require(holder.viewer.person?.id)
      try stage.application.resetSecondFactors(of: id, permit: permit)
      #expect(try stage.viewer(holder.session).person == nil)
      #expect(try !begin(stage, holder.viewer).awaitsSecondFactor)
      #expect(try stage.mail("Your second factors were removed") != nil)
      #expect(try stage.application.person(id, permit: permit).history.contains { $0.after.contains("reset") })
    }
  }
}
