import Application
import Domain
import Stage
import TestSupport
import Testing
import TwinhallCore

@Suite("The pages of people")
struct PeoplePagesTests {
  @Test("An administrator adds a person, gives a role, and ends it after being asked once", arguments: TestDatabases.all)
  func journey(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let browser = try stage.browser(as: stage.administrator())
      let added = browser.post("/en/office/people/add", ["name": "Anna Alm", "email": "anna@example.org", "language": "sv"])
      let page = String(try #require(added.location).split(separator: "?")[0])
      #expect(try stage.mails().map(\.to) == ["anna@example.org"])
      #expect(browser.post(page + "/roles", from: page, ["role": "mentor"]).location == page + "?done=saved")
      let shown = browser.get(page).text
      #expect(shown.contains(">Mentor</th>"))
      #expect(shown.contains("Ada Administrator"))
      let end = try #require(shown.split(separator: "\"").first { $0.hasSuffix("/end") }).description
      #expect(browser.get(end).text.contains("Anna Alm loses what the role allows"))
      #expect(browser.post(end, [:]).location == page + "?done=removed")
      #expect(browser.get(page).text.contains("has no role now"))
      #expect(browser.get("/en/office/people?search=anna").text.contains("No role"))
    }
  }

  @Test("An unknown organisation is said at its field, and what was typed stays", arguments: TestDatabases.all)
  func unknownOrganisation(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let viewer = try stage.officer()
      let browser = try stage.browser(as: stage.administrator())
      let page = "/en/office/people/" + (try #require(viewer.person).id.description)
      let refused = browser.post(page + "/roles", from: page, ["party-role": "coordinator", "organisation": "Nowhere"])
      #expect(refused.status == 422)
      #expect(refused.text.contains("value=\"Nowhere\""))
      #expect(refused.text.contains("href=\"#organisation\""))
      #expect(
        browser.post(page + "/roles", from: page, ["party-role": "mentor", "organisation": ""]).text.contains("href=\"#party-role\""))
    }
  }

  @Test("Shutting out ends the person's visit at once, and letting in opens the way again", arguments: TestDatabases.all)
  func shutOut(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let viewer = try stage.officer()
      let (browser, theirs) = (try stage.browser(as: stage.administrator()), try stage.browser(as: viewer))
      let page = "/en/office/people/" + (try #require(viewer.person).id.description)
      #expect(theirs.get("/en/office").status == 200)
      #expect(browser.post(page + "/shut-out", from: page, [:]).status == 303)
      #expect(theirs.get("/en/office").status == 303)
      #expect(browser.get("/en/office/people").text.contains("Shut out"))
      #expect(browser.post(page + "/let-in", from: page, [:]).status == 303)
      let again = try stage.browser(as: viewer)
      #expect(again.get("/en/office").status == 200)
    }
  }

  @Test("A search without result says what to do, and a page keeps its filter", arguments: TestDatabases.all)
  func search(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let browser = try stage.browser(as: stage.administrator())
      for number in 1...51 { _ = try stage.person("Same \(number)") }
      #expect(browser.get("/en/office/people?search=nobody").text.contains("Nobody is found"))
      #expect(browser.get("/en/office/people?search=same").text.contains("/en/office/people?search=same&amp;page=2"))
      #expect(browser.get("/en/office/people?page=9999999999").status == 200)
    }
  }
}
