import Application
import Domain
import HTTPServer
import Stage
import Store
import TestSupport
import Testing
import TwinhallCore

@Suite("Unsent text in several tabs and against other people's changes")
struct TabTests {
  private static let address = "/en/account"

  @Test("The script's keeping counts versions, sends only what changed, and shows on every device", arguments: TestDatabases.all)
  func versions(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let viewer = try stage.person("Ada Example")
      let browser = try stage.browser(as: viewer)
      let page = browser.get(Self.address)
      #expect(browser.keep(page.form(sentTo: Self.address, ["name": "Ada One"]), of: "/account", only: ["name"]).status == 412)
      #expect(browser.keep(page.form(sentTo: Self.address, ["name": "Ada One"]), of: "/account").text == "1")
      let changed = page.form(sentTo: Self.address, ["name": "Ada Two", "language": "sv", "draft-version": "1"])
      #expect(browser.keep(changed, of: "/account", only: ["name"]).text == "2")
      let other = try stage.browser(as: viewer).get(Self.address).form(sentTo: Self.address)
      #expect(other.first("name") == "Ada Two")
      #expect(other.first("language") == "en")
      #expect(other.first("draft-version") == "2")
    }
  }

  @Test("A second tab overwrites nothing: both texts are there, and one is chosen for each field", arguments: TestDatabases.all)
  func secondTab(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let browser = try stage.browser(as: stage.person("Ada Example"))
      let (first, second) = (browser.get(Self.address), browser.get(Self.address))
      #expect(browser.keep(first.form(sentTo: Self.address, ["name": "First tab", "language": "sv"]), of: "/account").text == "1")
      let told = browser.keep(second.form(sentTo: Self.address, ["name": "Second tab"]), of: "/account")
      #expect(told.status == 409)
      let both = browser.get(Self.address)
      #expect(both.text.contains("First tab") && both.text.contains("Second tab"))
      let draft = try #require(both.text.firstRange(of: "/en/drafts/")).upperBound
      let choice = "/en/drafts/" + both.text[draft...].prefix(36)
      let chosen = both.form(sentTo: choice, ["take-name": "other"])
      #expect(chosen.first("take-language") == "mine")
      #expect(browser.submit(chosen, to: choice).location == Self.address)
      let after = browser.get(Self.address).form(sentTo: Self.address)
      #expect(after.first("name") == "Second tab")
      #expect(after.first("language") == "sv")
      #expect(browser.submit(both.form(sentTo: choice), to: choice).status == 409)
    }
  }

  @Test("Sending from one tab leaves what another tab wrote, and nothing of its own", arguments: TestDatabases.all)
  func sendsOne(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let browser = try stage.browser(as: stage.person("Ada Example"))
      let (first, second) = (browser.get(Self.address), browser.get(Self.address))
      browser.keep(first.form(sentTo: Self.address, ["name": "First tab"]), of: "/account")
      browser.keep(second.form(sentTo: Self.address, ["name": "Second tab"]), of: "/account")
      #expect(browser.submit(second.form(sentTo: Self.address, ["name": "Second tab"]), to: Self.address).status == 303)
      let page = browser.get(Self.address)
      #expect(page.form(sentTo: Self.address).first("name") == "First tab")
      #expect(page.text.contains("has been changed since you wrote") && page.text.contains("Stored now"))
      #expect(!page.text.contains("into the same form in another tab"))
      #expect(browser.keep(second.form(sentTo: Self.address, ["name": "Too late"]), of: "/account").status == 410)
    }
  }

  @Test("Text meets what was stored since: both stand side by side, and what is stored can be taken", arguments: TestDatabases.all)
  func changedSince(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let viewer = try stage.person("Ada Example")
      let browser = try stage.browser(as: viewer)
      browser.keep(browser.get(Self.address).form(sentTo: Self.address, ["name": "Ada Unsent"]), of: "/account")
      #expect(browser.get(Self.address).text.contains("See what is stored instead"))
      try stage.application.changeOwnAccount(
        name: "Ada Elsewhere", language: .english, version: 1, permit: Policy.permit(UseOwnAccount.self, to: viewer))
      let page = browser.get(Self.address)
      #expect(page.text.contains("has been changed since you wrote"))
      #expect(page.text.contains("Ada Elsewhere") && page.text.contains("value=\"Ada Unsent\""))
      let start = try #require(page.text.firstRange(of: "/en/drafts/")).upperBound
      let choice = "/en/drafts/" + page.text[start...].prefix(36)
      #expect(browser.submit(page.form(sentTo: choice, ["take-name": "other"]), to: choice).status == 303)
      let after = browser.get(Self.address)
      #expect(after.form(sentTo: Self.address).first("name") == "Ada Elsewhere")
      #expect(!after.text.contains("You have text from"))
    }
  }

  @Test("A clash with another person keeps the text", arguments: TestDatabases.all)
  func clash(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let viewer = try stage.person("Ada Example")
      let browser = try stage.browser(as: viewer)
      let form = browser.get(Self.address).form(sentTo: Self.address, ["name": "Ada Late"])
      try stage.application.changeOwnAccount(
        name: "Ada First", language: .english, version: 1, permit: Policy.permit(UseOwnAccount.self, to: viewer))
      #expect(browser.submit(form, to: Self.address).status == 409)
      let later = browser.get(Self.address)
      #expect(later.text.contains("Ada First") && later.text.contains("value=\"Ada Late\""))
    }
  }

  @Test("Text is deleted after as many days as the installation keeps it", arguments: TestDatabases.all)
  func retention(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let permit = try Policy.permit(ManageRetention.self, to: .system)
      try stage.application.saveRetention(.drafts, RetentionEntry(days: "10", bases: [:], version: 0), permit: permit)
      let browser = try stage.browser(as: stage.person("Ada Example"))
      browser.keep(browser.get(Self.address).form(sentTo: Self.address, ["name": "Ada One"]), of: "/account")
      stage.now = stage.now + .days(9)
      try RetentionJob.run(stage.application)
      #expect(try stage.drafts() == 1)
      stage.now = stage.now + .days(2)
      try RetentionJob.run(stage.application)
      #expect(try stage.drafts() == 0)
    }
  }

  @Test("Nobody keeps more than there is room for", arguments: TestDatabases.all)
  func limits(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let browser = try stage.browser(as: stage.person("Ada Example"))
      let page = browser.get(Self.address)
      let long = String(repeating: "word ", count: 30_000)
      #expect(browser.keep(page.form(sentTo: Self.address, ["name": long]), of: "/account").status == 422)
      for number in 1...100 {
        #expect(browser.keep(page.form(sentTo: Self.address, ["name": "Ada"]), of: "/form/\(number)").status == 200)
      }
      #expect(browser.keep(page.form(sentTo: Self.address, ["name": "Ada"]), of: "/form/101").status == 429)
    }
  }
}
