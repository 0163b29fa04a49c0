import Application
import Domain
import Stage
import TestSupport
import Testing
import TwinhallCore

@Suite("The pages of one's own data")
struct OwnDataPagesTests {
  @Test("A person reads and saves what is held, without secrets and without what is another's", arguments: TestDatabases.all)
  func own(on kind: TestDatabase) throws {
    try kind.stage { stage in
      _ = try stage.administrator()
      let officer = try stage.officer()
      let browser = try stage.browser(as: officer)
      try keepText(of: officer, stage)
      #expect(browser.get("/en/account").text.contains("/en/account/data"))
      let page = browser.get("/en/account/data/read").text
      #expect(page.contains("olle.officer@example.org") && page.contains("Programme"))
      #expect(!page.contains("ada.administrator"))
      #expect(page.contains("<dd>Not sent yet</dd>"))
      let file = browser.get("/en/account/data/file")
      #expect(file.headers["Content-Disposition"] == "attachment; filename=\"twinhall-2026-11-24.json\"")
      #expect(file.text.contains("\"held_roles\"") && file.text.contains("\"audit_trail\""))
      #expect(!file.text.contains("digest") && !file.text.contains("ada.administrator"))
    }
  }

  private func keepText(of viewer: Viewer, _ stage: Stage) throws {
    let id = try #require(viewer.person?.id)
    let form = WrittenForm(
      owner: .person(id), access: DraftAccess(person: id, browser: nil), author: DraftAccess.author(id), address: "/a", page: "/a",
      title: "A message", base: "", version: 0, tab: "",
      fields: FormFields([(name: "to", value: id.description), (name: "text", value: "Not sent yet")]))
    _ = try stage.application.keepDraft(form, from: "test", permit: Policy.permit(KeepDraft.self, to: .system))
  }

  @Test("A person asks for erasure, sees the day, and takes it back", arguments: TestDatabases.all)
  func erasure(on kind: TestDatabase) throws {
    try kind.stage { stage in
      _ = try stage.administrator()
      let browser = try stage.browser(as: stage.officer())
      #expect(browser.get("/en/account/data/erase").text.contains("Former member of Twinhall"))
      #expect(browser.post("/en/account/data/erase", [:]).location == "/en/account/data?done=saved")
      #expect(browser.get("/en/account/data").text.contains("Erasure on 1 December 2026"))
      #expect(browser.get("/sv/account/data").text.contains("Ta tillbaka begäran"))
      #expect(browser.post("/en/account/data/erase/withdraw", from: "/en/account/data", [:]).location == "/en/account/data?done=withdrawn")
      #expect(!browser.get("/en/account/data").text.contains("Erasure on"))
    }
  }

  @Test("An administrator keeps somebody's data, with a reason that the person reads", arguments: TestDatabases.all)
  func hold(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let administrator = try stage.browser(as: stage.administrator())
      let person = try stage.officer()
      let address = "/en/office/people/\(try #require(person.person).id)/data"
      #expect(administrator.post(address + "/hold", from: address, ["reason": ""]).status == 422)
      #expect(administrator.post(address + "/hold", from: address, ["reason": "An audit goes on."]).status == 303)
      let browser = try stage.browser(as: person)
      let page = browser.get("/en/account/data/erase").text
      #expect(page.contains("An audit goes on.") && !page.contains("Ask for erasure"))
      #expect(browser.get(address).status == 403 || browser.get(address).status == 404)
      #expect(administrator.post(address + "/lift", from: address, [:]).status == 303)
      #expect(administrator.post(address, from: address, [:]).status == 303)
      #expect(administrator.get(address).text.contains("Erasure on 1 December 2026"))
    }
  }
}
