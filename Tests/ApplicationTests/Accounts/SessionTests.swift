import Application
import Domain
import Stage
import TestSupport
import Testing
import TwinhallCore

@Suite("Sessions and proofs")
struct SessionTests {
  @Test("A session in use goes on past the idle days and ends at its last day", arguments: TestDatabases.all)
  func lifetimes(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let session = try stage.session(of: stage.officer())
      for _ in 1...2 {
        stage.now = stage.now + .days(13)
        try stage.application.noteUse(of: #require(try stage.stored(session)))
      }
      #expect(try stage.viewer(session).person != nil)
      stage.now = stage.now + .days(4)
      #expect(try stage.stored(session) == nil)
    }
  }

  @Test("The list has the browser in words and no address; one session is ended, not another's", arguments: TestDatabases.all)
  func list(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let (viewer, other) = (try stage.officer(), try stage.administrator())
      let (here, there) = (try stage.session(of: viewer), try stage.session(of: viewer))
      let sessions = try stage.application.ownAccount(permit: stage.own(viewer)).sessions
      #expect(sessions.count == 2)
      let id = try #require(try stage.stored(there)).id
      #expect(throws: NotFound.self) { try stage.application.endSession(id, permit: stage.own(other)) }
      try stage.application.endSession(id, permit: stage.own(viewer))
      #expect(try stage.viewer(there).person == nil)
      #expect(try stage.viewer(here).person != nil)
    }
  }

  @Test("What gives an account away needs a proof of the last ten minutes", arguments: TestDatabases.all)
  func freshness(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let viewer = try stage.officer()
      let holder = try stage.codeApp(of: viewer)
      let own = try stage.own(viewer)
      stage.now = stage.now + .minutes(10)
      for step in [
        { try stage.application.removeCodeApp(session: holder.session, permit: own) },
        { _ = try stage.application.renewRecoveryCodes(session: holder.session, permit: own) },
        { try stage.application.askForEmailChange(to: "new@example.org", session: holder.session, permit: own) },
        { _ = try stage.application.beginPasskey(name: "Phone", session: stage.stored(holder.session), permit: own) },
        { try stage.application.setPassword("three blue boats", current: "", session: holder.session, permit: own) },
        { try stage.application.removeCodeApp(session: nil, permit: own) },
      ] { #expect(thrown(step) is ProofNeeded) }
      let proven = try #require(try stage.application.prove(code: stage.code(holder.key), session: holder.session, permit: own))
      #expect(try stage.viewer(holder.session).person == nil)
      try stage.application.removeCodeApp(session: proven, permit: own)
    }
  }

  @Test("Another's session proves nothing", arguments: TestDatabases.all)
  func foreignSession(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let (viewer, other) = (try stage.officer(), try stage.administrator())
      let foreign = try stage.session(of: other)
      let own = try stage.own(viewer)
      #expect(thrown { try stage.application.beginCodeApp(session: foreign, permit: own) } is ProofNeeded)
    }
  }

  @Test(
    "A password is changed with the one before, or just after a link; a proof by the password itself is not enough",
    arguments: TestDatabases.all)
  func password(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let viewer = try stage.officer()
      let own = try stage.own(viewer)
      let session = try stage.session(of: viewer)
      try stage.application.setPassword("three blue boats", current: "", session: session, permit: own)
      #expect(try stage.mail("A new password was set") != nil)
      stage.now = stage.now + .minutes(11)
      func refusal(_ current: String, _ session: Secret) -> Problem? {
        let failure = thrown { try stage.application.setPassword("four green boats", current: current, session: session, permit: own) }
        return (failure as? InvalidInput)?.problems.first
      }
      #expect(refusal("", session) == Problem("current", .missing))
      #expect(refusal("two red boats!", session) == Problem("current", .wrongPassword))
      let proven = try #require(try stage.application.prove(password: "three blue boats", session: session, permit: own))
      #expect(refusal("", proven) == Problem("current", .missing))
      #expect(refusal("three blue boats", proven) == nil)
      try stage.application.setPassword("five white boats", current: "", session: stage.session(of: viewer), permit: own)
    }
  }

  @Test("A new address is confirmed by its mailbox, and the one before is told", arguments: TestDatabases.all)
  func email(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let viewer = try stage.officer()
      let session = try stage.session(of: viewer)
      try stage.application.askForEmailChange(to: "olle@private.example", session: session, permit: stage.own(viewer))
      let mail = try #require(try stage.mail("Confirm your new e-mail address"))
      #expect(mail.to == "olle@private.example")
      #expect(try stage.viewer(session).person?.email == "olle.officer@example.org")
      try stage.application.confirmEmail(link: mail.link, permit: stage.visiting)
      #expect(try stage.viewer(session).person?.email == "olle@private.example")
      #expect(try stage.mail("Your e-mail address was changed")?.to == "olle.officer@example.org")
      #expect(throws: StepRefused([.linkUsedOrOld])) { try stage.application.confirmEmail(link: mail.link, permit: stage.visiting) }
    }
  }

  @Test("An address that another account has is told to nobody but its mailbox", arguments: TestDatabases.all)
  func takenEmail(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let viewer = try stage.officer()
      _ = try stage.administrator()
      try stage.application.askForEmailChange(
        to: "ADA.administrator@example.org", session: stage.session(of: viewer), permit: stage.own(viewer))
      let link = try #require(try stage.mail("Confirm your new e-mail address")).link
      #expect(throws: StepRefused([.addressTaken])) { try stage.application.confirmEmail(link: link, permit: stage.visiting) }
    }
  }

  @Test("Asking for a link writes the same for a known and an unknown address", arguments: TestDatabases.all)
  func sameWork(on kind: TestDatabase) throws {
    try kind.stage { stage in
      _ = try stage.officer()
      func rows() throws -> [Int] {
        try ["jobs", "link_requests", "mails", "sign_in_links", "audit_entries"].map { name in
          try stage.application.read { connection in
            switch name {
            case "jobs": try connection.value("SELECT COUNT(*) FROM jobs")
            case "link_requests": try connection.value("SELECT COUNT(*) FROM link_requests")
            case "mails": try connection.value("SELECT COUNT(*) FROM mails")
            case "sign_in_links": try connection.value("SELECT COUNT(*) FROM sign_in_links")
            default: try connection.value("SELECT COUNT(*) FROM audit_entries")
            }
          }
        }
      }
      func written(_ email: String) throws -> [Int] {
        let before = try rows()
        try stage.application.requestSignInLink(email: email, from: "192.0.2.1", permit: stage.visiting)
        return zip(try rows(), before).map { $0 - $1 }
      }
      #expect(try written("nobody@example.org") == [1, 1, 0, 0, 0])
      #expect(try written("olle.officer@example.org") == [1, 1, 0, 0, 0])
      #expect(try stage.mails().count == 1)
      #expect(try rows()[1] == 0)
    }
  }
}
