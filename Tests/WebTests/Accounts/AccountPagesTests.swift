import Stage
import TestSupport
import Testing

@Suite("The account page")
struct AccountPagesTests {
  @Test("A person changes name and language and reads the page in the new language", arguments: TestDatabases.all)
  func change(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let browser = try stage.browser(as: stage.officer())
      let saved = browser.post("/en/account", ["version": "1", "name": "Olle Öman", "language": "sv"])
      #expect(saved.location == "/sv/account?done=saved")
      let page = browser.get("/sv/account?done=saved").text
      #expect(page.contains("value=\"Olle Öman\""))
      #expect(page.contains("Sparat"))
    }
  }

  @Test("A refused name keeps what was typed", arguments: TestDatabases.all)
  func refusal(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let browser = try stage.browser(as: stage.officer())
      let long = String(repeating: "a", count: 121)
      let page = browser.post("/en/account", ["version": "1", "name": "", "language": "sv"])
      #expect(page.status == 422)
      #expect(page.text.contains("href=\"#name\""))
      #expect(browser.post("/en/account", ["version": "1", "name": "\(long)", "language": "en"]).text.contains(long))
    }
  }

  @Test("When the account was changed meanwhile both versions are shown, and saving again keeps one's own", arguments: TestDatabases.all)
  func conflict(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let browser = try stage.browser(as: stage.officer())
      browser.post("/en/account", ["version": "1", "name": "Olle One", "language": "en"])
      let page = browser.post("/en/account", ["version": "1", "name": "Olle Two", "language": "en"])
      #expect(page.status == 409)
      #expect(page.text.contains("Olle One") && page.text.contains("value=\"Olle Two\""))
      let version = page.value(of: "version")
      #expect(browser.post("/en/account", ["version": "\(version)", "name": "Olle Two", "language": "en"]).status == 303)
    }
  }

  @Test("Password managers are told which password each field is for")
  func passwordManagers() throws {
    try TestDatabase.sqlite.stage { stage in
      let viewer = try stage.officer()
      #expect(Browser(stage).get("/en/sign-in").text.contains("autocomplete=\"current-password\""))
      try stage.setPassword("three blue boats", of: viewer)
      let page = try stage.browser(as: viewer).get("/en/account/password").text
      #expect(page.contains("autocomplete=\"new-password\""))
    }
  }

  @Test("A person sets a password, removes it, and signs out everywhere", arguments: TestDatabases.all)
  func password(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let viewer = try stage.officer()
      let (here, there) = (try stage.browser(as: viewer), try stage.browser(as: viewer))
      #expect(here.post("/en/account/password", ["password": "short"]).text.contains("at least 12 characters"))
      #expect(here.post("/en/account/password", ["password": "three blue boats"]).status == 303)
      #expect(there.get("/en/account").status == 303)
      #expect(here.get("/en/account").text.contains("E-mailed link and password"))
      #expect(here.post("/en/account/password/remove", [:]).location == "/en/account/sign-in-ways?done=removed")
      #expect(here.post("/en/account/sessions", [:]).location == "/en?done=signed-out")
      #expect(here.get("/en/account").status == 303)
    }
  }
}
