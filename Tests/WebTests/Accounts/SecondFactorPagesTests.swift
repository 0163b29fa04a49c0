import HTTPServer
import Stage
import TestSupport
import Testing
import TwinhallCore

@Suite("Pages of the second factor")
struct SecondFactorPagesTests {
  private func link(_ stage: Stage, _ browser: Browser, next: String) throws -> String {
    browser.post("/en/sign-in", ["email": "ada.administrator@example.org", "next": next])
    return "/en/sign-in/" + (try #require(try stage.mails().last { $0.subject == "Your sign-in link" }).link)
  }

  @Test("A code app is set up, asked for at the next sign-in, and the page that was wanted comes then", arguments: TestDatabases.all)
  func journey(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let browser = try stage.browser(as: stage.administrator())
      #expect(browser.get("/en/account/sign-in-ways").text.contains("Administrators should have a second factor"))
      #expect(browser.post("/en/account/code-app/begin", from: "/en/account/sign-in-ways", [:]).location == "/en/account/code-app")
      let page = browser.get("/en/account/code-app").text
      #expect(page.contains("<svg role=\"img\"") && page.contains("href=\"otpauth://totp/Twinhall:ada.administrator%40example.org?secret="))
      let start = try #require(page.firstRange(of: "<code class=\"secret\">")).upperBound
      let key = Stage.bytes(base32: String(page[start...].prefix { $0 != "<" }))
      #expect(browser.post("/en/account/code-app", ["code": "12345"]).status == 422)
      let codes = browser.post("/en/account/code-app", ["code": "\(stage.code(key))"])
      #expect(codes.status == 200 && codes.text.split(separator: "<li><code").count == 11)
      #expect(codes.headers["Cache-Control"] == "no-store")
      #expect(browser.postRaw("/en/sign-out", .init([("csrf", codes.value(of: "csrf"))])).location == "/en?done=signed-out")

      stage.now = stage.now + .minutes(1)
      let address = try link(stage, browser, next: "/office/audit?page=2")
      #expect(address.hasSuffix("?next=%2Foffice%2Faudit%3Fpage%3D2"))
      let path = String(address.prefix { $0 != "?" })
      let second = browser.post(path, from: address, ["next": "\(browser.get(address).value(of: "next").replacing("&amp;", with: "&"))"])
      #expect(second.location == "/en/sign-in/second?next=%2Foffice%2Faudit%3Fpage%3D2")
      #expect(browser.get("/en/account").status == 303)
      #expect(browser.get("/en/office/people").status == 303)
      #expect(browser.post("/en/sign-in/second", ["code": "000000", "next": "/office/audit?page=2"]).status == 422)
      let entered = browser.post("/en/sign-in/second", ["code": "\(stage.code(key))", "next": "/office/audit?page=2"])
      #expect(entered.location == "/en/office/audit?page=2")
      #expect(browser.get("/en/office/people").status == 200)
      #expect(browser.get("/en/sign-in/second").location == "/en/sign-in")
    }
  }

  @Test("Opening a link uses nothing up, however often it is done", arguments: TestDatabases.all)
  func scanner(on kind: TestDatabase) throws {
    try kind.stage { stage in
      _ = try stage.administrator()
      let browser = Browser(stage)
      let address = try link(stage, browser, next: "")
      for _ in 1...3 { #expect(Browser(stage).get(address).status == 200) }
      #expect(browser.post(address, [:]).location == "/en/home")
    }
  }

  @Test("What needs a fresh proof leads to the page that asks for it, and back", arguments: TestDatabases.all)
  func proof(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let viewer = try stage.administrator()
      try stage.setPassword("three blue boats", of: viewer)
      let browser = try stage.browser(as: viewer)
      stage.now = stage.now + .minutes(11)
      #expect(browser.get("/en/account/email").location == "/en/account/prove?next=%2Faccount%2Femail")
      #expect(browser.post("/en/account/prove", ["password": "wrong", "next": "/account/email"]).status == 422)
      let token = browser.cookies["twinhall-session"]
      #expect(
        browser.post("/en/account/prove", ["password": "three blue boats", "next": "/account/email"]).location == "/en/account/email")
      #expect(browser.cookies["twinhall-session"] != token)
      #expect(browser.get("/en/account/email").status == 200)
      #expect(browser.post("/en/account/email", ["email": "ada@private.example"]).location == "/en/account/email/sent")
      let link = try #require(try stage.mails().first { $0.subject == "Confirm your new e-mail address" }).link
      #expect(Browser(stage).post("/en/confirm-email/\(link)", [:]).location == "/en/sign-in?done=saved")
      #expect(browser.get("/en/account").text.contains("ada@private.example"))
    }
  }

  @Test("The list of sessions marks this one and ends another", arguments: TestDatabases.all)
  func sessions(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let viewer = try stage.administrator()
      let (here, there) = (try stage.browser(as: viewer), try stage.browser(as: viewer))
      let page = here.get("/en/account/sessions").text
      #expect(page.contains("This browser"))
      let ends = page.split(separator: "action=\"").filter { $0.contains("/end\"") }.map { String($0.prefix { $0 != "\"" }) }
      #expect(ends.count == 2)
      for end in ends where there.get("/en/account").status == 200 && here.get("/en/account").status == 200 {
        here.post(end, from: "/en/account/sessions", [:])
      }
      #expect([here, there].filter { $0.get("/en/account").status == 200 }.count == 1)
    }
  }

  @Test("Without JavaScript the passkey page tells of the other ways, and its question is new each time", arguments: TestDatabases.all)
  func passkeyPage(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let browser = Browser(stage)
      let page = browser.post("/en/sign-in/passkey", from: "/en/sign-in", ["next": "/home"])
      #expect(page.status == 200 && page.text.contains("ask for an e-mailed link"))
      #expect(page.value(of: "challenge") != browser.post("/en/sign-in/passkey", from: "/en/sign-in", [:]).value(of: "challenge"))
      let refused = browser.post(
        "/en/sign-in/passkey", from: "/en/sign-in",
        ["challenge": "\(page.value(of: "challenge"))", "credential": "AAAA", "client-data": "e30", "data": "AAAA", "signature": "AAAA"])
      #expect(refused.status == 409)
      #expect(browser.get("/en/sign-in/passkey").location == "/en/sign-in")
    }
  }

  @Test("A role that waits for a second factor says so on every page", arguments: TestDatabases.all)
  func waitingRole(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let browser = try stage.browser(as: stage.administrator())
      let saved = browser.post("/en/office/settings/sign-in", ["roles": "administrator", "idle-days": "7", "days": "20", "version": "0"])
      #expect(saved.location == "/en/office/settings/sign-in?done=saved")
      let refused = browser.get("/en/office/people")
      #expect(refused.status == 404 && refused.text.contains("Your role needs a second factor: Administrator"))
    }
  }

  @Test("An administrator removes second factors after one question", arguments: TestDatabases.all)
  func reset(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let holder = try stage.codeApp(of: stage.officer())
      let browser = try stage.browser(as: stage.administrator())
      let address = "/en/office/people/\(try #require(holder.viewer.person).id)/second-factors"
      #expect(browser.get(address).text.contains("Remove all second factors"))
      #expect(browser.post(address, [:]).status == 303)
      #expect(browser.get(address).text.contains("has no second factor"))
    }
  }
}
