import Application
import Domain
import Stage
import Store
import TestSupport
import Testing
import TwinhallCore

@Suite("The pages of a matching round")
struct RoundPagesTests {
  @Test("A whole round: the office opens, runs and sends, both sides accept, the partnership is public", arguments: TestDatabases.all)
  func journey(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let scene = try MatchingScene(stage)
      let ours = try scene.signatory("Siv Sign", of: scene.mora)
      let theirs = try scene.signatory("Chanda Sign", of: scene.chipata)
      let office = try stage.browser(as: scene.officer)
      let opened = office.post(
        "/en/office/rounds/add",
        [
          "name": "Spring round", "matches-on": "2026-11-24", "answers-by": "2026-12-31", "weights": "1", "seed": "7",
          "plans-visits": "yes",
        ])
      let round = try #require(opened.location?.split(separator: "?").first.map(String.init))
      #expect(office.get("/en/matching-rules").text.contains("Spring round"))
      #expect(office.post(round + "/run", from: round, [:]).status == 303)
      let proposed = office.get(round).text
      #expect(proposed.contains("Mora kommun – Chipata City Council"))
      #expect(proposed.contains("Verified"))
      #expect(office.post(round + "/send", from: round, [:]).location == round + "/answers?done=sent")

      let id = try #require(Identifier<Round>(String(round.split(separator: "/").last ?? "")))
      let address = "/home/proposals/" + (try scene.proposal(to: scene.mora, in: id)).id.description
      for (viewer, language) in [(ours, "/sv"), (theirs, "/en")] {
        let browser = try stage.browser(as: viewer)
        #expect(browser.get(language + "/home").text.contains(address))
        #expect(browser.get(language + address).status == 200)
        let answer = browser.post(
          language + address + "/accept", from: language + address, ["signature": viewer.person?.name ?? "", "right": "yes"])
        #expect(answer.location == language + address + "?done=accepted")
      }
      #expect(office.get(round + "/answers").text.contains("Confirmed"))
      let visitor = Browser(stage)
      #expect(visitor.get("/en/partnerships").text.contains("Mora kommun"))
      #expect(try stage.browser(as: ours).get("/en" + address).text.contains("/en/partnerships/"))
      #expect(visitor.get("/en/matching-rules").text.contains("2 pairs; 4 bodies matched"))
      #expect(!visitor.get("/en/matching-rules").text.contains("Mora"))
    }
  }

  @Test("Every page of a round opens in both languages", arguments: TestDatabases.all)
  func pages(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let scene = try MatchingScene(stage)
      let round = try scene.makeRound()
      try stage.application.runRound(round, permit: scene.managing)
      let office = try stage.browser(as: scene.officer)
      let pair = "/pairs/\(scene.mora)/\(scene.kasama)"
      let pages = [
        "", "/bodies", "/pairs", "/pairs?body=\(scene.mora)", "/excluded", "/answers", pair, pair + "/propose", pair + "/forbid",
      ]
      for language in ["en", "sv"] {
        for page in pages {
          let got = office.get("/\(language)/office/rounds/\(round)" + page)
          #expect(got.status == 200, "\(page)")
          #expect(!got.text.contains("matching."), "\(page) has a key instead of a text")
        }
        for page in ["/office/rounds", "/office/weights", "/office/rounds/add", "/matching-rules"] {
          #expect(office.get("/\(language)" + page).status == 200, "\(page)")
        }
      }
    }
  }

  @Test("Two people change a round: the second sees both versions and loses nothing", arguments: TestDatabases.all)
  func conflict(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let scene = try MatchingScene(stage)
      let round = try scene.makeRound()
      let address = "/en/office/rounds/\(round)/change"
      let browser = try stage.browser(as: scene.officer)
      func fields(_ name: String) -> KeyValuePairs<String, String> {
        ["name": name, "matches-on": "2026-11-24", "answers-by": "2026-12-31", "weights": "1", "seed": "4711", "version": "1"]
      }
      #expect(browser.post(address, fields("First name")).status == 303)
      let second = browser.post(address, fields("Second name"))
      #expect(second.status == 409)
      #expect(second.text.contains("First name"))
      #expect(second.text.contains("value=\"Second name\""))
      #expect(second.value(of: "version") == "2")
    }
  }

  @Test("What is wrong with a round is said at its field, with everything kept", arguments: TestDatabases.all)
  func problems(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let scene = try MatchingScene(stage)
      let browser = try stage.browser(as: scene.officer)
      let page = browser.post(
        "/en/office/rounds/add",
        ["name": "Kept & typed", "matches-on": "tomorrow", "answers-by": "2026-01-01", "weights": "1", "seed": ""])
      #expect(page.status == 422)
      #expect(page.text.contains("value=\"Kept &amp; typed\""))
      #expect(page.text.contains("value=\"tomorrow\""))
      #expect(page.text.contains("This day has passed"))
    }
  }

  @Test("Only officers read what bodies said in confidence; others of the office see scores", arguments: TestDatabases.all)
  func confidence(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let scene = try MatchingScene(stage)
      let round = try scene.makeSentRound()
      let pair = "/en/office/rounds/\(round)/pairs/\(scene.kiruna)/\(scene.chipata)"
      #expect(try stage.browser(as: scene.officer).get(pair).text.contains("does not want this partner"))
      let manager = try stage.browser(as: stage.person("Maj Manager", HeldRole(.management, in: .programme)))
      for page in [pair, "/en/office/rounds/\(round)/excluded", "/en/office/rounds/\(round)"] {
        let got = manager.get(page)
        #expect(got.status == 200)
        #expect(!got.text.contains("does not want"), "\(page)")
      }
      #expect(manager.post("/en/office/rounds/\(round)/send", from: pair, [:]).status == 403)
    }
  }
}
