import Application
import Domain
import HTTPServer
import Stage
import TestSupport
import Testing
import TwinhallCore

@Suite("What the key of a declaration opens")
struct DeclarationKeyTests {
  private func begin(_ stage: Stage, _ name: String, _ email: String) throws -> (browser: Browser, tasks: String) {
    let browser = Browser(stage)
    let begun = browser.post("/en/declare", ["name": name, "country": "ZM", "contact": "Chanda Example", "email": email])
    return (browser, String(try #require(begun.location).split(separator: "?")[0]))
  }

  @Test("One declaration's key opens no page and no form of another", arguments: TestDatabases.all)
  func others(on kind: TestDatabase) throws {
    try kind.stage { stage in
      try stage.makeThemes()
      let (browser, own) = try begin(stage, "Kasama", "chanda@example.org")
      let (_, other) = try begin(stage, "Chipata", "mwila@example.org")
      let token = browser.get("\(own)/size").value(of: "csrf")
      for page in ["", "/check", "/whole", "/file", "/wishes"] { #expect(browser.get(other + page).status == 303, "\(page)") }
      for form in ["/size", "/wishes", "/send", "/confirm", "/reopen", "/withdraw"] {
        #expect(browser.postRaw(other + form, Parameters([("csrf", token)])).status == 401, "\(form)")
      }
    }
  }

  @Test("Nothing of it is kept in a cache, although its reader has no account", arguments: TestDatabases.all)
  func caches(on kind: TestDatabase) throws {
    try kind.stage { stage in
      try stage.makeThemes()
      let (browser, tasks) = try begin(stage, "Kasama", "chanda@example.org")
      for page in ["", "/check", "/whole", "/wishes"] {
        let answer = browser.get(tasks + page)
        #expect(answer.status == 200)
        #expect(answer.headers["Cache-Control"] == "no-store", "\(page)")
        #expect(answer.headers["ETag"] == nil)
      }
    }
  }

  @Test("A key is dead after ninety days, as the cookie is; a new link can be had", arguments: TestDatabases.all)
  func expiry(on kind: TestDatabase) throws {
    try kind.stage { stage in
      try stage.makeThemes()
      let (browser, tasks) = try begin(stage, "Kasama", "chanda@example.org")
      let resume = "/en/declare/resume/" + (try #require(try stage.mails().first).link)
      stage.now = stage.now + .days(89)
      #expect(browser.get(tasks).status == 200)
      stage.now = stage.now + .days(2)
      #expect(browser.get(tasks).status == 303)
      #expect(Browser(stage).post(resume, [:]).status == 404)
      browser.post("/en/declare/link", from: "/en/declare", ["again": "chanda@example.org"])
      let again = "/en/declare/resume/" + (try #require(try stage.mails().last).link)
      #expect(browser.post(again, [:]).location == tasks)
    }
  }

  @Test("Signing out leaves no key behind for the next who uses the computer", arguments: TestDatabases.all)
  func signingOut(on kind: TestDatabase) throws {
    try kind.stage { stage in
      try stage.makeThemes()
      let browser = try stage.browser(as: try stage.person("Una Utanroll"))
      let tasks = try #require(
        browser.post("/en/declare", ["name": "Kasama", "country": "ZM", "contact": "Una", "email": "una@example.org"]).location)
      let path = String(tasks.split(separator: "?")[0])
      #expect(browser.get(path).status == 200)
      browser.post("/en/sign-out", from: "/en/declare", [:])
      #expect(browser.get(path).status == 303)
    }
  }
}
