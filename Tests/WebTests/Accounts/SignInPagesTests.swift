import Stage
import TestSupport
import Testing

@Suite("The sign-in pages")
struct SignInPagesTests {
  @Test("A person asks for a link, opens it, presses the button and is signed in", arguments: TestDatabases.all)
  func journey(on kind: TestDatabase) throws {
    try kind.stage { stage in
      _ = try stage.officer()
      let browser = Browser(stage)
      let sent = browser.post("/en/sign-in", ["email": "olle.officer@example.org"])
      #expect(sent.status == 303)
      #expect(sent.location == "/en/sign-in/sent")
      let address = "/en/sign-in/" + (try #require(try stage.mails().first).link)
      #expect(browser.get(address).status == 200)
      #expect(browser.post(address, [:]).location == "/en/home")
      #expect(browser.get("/en/sign-in").text.contains("Olle Officer"))
      #expect(browser.post("/en/sign-out", from: "/en/sign-in", [:]).location == "/en?done=signed-out")
      #expect(!browser.get("/en/sign-in").text.contains("Olle Officer"))
    }
  }

  @Test("A wrong address keeps what was typed and says so at the field", arguments: TestDatabases.all)
  func wrongAddress(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let page = Browser(stage).post("/sv/sign-in", ["email": "olle<at>example.org"])
      #expect(page.status == 422)
      #expect(page.text.contains("value=\"olle&lt;at&gt;example.org\""))
      #expect(page.text.contains("Skriv en e-postadress"))
    }
  }

  @Test("A form without the page's token is refused", arguments: TestDatabases.all)
  func foreignForm(on kind: TestDatabase) throws {
    try kind.stage { stage in
      #expect(Browser(stage).postRaw("/en/sign-in", .init([("email", "olle.officer@example.org")])).status == 403)
    }
  }
}
