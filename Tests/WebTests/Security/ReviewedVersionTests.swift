import Application
import Domain
import HTTPServer
import Stage
import TestSupport
import Testing
import TwinhallCore

@Suite("The office decides on what it has read")
struct ReviewedVersionTests {
  @Test("What the owner changes while the page is open is neither published nor given an account unseen", arguments: TestDatabases.all)
  func swapped(on kind: TestDatabase) throws {
    try kind.stage { stage in
      try stage.makeThemes()
      let body = try stage.makeBody("Kasama", "ZM")
      let id = try stage.makeSubmitted()
      let browser = try stage.browser(as: stage.officer())
      let address = "/en/office/declarations/\(id)"
      let opened = browser.get(address)
      let version = opened.value(of: "version")
      #expect(!version.isEmpty)
      try stage.application.reopenDeclaration(permit: stage.owner(of: id))
      var other = Stage.typed(.municipality)
      other.set("email", "somebody.else@example.org")
      try stage.save(.municipality, other, of: id)
      try stage.application.submitDeclaration(permit: stage.owner(of: id))
      let token = (name: "csrf", value: opened.value(of: "csrf"))
      let seen = (name: "version", value: version)
      let invitation = [(name: "organisation", value: body.description), (name: "invite", value: "on")]
      for (form, fields) in [("publish", []), ("tie", invitation), ("add", [])] {
        #expect(browser.postRaw("\(address)/\(form)", Parameters([token, seen] + fields)).status == 409, "\(form)")
      }
      #expect(try stage.declaration(id).state == .submitted)
      #expect(try stage.declaration(id).organisation == nil)
      let now = (name: "version", value: browser.get(address).value(of: "version"))
      #expect(browser.postRaw("\(address)/publish", Parameters([token, now])).status == 303)
    }
  }
}
