import Application
import Domain
import Stage
import TestSupport
import Testing

@Suite("The pages of how long data is kept")
struct RetentionPagesTests {
  private static let rule = "/en/office/retention/sent-mails"

  @Test("What the administrator decides stands on the public page, with the reason", arguments: TestDatabases.all)
  func decided(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let browser = try stage.browser(as: stage.administrator())
      #expect(browser.get("/en/office/settings").text.contains("/en/office/retention"))
      let visitor = Browser(stage)
      #expect(visitor.get("/en/privacy").text.contains("until somebody decides"))
      let refused = browser.post(Self.rule, ["version": "0", "days": "many", "basis-sv": "Beslut 12"])
      #expect(refused.status == 422 && refused.text.contains("Beslut 12"))
      let saved = browser.post(Self.rule, ["version": "0", "days": "731", "basis-sv": "Beslut 12"])
      #expect(saved.location == "/en/office/retention?done=saved")
      let page = visitor.get("/en/privacy").text
      #expect(page.contains("731 days") && page.contains("lang=\"sv\">Beslut 12"))
      #expect(visitor.get("/sv/privacy").text.contains("731 dagar"))
    }
  }

  @Test("When two save at once the second sees both", arguments: TestDatabases.all)
  func conflict(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let browser = try stage.browser(as: stage.administrator())
      browser.post(Self.rule, ["version": "0", "days": "731"])
      let page = browser.post(Self.rule, ["version": "0", "days": "99"])
      #expect(page.status == 409 && page.text.contains("731 days") && page.text.contains("value=\"99\""))
      #expect(browser.post(Self.rule, ["version": "1", "days": "99"]).status == 303)
    }
  }

  @Test("Only administrators decide, and an unknown rule is not found", arguments: TestDatabases.all)
  func rights(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let administrator = try stage.browser(as: stage.administrator())
      let officer = try stage.browser(as: stage.officer())
      #expect(officer.get(Self.rule).status == 403)
      #expect(administrator.get("/en/office/retention/everything").status == 404)
    }
  }
}
