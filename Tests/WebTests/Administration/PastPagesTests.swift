import Application
import Domain
import Stage
import Store
import TestSupport
import Testing
import TwinhallCore

@Suite("The pages of records as they were")
struct PastPagesTests {
  private func changed(_ stage: Stage) throws -> Identifier<Partnership> {
    let id = try stage.makePartnership(stage.makeBody("Lund"), stage.makeBody("Francistown", "BW"), title: "Youth <b>")
    stage.now = stage.now + .hours(2)
    var entry = PartnershipEntry(try #require(try stage.application.read { try $0.partnerships.find(id) }))
    (entry.title, entry.status, entry.note) = ("Culture", .ended, "A new note")
    try stage.application.changePartnership(id, version: 1, to: entry, permit: stage.permit(ManagePartnerships.self))
    return id
  }

  @Test("An entry of the history leads to the record as it was, under the moment by the reader's clocks", arguments: TestDatabases.all)
  func links(on kind: TestDatabase) throws {
    try kind.stage { stage in
      _ = try changed(stage)
      let browser = try stage.browser(as: stage.officer())
      let show = browser.get("/en/office/partnerships/lund-francistown").text
      #expect(show.contains("/en/office/partnerships/lund-francistown/past?at=2026-11-24T09%3A00%3A00.000Z"))
      let then = browser.get("/en/office/partnerships/lund-francistown/past?at=2026-11-24T09%3A00%3A00.000Z")
      #expect(then.status == 200)
      #expect(then.text.contains("24 November 2026, 10:00 (Europe/Stockholm)"))
      #expect(then.text.contains("Youth &lt;b&gt;"))
      #expect(!then.text.contains("A new note"))
      #expect(then.text.contains("Active"))
      let swedish = browser.get("/sv/office/partnerships/lund-francistown/past?day=2026-11-24&time=12:00").text
      #expect(swedish.contains("Culture"))
      #expect(swedish.contains("Så här var det den 24 november 2026 12:00 (Europe/Stockholm)") || swedish.contains("A new note"))
    }
  }

  @Test("A typed minute is read by the reader's clocks and to its end; what is no time is said at its field", arguments: TestDatabases.all)
  func typed(on kind: TestDatabase) throws {
    try kind.stage { stage in
      _ = try changed(stage)
      let browser = try stage.browser(as: stage.officer())
      let address = "/en/office/partnerships/lund-francistown/past"
      #expect(browser.get(address + "?day=2026-11-24&time=11.59").text.contains("Youth"))
      #expect(browser.get(address + "?day=2026-11-24&time=12:00").text.contains("Culture"))
      #expect(browser.get(address + "?day=2026-11-24&time=").text.contains("Culture"))
      #expect(browser.get(address + "?day=2026-11-23").text.contains("Nothing was recorded yet"))
      let wrong = browser.get(address + "?day=2026-13-01&time=25:00")
      #expect(wrong.status == 422)
      #expect(wrong.text.contains("value=\"2026-13-01\""))
      #expect(wrong.text.contains("value=\"25:00\""))
      #expect(wrong.text.contains("href=\"#time\""))
    }
  }

  @Test("Each kind of record has its page with the right of its history; who reads the trail sees any", arguments: TestDatabases.all)
  func kinds(on kind: TestDatabase) throws {
    try kind.stageWithFiles { stage in
      let scene = try LibraryScene(stage)
      let document = try scene.add()
      let declaration = try stage.makeDraft()
      let administrator = try stage.browser(as: scene.administrator)
      let officer = try stage.browser(as: scene.officer)
      let stranger = try stage.browser(as: scene.stranger)
      let person = try #require(scene.coordinator.person?.id)
      let any = "/en/office/audit/past?kind=Theme&record=" + (try stage.application.read { try $0.themes.all()[0].id.description })
      let pages: [(String, Int)] = [
        ("/en/office/organisations/\(scene.mora)/past", 200), ("/en/office/networks/water/past", 200),
        ("/en/office/declarations/\(declaration)/past", 200), ("/en/documents/\(document)/past", 200),
        ("/en/office/people/\(person)/past", 403), ("/en/office/settings/past", 403), (any, 403),
      ]
      try stage.application.saveSettings(
        SettingsInput(values: ["name.en": "Towns"], version: 0), permit: stage.permit(ManageSettings.self))
      for (address, forOfficer) in pages {
        // Declarations are the officers' alone; the whole trail is the administrator's.
        #expect(administrator.get(address).status == (address.contains("declarations") ? 403 : 200), "\(address)")
        #expect(officer.get(address).status == forOfficer, "\(address)")
        #expect([403, 404].contains(stranger.get(address).status), "\(address)")
        #expect(Browser(stage).get(address).status == 303, "\(address)")
      }
      let coordinator = try stage.browser(as: scene.coordinator)
      #expect(coordinator.get("/en/documents/\(document)/past").status == 200)
    }
  }

  @Test("The trail is narrowed by what was done", arguments: TestDatabases.all)
  func actions(on kind: TestDatabase) throws {
    try kind.stage { stage in
      _ = try changed(stage)
      let browser = try stage.browser(as: stage.administrator())
      let page = browser.get("/en/office/audit?action=ManagePartnerships").text
      #expect(page.contains("Culture"))
      #expect(!page.contains("administrator@example.org"))
      #expect(page.contains("/en/office/audit/past?kind=Partnership"))
      #expect(browser.get("/en/office/audit?action=ManageNetworks").text.contains("<main"))
      #expect(!browser.get("/en/office/audit?action=ManageNetworks").text.contains("Culture"))
    }
  }
}
