import Application
import Database
import Domain
import HTTPServer
import Stage
import Store
import TestSupport
import Testing
import TwinhallCore
import Web

@Suite("Forms are taken once")
struct OnceTests {
  @Test("A form sent twice is taken once and answered the same, its cookies too", arguments: TestDatabases.all)
  func twice(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let browser = Browser(stage)
      let form = browser.get("/en/declare").form(
        sentTo: "/en/declare", ["name": "Kasama", "country": "ZM", "contact": "Chanda Example", "email": "chanda@example.org"])
      let first = browser.submit(form, to: "/en/declare")
      let before = browser.cookies
      browser.cookies["twinhall-declarations"] = nil
      let second = browser.submit(form, to: "/en/declare")
      #expect(first.status == 303)
      #expect(first.location == second.location)
      #expect(browser.cookies == before)
      let count = try stage.count("SELECT COUNT(*) FROM declarations")
      #expect(count == 1)
    }
  }

  @Test("A sign-in whose answer was lost works the second time, for the same browser only", arguments: TestDatabases.all)
  func signIn(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let viewer = try stage.person("Ada Example")
      let link = try stage.application.signInLink(for: #require(viewer.person).id, permit: Policy.permit(ManageAccounts.self, to: .system))
      let address = String(link.dropFirst(stage.application.configuration.publicAddress.count))
      let browser = Browser(stage)
      let form = browser.get(address).form(sentTo: address)
      browser.submit(form, to: address)
      browser.cookies["twinhall-session"] = nil
      #expect(browser.submit(form, to: address).status == 303)
      #expect(browser.get("/en/home").status == 200)
      let thief = Browser(stage)
      thief.get(address)
      #expect(thief.submit(form, to: address).status == 403)
      #expect(thief.get("/en/home").status == 303)
    }
  }

  @Test("Two at the same time make one record", arguments: TestDatabases.all)
  func atOnce(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let browser = try stage.browser(as: stage.administrator())
      let address = "/en/office/organisations/add"
      let form = browser.get(address).form(sentTo: address, ["name": "Once", "kind": "district", "country": "ZM"])
      let cookies = browser.cookies
      let senders = (0..<4).map { _ in
        let other = Browser(stage)
        other.cookies = cookies
        return Sender(browser: other)
      }
      try inThreads(4) { senders[$0].browser.submit(form, to: address) }
      let count = try stage.count("SELECT COUNT(*) FROM organisations WHERE name = 'Once'")
      #expect(count == 1)
    }
  }

  @Test("Going back and sending other text is another form", arguments: TestDatabases.all)
  func otherText(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let browser = try stage.browser(as: stage.administrator())
      let address = "/en/office/organisations/add"
      let page = browser.get(address)
      for name in ["First", "Second"] {
        #expect(browser.submit(page.form(sentTo: address, ["name": name, "kind": "district", "country": "ZM"]), to: address).status == 303)
      }
      let count = try stage.count("SELECT COUNT(*) FROM organisations")
      #expect(count == 2)
    }
  }
}

/// A browser that one thread uses.
private struct Sender: @unchecked Sendable {
  let browser: Browser
}

extension Stage {
  func count(_ sql: SQL) throws -> Int { try application.read { try $0.value(sql) } }
}
