import Application
import Domain
import HTTPServer
import Stage
import Store
import TestSupport
import Testing
import TwinhallCore

@Suite("Unsent text")
struct DraftTests {
  private static let address = "/en/office/organisations/add"
  private static let fields: KeyValuePairs<String, String> = ["name": "A name of words", "kind": "district"]

  @Test("A form that is refused stands there again when it is opened, and sending it ends that", arguments: TestDatabases.all)
  func refused(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let browser = try stage.browser(as: stage.administrator())
      let refused = browser.fillIn(Self.address, Self.fields)
      #expect(refused.status == 422)
      #expect(refused.text.contains("Saved at "))
      let again = browser.get(Self.address)
      #expect(again.text.contains("that is not sent"))
      #expect(again.value(of: "draft-version") == "1")
      #expect(again.text.contains("value=\"A name of words\""))
      #expect(again.text.contains("value=\"district\" selected"))
      #expect(browser.get("/en/office").text.contains("href=\"\(Self.address)\""))
      #expect(browser.submit(again.form(sentTo: Self.address, ["country": "ZM"]), to: Self.address).status == 303)
      #expect(try stage.drafts() == 0)
      #expect(!browser.get(Self.address).text.contains("A name of words"))
    }
  }

  @Test("What is sent after the session ran out waits for its writer on another device", arguments: TestDatabases.all)
  func expired(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let viewer = try stage.administrator()
      let browser = try stage.browser(as: viewer)
      let form = browser.get(Self.address).form(sentTo: Self.address, Self.fields)
      stage.now = stage.now + .days(15)
      let refused = browser.submit(form, to: Self.address)
      #expect(refused.status == 401)
      #expect(refused.text.contains("A name of words"))
      #expect(refused.text.contains("/en/sign-in?next=%2Foffice%2Forganisations%2Fadd"))
      let other = try stage.browser(as: viewer)
      #expect(other.get(Self.address).text.contains("value=\"A name of words\""))
      #expect(browser.get(Self.address).status == 303)
    }
  }

  @Test("What somebody sends from a form that another person opened is kept for that person only", arguments: TestDatabases.all)
  func otherPerson(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let (writer, other) = (try stage.administrator(), try stage.person("Berit Other", HeldRole(.administrator, in: .programme)))
      let browser = try stage.browser(as: writer)
      let form = browser.get(Self.address).form(sentTo: Self.address, Self.fields)
      browser.post("/en/sign-out", from: "/en/account", [:])
      let second = try stage.browser(as: other)
      second.cookies["twinhall-form"] = browser.cookies["twinhall-form"]
      let refused = second.submit(form, to: Self.address)
      #expect(refused.status == 403)
      #expect(!second.get(Self.address).text.contains("A name of words"))
      #expect(!second.get("/en/drafts").text.contains("Unfinished"))
      let returned = try stage.browser(as: writer)
      #expect(!returned.get(Self.address).text.contains("A name of words"))
      returned.cookies["twinhall-drafts"] = second.cookies["twinhall-drafts"]
      #expect(returned.get(Self.address).text.contains("A name of words"))
    }
  }

  @Test("The button that saves for later keeps the text without a script", arguments: TestDatabases.all)
  func later(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let browser = try stage.browser(as: stage.administrator())
      let typed: KeyValuePairs = ["name": "A name of words", "draft-form": "/office/organisations/add"]
      let form = browser.get(Self.address).form(sentTo: Self.address, typed)
      #expect(browser.submit(form, to: "/en/drafts").location == "\(Self.address)?done=kept")
      #expect(browser.get(Self.address).text.contains("value=\"A name of words\""))
      #expect(browser.submit(form, to: "/en/drafts").location == "\(Self.address)?done=kept")
      #expect(try stage.drafts() == 1)
    }
  }

  @Test("A visitor's text is kept for the browser, and no other browser sees it", arguments: TestDatabases.all)
  func visitor(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let browser = Browser(stage)
      #expect(browser.fillIn("/en/declare", ["contact": "Chanda Example", "email": "no address"]).status == 422)
      #expect(browser.get("/en/declare").text.contains("value=\"Chanda Example\""))
      #expect(!Browser(stage).get("/en/declare").text.contains("Chanda Example"))
      let draft = try #require(try stage.application.read { try $0.rows("SELECT id FROM drafts").first?["id"] as String? })
      #expect(Browser(stage).get("/en/drafts/\(draft)").status == 404)
      #expect(browser.get("/en/drafts/\(draft)").text.contains("Chanda Example"))
      #expect(browser.post("/en/drafts/\(draft)/delete", from: "/en/drafts/\(draft)", [:]).location == "/en/declare?done=deleted")
      #expect(!browser.get("/en/declare").text.contains("Chanda Example"))
    }
  }

  @Test("Passwords are never kept, nor what another site sends", arguments: TestDatabases.all)
  func neverKept(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let browser = try stage.browser(as: stage.administrator())
      let page = browser.get("/en/account")
      let form = page.form(sentTo: "/en/account/password", ["password": "short"])
      #expect(browser.submit(form, to: "/en/account/password").status == 422)
      var headers = browser.headers
      headers.add("Content-Type", "application/x-www-form-urlencoded")
      headers.add("Sec-Fetch-Site", "cross-site")
      let sent = browser.get(Self.address).form(sentTo: Self.address, Self.fields)
      let strange = browser.send(Request(method: .post, path: Self.address, headers: headers, body: Array(sent.urlEncoded().utf8)))
      #expect(strange.status == 403)
      let signIn = Browser(stage).fillIn("/en/sign-in", ["email": "no address"])
      #expect(signIn.status == 422)
      #expect(try stage.drafts() == 0)
    }
  }
}

extension Stage {
  /// How many drafts there are.
  func drafts() throws -> Int { try count("SELECT COUNT(*) FROM drafts") }
}
