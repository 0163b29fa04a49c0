import Application
import Domain
import Stage
import Store
import TestSupport
import Testing
import TwinhallCore

@Suite("What somebody leaves behind who had an account in hand")
struct TakeoverTests {
  /// A wish for another address that waits in a foreign mailbox.
  private func foreignAddress(_ stage: Stage, _ viewer: Viewer) throws -> String {
    let session = try stage.session(of: viewer)
    try stage.application.askForEmailChange(to: "eve@elsewhere.example", session: session, permit: stage.own(viewer))
    return try #require(try stage.mail("Confirm your new e-mail address")).link
  }

  @Test("A new password, a first second factor and a reset end a wish for another address", arguments: TestDatabases.all)
  func addresses(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let viewer = try stage.officer()
      let id = try #require(viewer.person).id
      let manage = try Policy.permit(ManageAccounts.self, to: .system)
      for step in [
        { try stage.setPassword("a long phrase of words", of: viewer) }, { _ = try stage.codeApp(of: viewer) },
        { try stage.application.resetSecondFactors(of: id, permit: manage) },
      ] {
        let session = try stage.session(of: viewer)
        let link = try stage.application.awaitsSecondFactor(session) ? nil : foreignAddress(stage, viewer)
        try step()
        guard let link else { continue }
        #expect(throws: StepRefused([.linkUsedOrOld])) { try stage.application.confirmEmail(link: link, permit: stage.visiting) }
      }
    }
  }

  @Test("A wish for another address that waits is gone after a reset of second factors", arguments: TestDatabases.all)
  func reset(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let viewer = try stage.officer()
      let link = try foreignAddress(stage, viewer)
      let id = try #require(viewer.person).id
      try stage.application.resetSecondFactors(of: id, permit: Policy.permit(ManageAccounts.self, to: .system))
      #expect(throws: StepRefused([.linkUsedOrOld])) { try stage.application.confirmEmail(link: link, permit: stage.visiting) }
    }
  }

  @Test("An administrator signs one person out everywhere, or everybody", arguments: TestDatabases.all)
  func sessions(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let (viewer, other) = (try stage.officer(), try stage.administrator())
      let (lost, kept) = (try stage.session(of: viewer), try stage.session(of: other))
      try stage.application.requestSignInLink(email: "olle.officer@example.org", from: "192.0.2.1", permit: stage.visiting)
      let link = try #require(try stage.mails().last).link
      try stage.application.endSessions(of: #require(viewer.person).id, permit: Policy.permit(ManageAccounts.self, to: other))
      #expect(try stage.viewer(lost).person == nil)
      #expect(try stage.viewer(kept).person != nil)
      #expect(throws: StepRefused([.linkUsedOrOld])) { try stage.application.signIn(link: link, permit: stage.visiting) }
      try stage.application.endAllSessions(permit: Policy.permit(ManageSettings.self, to: other))
      #expect(try stage.viewer(kept).person == nil)
    }
  }

  @Test("The invitations of somebody who is shut out let nobody in", arguments: TestDatabases.all)
  func invitations(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let mora = Place.organisation(try stage.makeBody("Mora kommun"))
      let mona = try stage.person("Mona Mora", HeldRole(.coordinator, in: mora))
      let other = try stage.person("Olof Other", HeldRole(.coordinator, in: mora))
      let (link, kept) = (
        try stage.invite("Eve Accomplice", as: .coordinator, to: mora, by: mona),
        try stage.invite("Nils Ny", as: .coordinator, to: mora, by: other)
      )
      try stage.application.shutOut(#require(mona.person).id, permit: Policy.permit(ManageAccounts.self, to: .system))
      let visitor = try Policy.permit(AnswerInvitation.self, to: .visitor())
      func accept(_ link: Secret) throws {
        let answer = InvitationAnswer.asInvited(name: "Somebody", language: "en", acceptsPrivacy: true)
        _ = try stage.application.acceptInvitation(link, answer, from: "192.0.2.1", permit: visitor)
      }
      #expect(throws: StepRefused([.invitationOver])) { try accept(link) }
      try accept(kept)
    }
  }
}

extension Application {
  fileprivate func awaitsSecondFactor(_ session: Secret) throws -> Bool {
    try read { try reader(session: session, declarationKeys: [], on: $0).session?.awaitsSecondFactor ?? false }
  }
}
