import Application
import Database
import Domain
import Stage
import Store
import TestSupport
import Testing
import TwinhallCore

@Suite("Answers to proposals")
struct ProposalTests {
  @Test("Both accept by name: a partnership exists, declarations end, both are told", arguments: TestDatabases.all)
  func bothAccept(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let scene = try MatchingScene(stage)
      let ours = try scene.signatory("Siv Sign", of: scene.mora)
      let theirs = try scene.signatory("Chanda Sign", of: scene.chipata)
      let round = try scene.makeSentRound()
      let sent = try stage.mails()
      #expect(sent.filter { $0.to == "siv.sign@example.org" }.count == 1)
      #expect(sent.allSatisfy { $0.body.utf8.count < 10_000 })
      let proposal = try scene.proposal(to: scene.mora, in: round)
      try scene.accept(proposal, as: ours)
      #expect(try scene.proposal(to: scene.mora, in: round).state == .acceptedByOne)
      try scene.accept(try scene.proposal(to: scene.mora, in: round), as: theirs)
      let confirmed = try scene.proposal(to: scene.mora, in: round)
      #expect(confirmed.state == .confirmed)
      let id = try #require(confirmed.partnership)
      let partnership = try #require(try stage.application.read { try $0.partnerships.find(id) })
      #expect(partnership.status == .exploring)
      #expect(partnership.members.map(\.organisation) == [scene.mora, scene.chipata])
      #expect(partnership.members.map(\.part) == [.lead, .partner])
      #expect(!partnership.themes.isEmpty)
      #expect(try stage.application.read { try $0.declarations.published(of: scene.mora) } == nil)
      let told = try stage.mails().filter { $0.subject.contains("are partners") }.map(\.to)
      #expect(Set(told) == ["siv.sign@example.org", "chanda.sign@example.org"])
      if case .broken(let entry) = try stage.application.verifyAuditTrail() { Issue.record("the trail is broken at \(entry)") }
    }
  }

  @Test("One declines: the other hears only that, and what is left is matched again without the pair", arguments: TestDatabases.all)
  func decline(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let scene = try MatchingScene(stage)
      let ours = try scene.signatory("Siv Sign", of: scene.mora)
      _ = try scene.signatory("Chanda Sign", of: scene.chipata)
      let round = try scene.makeSentRound()
      let proposal = try scene.proposal(to: scene.mora, in: round)
      try scene.decline(proposal, as: ours)
      let mail = try #require(try stage.mails().first { $0.subject == "The pair with Mora kommun did not come about" })
      #expect(mail.to == "chanda.sign@example.org")
      #expect(!mail.body.contains("declin"))
      try stage.application.runRound(round, permit: scene.managing)
      let outcome = try #require(try scene.view(round).run?.outcome)
      let declined = proposal.key
      #expect(outcome.exclusions[declined] == [.forbiddenByOffice])
      let kept = PairKey(swedish: scene.kiruna.description, international: scene.kasama.description)
      #expect(outcome.proposals.map(\.key) == [kept])
    }
  }

  @Test("An answer after the last day, a second answer and an early closing name their guards", arguments: TestDatabases.all)
  func guards(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let scene = try MatchingScene(stage)
      let managing = try scene.managing
      let ours = try scene.signatory("Siv Sign", of: scene.mora)
      let round = try scene.makeSentRound()
      let proposal = try scene.proposal(to: scene.mora, in: round)
      #expect(throws: StepRefused([.answersAwaited])) { try stage.application.closeRound(round, permit: managing) }
      try scene.accept(proposal, as: ours)
      #expect(throws: StepRefused([.alreadyAnswered])) { try scene.decline(proposal, as: ours) }
      stage.now = Instant("2027-01-01T08:00:00.000Z")!
      let other = try scene.signatory("Kari Sign", of: scene.kiruna)
      let late = try scene.proposal(to: scene.kiruna, in: round)
      #expect(throws: StepRefused([.answersOver])) { try scene.accept(late, as: other) }
      try stage.application.closeRound(round, permit: managing)
      #expect(throws: StepRefused([.closed, .answersOver])) { try scene.accept(late, as: other) }
      #expect(throws: StepRefused([.alreadyDone])) { try stage.application.closeRound(round, permit: managing) }
    }
  }

  @Test("Nobody accepts a body whose declaration no longer stands", arguments: TestDatabases.all)
  func placesGone(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let scene = try MatchingScene(stage)
      let ours = try scene.signatory("Siv Sign", of: scene.mora)
      let proposal = try scene.proposal(to: scene.mora, in: try scene.makeSentRound())
      let declaration = try #require(try stage.application.read { try $0.declarations.published(of: scene.chipata) })
      try stage.application.withdrawDeclaration(declaration.id, permit: Policy.permit(PublishDeclaration.self, to: .system))
      #expect(throws: StepRefused([.capacityUsed])) { try scene.accept(proposal, as: ours) }
      #expect(try stage.application.read { try $0.proposals.find(proposal.id) }?.state == .waitingForBoth)
    }
  }

  @Test("A signature that is not one's own name, or without the right to sign, is refused at its field", arguments: TestDatabases.all)
  func signature(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let scene = try MatchingScene(stage)
      let ours = try scene.signatory("Siv Sign", of: scene.mora)
      let proposal = try scene.proposal(to: scene.mora, in: try scene.makeSentRound())
      let permit = try Policy.permit(AnswerProposal.self, to: ours, in: Scope(organisations: [proposal.swedish, proposal.international]))
      let wrong = InvalidInput([Problem("signature", .notYourName, ["name": "Siv Sign"]), Problem("right", .missing)])
      #expect(throws: wrong) {
        try stage.application.acceptProposal(
          proposal.id, signature: ProposalSignature(name: "Somebody Else", declaresRight: false), permit: permit)
      }
      let kept = ProposalSignature(name: " siv  sign ", declaresRight: true)
      #expect(try stage.application.acceptProposal(proposal.id, signature: kept, permit: permit) == nil)
    }
  }

  @Test("A reminder goes to whoever has not answered, once a day", arguments: TestDatabases.all)
  func reminder(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let scene = try MatchingScene(stage)
      let managing = try scene.managing
      let ours = try scene.signatory("Siv Sign", of: scene.mora)
      _ = try scene.signatory("Chanda Sign", of: scene.chipata)
      let proposal = try scene.proposal(to: scene.mora, in: try scene.makeSentRound())
      try scene.accept(proposal, as: ours)
      func reminded() throws -> [String] { try stage.mails().filter { $0.subject.hasPrefix("Please answer") }.map(\.to) }
      try stage.application.remind(proposal.id, permit: managing)
      #expect(try reminded() == ["chanda.sign@example.org"])
      #expect(throws: StepRefused([.remindedToday])) { try stage.application.remind(proposal.id, permit: managing) }
      stage.now = stage.now + .days(1)
      try stage.application.remind(proposal.id, permit: managing)
      #expect(try reminded().count == 2)
    }
  }
}
