import Application
import Domain
import Stage
import Store
import TestSupport
import Testing
import TwinhallCore

@Suite("A party's page of a proposal")
struct ProposalPagesTests {
  @Test("A stranger gets 404, the office and a coordinator who answers 403", arguments: TestDatabases.all)
  func rights(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let scene = try MatchingScene(stage)
      let round = try scene.makeSentRound()
      let proposal = try scene.proposal(to: scene.mora, in: round)
      let page = "/en/home/proposals/\(proposal.id)"
      let coordinator = try stage.browser(as: stage.coordinator("Cora Coordinator", of: scene.mora))
      let stranger = try stage.browser(as: scene.signatory("Stig Stranger", of: scene.kiruna))
      #expect(coordinator.get(page).status == 200)
      #expect(!coordinator.get(page).text.contains("name=\"signature\""))
      for answer in ["/accept", "/decline"] {
        #expect(coordinator.post(page + answer, from: page, ["signature": "Cora Coordinator", "right": "yes"]).status == 403)
        #expect(stranger.post(page + answer, from: "/en/home", ["signature": "Stig Stranger", "right": "yes"]).status == 404)
      }
      #expect(stranger.get(page).status == 404)
      #expect(try stage.browser(as: scene.officer).get(page).status == 403)
      #expect(try scene.proposal(to: scene.mora, in: round).state == .waitingForBoth)
    }
  }

  @Test("It tells reasons and cut-offs, never what another body said in confidence", arguments: TestDatabases.all)
  func explanation(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let scene = try MatchingScene(stage)
      let theirs = try scene.signatory("Chanda Sign", of: scene.chipata)
      let round = try scene.makeSentRound()
      let proposal = try scene.proposal(to: scene.chipata, in: round)
      let page = try stage.browser(as: theirs).get("/en/home/proposals/\(proposal.id)").text
      #expect(page.contains("Mora kommun is proposed as your partner"))
      #expect(page.contains("You both want to work with “Water and waste”."))
      #expect(page.contains("Kiruna kommun"))
      #expect(page.contains("Not possible in this round"))
      #expect(!page.contains("does not want"))
      #expect(!page.contains("veto"))
      #expect(!page.contains(MatchingScene.confidence))
      let mail = try #require(try stage.mails().first { $0.to == "chanda.sign@example.org" })
      #expect(mail.body.contains("You both want to work with “Water and waste”."))
      #expect(!mail.body.contains("Kiruna"))
      #expect(!mail.body.contains(MatchingScene.confidence))
    }
  }

  @Test("One side's answer is not told to the other before both have answered", arguments: TestDatabases.all)
  func answersAreKept(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let scene = try MatchingScene(stage)
      let ours = try scene.signatory("Siv Sign", of: scene.mora)
      let theirs = try scene.signatory("Chanda Sign", of: scene.chipata)
      let proposal = try scene.proposal(to: scene.mora, in: try scene.makeSentRound())
      let browser = try stage.browser(as: theirs)
      let address = "/en/home/proposals/\(proposal.id)"
      let before = browser.get(address).textWithoutTokens
      try scene.accept(proposal, as: ours)
      #expect(browser.get(address).textWithoutTokens == before)
      #expect(!browser.get(address).text.contains("Siv Sign"))
    }
  }

  @Test("A wrong signature is shown again with what was typed", arguments: TestDatabases.all)
  func signature(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let scene = try MatchingScene(stage)
      let ours = try scene.signatory("Siv Sign", of: scene.mora)
      let proposal = try scene.proposal(to: scene.mora, in: try scene.makeSentRound())
      let address = "/sv/home/proposals/\(proposal.id)"
      let page = try stage.browser(as: ours).post(address + "/accept", from: address, ["signature": "Siv", "right": "yes"])
      #expect(page.status == 422)
      #expect(page.text.contains("value=\"Siv\""))
      #expect(page.text.contains("Skriv ditt eget namn"))
    }
  }
}
