import Domain
import Stage
import TestSupport
import Testing

@Suite("The pages of a development server")
struct DevelopmentPagesTests {
  @Test("A mail can be read and its link followed to sign in", arguments: TestDatabases.all)
  func mails(on kind: TestDatabase) throws {
    try withTemporaryFolder { folder in
      try kind.stage(settings: ["TWINHALL_DATA": folder]) { stage in
        _ = try stage.officer()
        let browser = Browser(stage)
        #expect(browser.get("/en/dev/mail").text.contains("No e-mails yet"))
        browser.post("/en/sign-in", ["email": "olle.officer@example.org"])
        try stage.application.jobRunner().runDue()
        let list = browser.get("/en/dev/mail").text
        let address = try #require(list.split(separator: "\"").first { $0.hasPrefix("/en/dev/mail/") }).description
        let mail = browser.get(address).text
        let link = try #require(mail.split(separator: "\"").first { $0.hasPrefix("http://localhost:8080/en/sign-in/") })
        #expect(browser.post(String(link.dropFirst("http://localhost:8080".count)), [:]).status == 303)
        #expect(browser.get("/en/office").status == 200)
        #expect(browser.get("/en/dev/gallery").status == 200)
      }
    }
  }

  @Test("In production they are not there, not even for an administrator", arguments: TestDatabases.all)
  func production(on kind: TestDatabase) throws {
    let settings = [
      "TWINHALL_ENVIRONMENT": "production", "TWINHALL_MAIL_SERVER": "smtp://127.0.0.1:1", "TWINHALL_URL": "https://partners.example",
    ]
    try kind.stage(settings: settings) { stage in
      let administrator = try stage.browser(as: stage.administrator())
      for browser in [Browser(stage), administrator] {
        for path in ["/en/dev/mail", "/en/dev/mail/x.eml", "/en/dev/gallery"] {
          #expect(browser.get(path).status == 404)
        }
      }
    }
  }
}
