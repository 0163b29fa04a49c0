import Application
import Domain
import Stage
import Store
import TestSupport
import Testing
import TwinhallCore

@Suite("The pages of the programme")
struct ProgrammePagesTests {
  @Test("The office adds a theme, translates it, and sees what is not translated", arguments: TestDatabases.all)
  func themes(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let browser = try OrganisationPagesTests.browser(stage, as: stage.officer())
      #expect(browser.get("/en/office/programme").text.contains("There are no themes yet"))
      let wrong = browser.post("/en/office/programme/themes/add", ["code": "Water!", "name-sv": "Vatten"])
      #expect(wrong.status == 422)
      #expect(wrong.text.contains("value=\"Vatten\""))
      #expect(browser.post("/en/office/programme/themes/add", ["code": "water", "name-en": "Water"]).status == 303)
      #expect(browser.get("/sv/office/programme").text.contains("Inte översatt"))
      let theme = try #require(try stage.application.read { try $0.themes.all() }.first)
      let address = "/sv/office/programme/themes/\(theme.id)"
      #expect(browser.post(address, ["version": "1", "name-en": "Water", "name-sv": "Vatten"]).status == 303)
      #expect(!browser.get("/sv/office/programme").text.contains("Inte översatt"))
      let late = browser.post(address, ["version": "1", "name-en": "Clean water"])
      #expect(late.status == 409)
      #expect(late.text.contains("value=\"Clean water\""))
      #expect(late.text.contains("Vatten"))
    }
  }

  @Test("A country shows what is in force today and every dated entry", arguments: TestDatabases.all)
  func countries(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let browser = try OrganisationPagesTests.browser(stage, as: stage.officer())
      let add = { (day: String, status: String, source: String) in
        browser.post(
          "/en/office/programme/countries/add",
          ["country": "KE", "cluster": "east-africa", "from": day, "status": status, "source": source])
      }
      let wrong = add("tomorrow", "", "")
      #expect(wrong.status == 422)
      for field in ["from", "status", "source"] { #expect(wrong.text.contains("href=\"#\(field)\"")) }
      #expect(add("2020-01-01", "open", "Decision 1").status == 303)
      #expect(add("2027-01-01", "closed", "Decision 2").status == 303)
      let page = browser.get("/en/office/programme")
      #expect(page.text.contains("<span class=\"tag positive\">Open</span>"))
      #expect(page.text.contains("From 1 Jan 2027: Closed"))
      stage.now = try #require(Instant("2027-01-01T09:00:00.000Z"))
      let later = try OrganisationPagesTests.browser(stage, as: stage.person("Other Officer", HeldRole(.programmeOfficer, in: .programme)))
      #expect(later.get("/en/office/programme").text.contains("<span class=\"tag negative\">Closed</span>"))
      let removed = later.post("/en/office/programme/countries/KE/2027-01-01/remove", from: "/en/office/programme/countries/KE", [:])
      #expect(removed.status == 303)
      #expect(!later.get("/en/office/programme").text.contains("Decision 2"))
      #expect(later.get("/en/office/programme/countries/XX").status == 404)
    }
  }
}
