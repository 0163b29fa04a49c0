import Application
import Domain
import Stage
import TestSupport
import Testing
import TwinhallCore

@Suite("Signing in")
struct SignInTests {
  let permit = try! Policy.permit(SignIn.self, to: .visitor())

  @Test("A mailed link signs in once", arguments: TestDatabases.all)
  func linkWorksOnce(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let viewer = try stage.officer()
      try stage.application.requestSignInLink(email: "OLLE.officer@example.org", from: "192.0.2.1", permit: permit)
      let link = try #require(try stage.mails().first).link
      let secret = try stage.application.signIn(link: link, permit: permit).secret
      let signedIn = try stage.application.read { try stage.application.viewer(session: secret, declarationKeys: [], on: $0) }
      #expect(signedIn.person?.id == viewer.person?.id)
      #expect(signedIn.roles == viewer.roles)
      #expect(throws: StepRefused([.linkUsedOrOld])) { try stage.application.signIn(link: link, permit: permit) }
    }
  }

  @Test("A link is dead after half an hour", arguments: TestDatabases.all)
  func linkExpires(on kind: TestDatabase) throws {
    try kind.stage { stage in
      _ = try stage.officer()
      try stage.application.requestSignInLink(email: "olle.officer@example.org", from: "192.0.2.1", permit: permit)
      let link = try #require(try stage.mails().first).link
      stage.now = stage.now + .minutes(31)
      #expect(throws: StepRefused([.linkUsedOrOld])) { try stage.application.signIn(link: link, permit: permit) }
    }
  }

  @Test("An unknown address gets no mail and no other answer", arguments: TestDatabases.all)
  func unknownAddress(on kind: TestDatabase) throws {
    try kind.stage { stage in
      try stage.application.requestSignInLink(email: "nobody@example.org", from: "192.0.2.1", permit: permit)
      #expect(try stage.mails().isEmpty)
    }
  }

  @Test("The sixth link within an hour is refused", arguments: TestDatabases.all)
  func linksAreLimited(on kind: TestDatabase) throws {
    try kind.stage { stage in
      for _ in 1...5 { try stage.application.requestSignInLink(email: "nobody@example.org", from: "192.0.2.1", permit: permit) }
      #expect(throws: StepRefused([.tooMany])) {
        try stage.application.requestSignInLink(email: "nobody@example.org", from: "192.0.2.1", permit: permit)
      }
    }
  }

  @Test("A sign-in is in the audit trail with its way", arguments: TestDatabases.all)
  func recorded(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let viewer = try stage.officer()
      let person = try #require(viewer.person).id
      let manage = try Policy.permit(ManageAccounts.self, to: .system)
      func sessions() throws -> Int {
        try stage.application.person(person, permit: manage).history.filter { $0.after == #"{"by":"link","session":"opened"}"# }.count
      }
      #expect(try sessions() == 0)
      _ = try stage.session(of: viewer)
      #expect(try sessions() == 1)
    }
  }

  @Test("The audit trail verifies, and no more once an entry was changed", arguments: TestDatabases.all)
  func auditTrail(on kind: TestDatabase) throws {
    try kind.stage { stage in
      _ = try stage.officer()
      try stage.application.requestSignInLink(email: "olle.officer@example.org", from: "192.0.2.1", permit: permit)
      _ = try stage.mails()
      #expect(try stage.application.verifyAuditTrail() == .intact(entries: 3))
      try stage.application.database.transaction {
        _ = try $0.execute("UPDATE audit_entries SET after_text = '{}' WHERE sequence = 2")
      }
      #expect(try stage.application.verifyAuditTrail() == .broken(at: 2))
    }
  }
}
