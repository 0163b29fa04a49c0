import Application
import Domain
import Jobs
import Stage
import TestSupport
import Testing
import TwinhallCore

@Suite("Pages of background work")
struct JobPagesTests {
  /// An import of one row that waits as a job.
  private func beginImport(_ stage: Stage, as viewer: Viewer) throws -> Identifier<Job> {
    let permit = try Policy.permit(ManageRegister.self, to: viewer)
    let file = Array("name,kind,country\nPlace,municipality,SE\n".utf8)
    let id = try stage.application.beginImport(fileName: "places.csv", file, permit: permit)
    return try #require(try stage.application.takeInNowOrLater(id, version: 1, from: 1, permit: permit))
  }

  @Test("long work has a page that loads itself anew and leads to the result", arguments: TestDatabases.all)
  func following(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let officer = try stage.officer()
      let job = try beginImport(stage, as: officer)
      let browser = try stage.browser(as: officer)
      let waiting = browser.get("/en/jobs/\(job)")
      #expect(waiting.headers["Refresh"] == "5")
      #expect(waiting.text.contains("<progress"))
      let still = browser.get("/en/jobs/\(job)?still=1")
      #expect(still.headers["Refresh"] == nil)
      try stage.application.database.execute("UPDATE job_progress SET done = 1200, total = 5000, word = 'exporting-rows'")
      let isCounted = browser.get("/sv/jobs/\(job)").text.contains("Skriver posterna: 1")
      #expect(isCounted)
      try stage.application.jobRunner().runDue()
      #expect(browser.get("/en/jobs/\(job)").location == "/en/office/organisations?done=imported")
      #expect(browser.get("/sv/jobs/\(job)?still=1").text.contains("Arbetet är klart"))
    }
  }

  @Test("long work is stopped with a button, and others do not know of it", arguments: TestDatabases.all)
  func stopping(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let officer = try stage.officer()
      let job = try beginImport(stage, as: officer)
      let stranger = try stage.browser(as: try stage.person("Rut Research", HeldRole(.researchAdvisor, in: .programme)))
      #expect(stranger.get("/en/jobs/\(job)").status == 404)
      let browser = try stage.browser(as: officer)
      #expect(browser.post("/en/jobs/\(job)/stop", from: "/en/jobs/\(job)", [:]).status == 303)
      #expect(browser.get("/en/jobs/\(job)").text.contains("The work was stopped"))
      #expect(try stage.browser(as: stage.administrator()).get("/en/jobs/\(job)").status == 200)
    }
  }

  @Test("a job that failed every time is run again or given up with a note", arguments: TestDatabases.all)
  func failed(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let browser = try stage.browser(as: stage.administrator())
      for number in 1...2 {
        let id = Identifier<Job>(at: stage.now + .seconds(number))
        try stage.application.database.execute(
          """
          INSERT INTO jobs (id, kind, payload, run_at, attempts, failed_at, last_error, created_at)
          VALUES (\(id), 'mail.send', '', \(stage.now), 8, \(stage.now), 'the server is away', \(stage.now))
          """)
      }
      let ids: [String] = try stage.application.database.rows("SELECT id FROM jobs ORDER BY id").map { try $0["id"] }
      let page = "/en/office/jobs/\(ids[0])"
      #expect(browser.get(page).text.contains("the server is away"))
      let refused = browser.post(page + "/discard", from: page, ["note": ""])
      #expect(refused.status == 422)
      #expect(browser.post(page + "/discard", from: page, ["note": "Sent by hand"]).location == "/en/office/jobs?done=discarded")
      #expect(browser.get(page).status == 404)
      let other = "/en/office/jobs/\(ids[1])"
      #expect(browser.post(other + "/retry", from: other, [:]).location == "/en/office/jobs?done=started")
      let attempts: Int = try stage.application.database.value("SELECT attempts FROM jobs")
      #expect(attempts == 0)
    }
  }

  @Test("recurring work shows its times and runs at once when it is told to", arguments: TestDatabases.all)
  func recurring(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let browser = try stage.browser(as: stage.administrator())
      #expect(browser.get("/en/office/jobs").text.contains("Nothing is planned yet"))
      try stage.application.jobRunner().runDue()
      let page = browser.get("/en/office/jobs").text
      #expect(page.contains("Reminders about declarations of interest"))
      #expect(page.contains("Not yet"))
      #expect(browser.post("/en/office/jobs/recurring/interests.confirm/run", from: "/en/office/jobs", [:]).status == 303)
      #expect(browser.post("/en/office/jobs/recurring/mail.send/run", from: "/en/office/jobs", [:]).status == 404)
      try stage.application.jobRunner().runDue()
      #expect(browser.get("/en/office/jobs").text.contains("went well"))
    }
  }
}
