import Application
import Domain
import Stage
import Store
import TestSupport
import Testing
import TwinhallCore

@Suite("The pages of partnerships")
struct PartnershipPagesTests {
  @Test("The office adds a partnership; what is wrong is said at its field and everything typed is kept", arguments: TestDatabases.all)
  func adding(on kind: TestDatabase) throws {
    try kind.stage { stage in
      try stage.makeThemes()
      let code = try #require(try stage.application.read { try $0.themes.all().first?.code })
      _ = (try stage.makeBody("Lund"), try stage.makeBody("Francistown", "BW"))
      let browser = try stage.browser(as: stage.officer())
      let refused = browser.post(
        "/en/office/partnerships/add",
        [
          "organisation-1": "Lund", "part-1": "lead", "organisation-2": "Nowhere <b>", "part-2": "partner", "title": "Youth & rights",
          "status": "active", "starts-on": "2021-13-01",
        ])
      #expect(refused.status == 422)
      #expect(refused.text.contains("href=\"#organisation-2\""))
      #expect(refused.text.contains("href=\"#starts-on\""))
      #expect(refused.text.contains("value=\"Nowhere &lt;b&gt;\""))
      #expect(refused.text.contains("value=\"2021-13-01\""))
      let added = browser.post(
        "/en/office/partnerships/add",
        [
          "organisation-1": "Lund", "part-1": "lead", "organisation-2": "francistown", "part-2": "partner", "title": "Youth & rights",
          "status": "active", "starts-on": "2021-01-01", "themes": code,
        ])
      #expect(added.location == "/en/office/partnerships/lund-francistown?done=added")
      let page = browser.get("/en/office/partnerships/lund-francistown")
      #expect(page.text.contains("Youth &amp; rights"))
      #expect(page.text.contains("Olle Officer"))
      #expect(browser.get("/sv/partnerships/lund-francistown").text.contains("Sedan 2021"))
      #expect(browser.get("/en/office/partnerships").text.contains("Francistown"))
    }
  }

  @Test("Who changes an older version sees both, loses nothing and saves on the second try", arguments: TestDatabases.all)
  func conflict(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let id = try stage.makePartnership(stage.makeBody("Lund"), stage.makeBody("Francistown", "BW"), title: "Youth")
      let browser = try stage.browser(as: stage.officer())
      var entry = PartnershipEntry(try #require(try stage.application.read { try $0.partnerships.find(id) }))
      entry.title = "Culture"
      try stage.application.changePartnership(id, version: 1, to: entry, permit: stage.permit(ManagePartnerships.self))
      let address = "/en/office/partnerships/lund-francistown/change"
      let conflict = browser.post(
        address, ["version": "1", "organisation-1": "lund", "organisation-2": "francistown", "title": "Health", "status": "active"])
      #expect(conflict.status == 409)
      #expect(conflict.text.contains("Culture"))
      #expect(conflict.text.contains("value=\"Health\""))
      #expect(conflict.value(of: "version") == "2")
      let saved = browser.post(
        address, ["version": "2", "organisation-1": "lund", "organisation-2": "francistown", "title": "Health", "status": "active"])
      #expect(saved.location == "/en/office/partnerships/lund-francistown?done=saved")
      #expect(browser.get("/en/partnerships/lund-francistown").text.contains("Health"))
    }
  }

  @Test("Everybody finds partnerships by place, theme and status, page by page, without a cookie", arguments: TestDatabases.all)
  func publicList(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let francistown = try stage.makeBody("Francistown", "BW")
      for number in 1...51 { try stage.makePartnership(stage.makeBody("Town \(100 + number)"), francistown) }
      try stage.makePartnership(stage.makeBody("Lund"), stage.makeBody("Lutsk", "UA")) { $0.status = .ended }
      let browser = Browser(stage)
      let first = browser.get("/en/partnerships?country=BW")
      #expect(first.headers["Set-Cookie"] == nil)
      #expect(first.text.contains("1–50 of 51 rows"))
      #expect(first.text.contains("/en/partnerships?country=BW&amp;page=2"))
      #expect(browser.get("/en/partnerships?country=BW&page=2").text.contains("Town 151"))
      let found = browser.get("/en/partnerships?q=lut&status=ended").text
      #expect(found.contains("/en/partnerships/lund-lutsk"))
      #expect(!found.contains("Town 1"))
      #expect(browser.get("/en/partnerships?q=nowhere").text.contains("No partnership fits the filter"))
      let table = browser.get("/en/partnerships.csv?country=UA").text
      #expect(table.split(separator: "\r\n").count == 2)
      #expect(table.contains("lund-lutsk,Lund – Lutsk,,ended"))
    }
  }

  @Test("A stranger neither sees nor changes what the office keeps")
  func strangers() throws {
    try TestDatabase.sqlite.stage { stage in
      let lund = try stage.makeBody("Lund")
      try stage.makePartnership(lund, stage.makeBody("Francistown", "BW"))
      let browser = try stage.browser(as: stage.person("Cora Coordinator", HeldRole(.coordinator, in: .organisation(lund))))
      for address in ["/en/office/partnerships", "/en/office/partnerships/lund-francistown/change", "/en/office/networks/add"] {
        #expect(browser.get(address).status == 404)
      }
    }
  }
}
