import HTTPServer
import Stage
import TestSupport
import Testing

@Suite("The settings page")
struct SettingsPagesTests {
  private let png = SampleFiles.png(width: 8, height: 8)

  @Test("Name, colours and logo are on the next page, each under an address that browsers keep for a year", arguments: TestDatabases.all)
  func look(on kind: TestDatabase) throws {
    try kind.stageWithFiles { stage in
      let browser = try stage.browser(as: stage.administrator())
      let saved = browser.post(
        "/en/office/settings",
        ["version": "0", "name.en": "The Northern Office", "primary-colour": "#1d4f5c", "accent-colour": "#8a3a12"], file: ("logo", png))
      #expect(saved.location == "/en/office/settings?done=saved")
      let visitor = Browser(stage)
      let page = visitor.get("/en/privacy").text
      #expect(page.contains("The Northern Office"))
      let words = page.split(separator: "\"").map(String.init)
      let logo = try #require(words.first { $0.hasPrefix("/operator/logo/") })
      let stylesheet = try #require(words.first { $0.hasPrefix("/assets/site.") && $0.hasSuffix(".css") })
      let addresses = [logo, stylesheet]
      #expect(page.contains("--primary:#1d4f5c"))
      for address in addresses {
        let file = visitor.get(address)
        #expect(file.status == 200)
        #expect(file.headers["Cache-Control"] == "public, max-age=31536000, immutable")
        #expect(file.headers["Set-Cookie"] == nil)
        #expect(file.headers["X-Content-Type-Options"] == "nosniff")
      }
      #expect(visitor.get(stylesheet).headers["Content-Type"] == "text/css; charset=utf-8")
      #expect(visitor.get("/operator/logo/00000000000000000000000000000000").status == 404)
    }
  }

  @Test("A colour that cannot be read is refused at its field with everything typed kept", arguments: TestDatabases.all)
  func contrast(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let browser = try stage.browser(as: stage.administrator())
      let page = browser.post(
        "/en/office/settings", ["version": "0", "name.sv": "Norra kansliet", "primary-colour": "#ffee00", "accent-colour": "#8a3a12"])
      #expect(page.status == 422)
      #expect(page.text.contains("href=\"#primary-colour\""))
      #expect(page.text.contains("value=\"Norra kansliet\""))
      #expect(browser.post("/en/office/settings", ["version": "0", "primary-colour": "#1d4f5c"]).text.contains("href=\"#accent-colour\""))
    }
  }

  @Test("When two save at once the second sees both versions and may save again", arguments: TestDatabases.all)
  func conflict(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let browser = try stage.browser(as: stage.administrator())
      browser.post("/en/office/settings", ["version": "0", "name.en": "Theirs"])
      let page = browser.post("/en/office/settings", ["version": "0", "name.en": "Mine"])
      #expect(page.status == 409)
      #expect(page.text.contains("value=\"Mine\""))
      #expect(page.text.contains("Theirs"))
      let version = page.value(of: "version")
      #expect(browser.post("/en/office/settings", ["version": "\(version)", "name.en": "Mine"]).status == 303)
      #expect(browser.get("/en/privacy").text.contains("Mine"))
    }
  }
}
