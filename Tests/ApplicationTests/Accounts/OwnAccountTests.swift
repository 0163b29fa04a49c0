import Application
import Domain
import Stage
import TestSupport
import Testing
import TwinhallCore

@Suite("One's own account")
struct OwnAccountTests {
  private func signIn(_ stage: Stage, _ password: String) throws -> Secret? {
    try stage.application.signIn(
      email: "olle.officer@example.org", password: password, from: "192.0.2.1", permit: Policy.permit(SignIn.self, to: .visitor()))?.secret
  }

  private func isSignedIn(_ stage: Stage, _ session: Secret) throws -> Bool {
    try stage.application.read { try stage.application.viewer(session: session, declarationKeys: [], on: $0) }.person != nil
  }

  @Test("A password of twelve characters signs in; a short or common one is refused", arguments: TestDatabases.all)
  func passwords(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let viewer = try stage.officer()
      let permit = try Policy.permit(UseOwnAccount.self, to: viewer)
      func refusal(_ password: String) -> Rule? {
        (thrown { try stage.setPassword(password, of: viewer) } as? InvalidInput)?.problems.first?.rule
      }
      #expect(refusal("elevenchars") == .passwordTooShort)
      let common = [
        "Password1234", "qwertyuiop123", "aaaaaaaaaaaa", "abcabcabcabc", "123456789012", "Olle Officer", "olle.officer@example.org",
        "1234välkommen!", "!!P@ssw0rd2026", "Twinhall 2026",
      ]
      for common in common {
        #expect(refusal(common) == .passwordIsCommon, "\(common)")
      }
      #expect(refusal("three blue boats") == nil)
      #expect(try signIn(stage, "three blue boats") != nil)
      #expect(try signIn(stage, "Three blue boats") == nil)
      try stage.application.removePassword(session: stage.session(of: viewer), permit: permit)
      #expect(try signIn(stage, "three blue boats") == nil)
    }
  }

  @Test("A new password ends every other session, signing out everywhere ends all", arguments: TestDatabases.all)
  func sessions(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let viewer = try stage.officer()
      let permit = try Policy.permit(UseOwnAccount.self, to: viewer)
      try stage.setPassword("three blue boats", of: viewer)
      let (here, there) = (try #require(try signIn(stage, "three blue boats")), try #require(try signIn(stage, "three blue boats")))
      try stage.application.setPassword("four green boats", current: "three blue boats", session: here, permit: permit)
      #expect(try isSignedIn(stage, here))
      #expect(try !isSignedIn(stage, there))
      try stage.application.signOutEverywhere(permit: permit)
      #expect(try !isSignedIn(stage, here))
    }
  }

  @Test("A session that is not used ends after 14 days", arguments: TestDatabases.all)
  func expiry(on kind: TestDatabase) throws {
    try kind.stage { stage in
      try stage.setPassword("three blue boats", of: stage.officer())
      let session = try #require(try signIn(stage, "three blue boats"))
      stage.now = stage.now + .days(13)
      #expect(try isSignedIn(stage, session))
      stage.now = stage.now + .days(1)
      #expect(try !isSignedIn(stage, session))
    }
  }

  @Test("The eleventh password for an address in a quarter of an hour is refused, and none the quarter after", arguments: TestDatabases.all)
  func limit(on kind: TestDatabase) throws {
    try kind.stage { stage in
      _ = try stage.officer()
      for _ in 1...10 { #expect(try signIn(stage, "a wrong password") == nil) }
      #expect(throws: StepRefused([.tooMany])) { try signIn(stage, "a wrong password") }
      stage.now = stage.now + .minutes(15)
      #expect(try signIn(stage, "a wrong password") == nil)
    }
  }

  @Test("The 61st attempt from one network address is refused, whoever it is for", arguments: TestDatabases.all)
  func networkLimit(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let permit = try Policy.permit(SignIn.self, to: .visitor())
      for number in 1...60 {
        try stage.application.requestSignInLink(email: "person\(number)@example.org", from: "192.0.2.7", permit: permit)
      }
      #expect(throws: StepRefused([.tooMany])) {
        try stage.application.requestSignInLink(email: "another@example.org", from: "192.0.2.7", permit: permit)
      }
      try stage.application.requestSignInLink(email: "another@example.org", from: "192.0.2.8", permit: permit)
    }
  }

  @Test("A change on top of another's is refused and loses nothing", arguments: TestDatabases.all)
  func conflict(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let permit = try Policy.permit(UseOwnAccount.self, to: stage.officer())
      try stage.application.changeOwnAccount(name: "Olle Ordförande", language: .swedish, version: 1, permit: permit)
      #expect(throws: VersionConflict.self) {
        try stage.application.changeOwnAccount(name: "Olle Other", language: .english, version: 1, permit: permit)
      }
      let own = try stage.application.ownAccount(permit: permit).person
      #expect(own.name == "Olle Ordförande")
      #expect(own.language == .swedish)
    }
  }
}
