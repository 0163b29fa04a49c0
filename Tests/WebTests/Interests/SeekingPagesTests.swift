import Application
import Domain
import Stage
import TestSupport
import Testing
import TwinhallCore

@Suite("The public list of who seeks a partner")
struct SeekingPagesTests {
  @Test("A municipality has an address of its own and shows nothing of a person, a wish or a veto", arguments: TestDatabases.all)
  func onePage(on kind: TestDatabase) throws {
    try kind.stage { stage in
      try stage.makeThemes()
      try stage.makeBody("Mora")
      let body = try stage.makeBody("Kasama", "ZM")
      let id = try stage.makeComplete()
      var typed = Entries()
      typed.set("veto-1", "Mora")
      try stage.save(.wishes, typed, of: id)
      let permit = try Policy.permit(PublishDeclaration.self, to: .system)
      try stage.application.submitDeclaration(permit: stage.owner(of: id))
      try stage.application.tieDeclaration(id, to: body, invitesContact: false, permit: permit)
      try stage.application.publishDeclaration(id, permit: permit)
      let visitor = Browser(stage)
      for address in ["/en/seeking", "/en/seeking/kasama", "/en/seeking/\(id)", "/en/seeking.csv", "/sv/seeking/kasama"] {
        let page = visitor.get(address)
        #expect(page.status == 200, "\(address)")
        #expect(page.text.contains("Kasama"), "\(address)")
        for secret in ["Chanda", "chanda@example.org", "Mora", "Head of planning"] { #expect(!page.text.contains(secret), "\(address)") }
        #expect(page.headers["Set-Cookie"] == nil, "\(address)")
      }
      #expect(visitor.get("/en/seeking/kasama").text.contains("Our youth council has met since 2018"))
      #expect(visitor.get("/en/seeking?country=SE").text.contains("No municipality matches"))
    }
  }

  @Test("What is not on the list is not there", arguments: TestDatabases.all)
  func hidden(on kind: TestDatabase) throws {
    try kind.stage { stage in
      try stage.makeThemes()
      let id = try stage.makeSubmitted()
      #expect(Browser(stage).get("/en/seeking/\(id)").status == 404)
      #expect(!Browser(stage).get("/en/seeking").text.contains("Kasama"))
    }
  }

  @Test("A coordinator begins for the own body, writes to another, and the other answers from its own page", arguments: TestDatabases.all)
  func writing(on kind: TestDatabase) throws {
    try kind.stage { stage in
      try stage.makeThemes()
      let mora = try stage.makeBody("Mora")
      let kasama = try stage.makeBody("Kasama", "ZM")
      _ = try stage.makePublished(body: kasama)
      let maja = try stage.browser(as: try stage.coordinator("Maja Coordinator", of: mora))
      #expect(maja.get("/en/home").text.contains("/en/declare/for/\(mora)"))
      #expect(maja.post("/en/declare/for/\(mora)", [:]).status == 303)
      #expect(maja.get("/en/seeking/kasama").text.contains("/en/seeking/kasama/write"))
      let sent = maja.post("/en/seeking/kasama/write", ["from": mora.description, "message": "May we meet?"])
      #expect(sent.location == "/en/home/messages?done=sent")
      let chanda = try stage.browser(as: try stage.coordinator("Chanda Coordinator", of: kasama))
      let home = chanda.get("/en/home").text
      #expect(home.contains("From Mora"))
      let link = try #require(home.split(separator: "\"").first { $0.hasPrefix("/en/home/messages/") })
      #expect(chanda.get(String(link)).text.contains("May we meet?"))
      #expect(maja.post("\(link)/answer", from: String(link), ["decision": "accept"]).status == 404)
      let answered = chanda.post("\(link)/answer", from: String(link), ["decision": "accept", "answer": "Gladly"])
      #expect(answered.location == "\(link)?done=accepted")
      #expect(maja.get(String(link)).text.contains("Gladly"))
      let stranger = try stage.browser(as: try stage.person("Sten Stranger"))
      #expect(stranger.get(String(link)).status == 404)
    }
  }

  @Test("The office filters, returns with words, ties, publishes and sees what happened", arguments: TestDatabases.all)
  func office(on kind: TestDatabase) throws {
    try kind.stage { stage in
      try stage.makeThemes()
      let body = try stage.makeBody("Kasama", "ZM")
      let id = try stage.makeSubmitted()
      let officer = try stage.browser(as: try stage.officer())
      #expect(officer.get("/en/office/declarations?state=submitted&search=kas").text.contains("/en/office/declarations/\(id)"))
      #expect(officer.get("/en/office/declarations?state=draft").text.contains("No declarations match"))
      let one = "/en/office/declarations/\(id)"
      #expect(officer.post("\(one)/return", from: one, ["note-return": ""]).status == 422)
      #expect(officer.post("\(one)/tie", from: one, ["organisation": body.description]).location == "\(one)?done=saved")
      #expect(officer.post("\(one)/publish", from: one, [:]).location == "\(one)?done=published")
      #expect(officer.get(one).text.contains("Olle Officer"))
      #expect(officer.post("\(one)/hide", from: one, ["note-hide": "A fault"]).location == "\(one)?done=hidden")
      #expect(Browser(stage).get("/en/office/declarations").status == 303)
    }
  }
}
