import Domain
import Stage
import TestSupport
import Testing

@Suite("The office's pages")
struct OfficePagesTests {
  @Test("An office for which nothing waits says so", arguments: TestDatabases.all)
  func empty(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let page = try stage.browser(as: stage.officer()).get("/sv/office").text
      #expect(page.contains("Inget väntar på kansliet"))
    }
  }

  @Test("Failed work is shown to administrators, who start it again; other staff see none of it", arguments: TestDatabases.all)
  func failures(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let (administrator, officer) = (try stage.browser(as: stage.administrator()), try stage.browser(as: stage.officer()))
      try stage.application.database.execute(
        """
        INSERT INTO jobs (id, kind, payload, run_at, attempts, failed_at, last_error, created_at)
        VALUES ('01900000-0000-7000-8000-000000000000', 'mail.send', '', \(stage.now), 8, \(stage.now), 'the server is away', \(stage.now))
        """)
      #expect(administrator.get("/en/office").text.contains("/en/office/jobs"))
      #expect(administrator.get("/en/office/jobs").text.contains("the server is away"))
      #expect(officer.get("/en/office").text.contains("Nothing waits"))
      #expect(administrator.post("/en/office/jobs/retry", from: "/en/office/jobs", [:]).status == 303)
      #expect(administrator.get("/en/office").text.contains("Nothing waits"))
    }
  }

  @Test("The audit trail shows who changed what, and its check finds a changed line", arguments: TestDatabases.all)
  func audit(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let browser = try stage.browser(as: stage.administrator())
      browser.post("/en/office/settings", ["version": "0", "front-title.en": "Before <i>all</i>"])
      let page = browser.get("/en/office/audit").text
      #expect(page.contains("ManageSettings"))
      #expect(page.contains("value: Before &lt;i&gt;all&lt;/i&gt;"))
      #expect(browser.post("/en/office/audit/verify", from: "/en/office/audit", [:]).text.contains("The trail is whole"))
      try stage.application.database.execute("UPDATE audit_entries SET after_text = '{}' WHERE sequence = 2")
      #expect(browser.post("/en/office/audit/verify", from: "/en/office/audit", [:]).text.contains("The trail is broken at entry 2"))
    }
  }
}
