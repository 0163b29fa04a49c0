import Application
import Domain
import HTTPServer
import Stage
import TestSupport
import Testing
import TwinhallCore

/// What one body's people get of another body's records, asked page by page with records that are there.
@Suite("One body's records are not another body's")
struct ScopeTests {
  private func token(_ browser: Browser) -> String { browser.get("/en/account").value(of: "csrf") }

  private func posted(_ browser: Browser, _ address: String, _ fields: KeyValuePairs<String, String> = [:]) -> Int {
    browser.postRaw(address, Parameters(fields.map { ($0.key, $0.value) } + [("csrf", token(browser))])).status
  }

  @Test("A declaration, its file and its forms are nowhere for people of other bodies", arguments: TestDatabases.all)
  func declaration(on kind: TestDatabase) throws {
    try kind.stage { stage in
      try stage.makeThemes()
      let (mora, kasama) = (try stage.makeBody("Mora kommun"), try stage.makeBody("Kasama", "ZM"))
      let id = try stage.makePublished("Kasama", "ZM", body: kasama)
      let own = try stage.browser(as: stage.coordinator("Kofi Kasama", of: kasama))
      let other = try stage.browser(as: stage.coordinator("Mona Mora", of: mora))
      let declared = "/en/declare/\(id)"
      #expect(own.get(declared).status == 200)
      for page in ["", "/check", "/whole", "/file", "/wishes", "/municipality"] {
        #expect(other.get(declared + page).status == 404, "\(page)")
      }
      for form in ["/wishes", "/municipality", "/send", "/confirm", "/reopen", "/withdraw"] {
        #expect(posted(other, declared + form, ["name": "Taken over"]) == 404, "\(form)")
      }
      #expect(posted(other, "/en/declare/for/\(kasama)") == 404)
      #expect(try stage.declaration(id).state == .published)
    }
  }

  @Test("A role that has ended opens nothing at the very next page", arguments: TestDatabases.all)
  func endedRole(on kind: TestDatabase) throws {
    try kind.stage { stage in
      try stage.makeThemes()
      let body = try stage.makeBody("Kasama", "ZM")
      let id = try stage.makePublished("Kasama", "ZM", body: body)
      let viewer = try stage.coordinator("Kofi Kasama", of: body)
      let browser = try stage.browser(as: viewer)
      #expect(browser.get("/en/declare/\(id)").status == 200)
      let manage = try Policy.permit(ManageAccounts.self, to: .system)
      let person = try #require(viewer.person).id
      for role in try stage.application.person(person, permit: manage).roles { try stage.application.endRole(role.id, permit: manage) }
      #expect(browser.get("/en/declare/\(id)").status == 404)
      try stage.application.shutOut(person, permit: manage)
      #expect(browser.get("/en/account").status == 303)
    }
  }

  @Test("A message is for its two bodies; only the receiver answers and only the sender takes it back", arguments: TestDatabases.all)
  func message(on kind: TestDatabase) throws {
    try kind.stage { stage in
      try stage.makeThemes()
      let bodies = try ["Mora kommun", "Kiruna kommun"].map { try stage.makeBody($0) } + [stage.makeBody("Kasama", "ZM")]
      _ = try stage.makePublished("Kasama", "ZM", body: bodies[2])
      let people = try zip(["Mona Mora", "Karl Kiruna", "Kofi Kasama"], bodies).map { try stage.coordinator($0, of: $1) }
      let (sender, stranger, receiver) = (
        try stage.browser(as: people[0]), try stage.browser(as: people[1]), try stage.browser(as: people[2])
      )
      let permit = try Policy.permit(ExpressInterest.self, to: people[0], in: .organisation(bodies[0]))
      try stage.application.expressInterest(from: bodies[0], to: bodies[2], message: "Shall we meet in May?", permit: permit)
      let list = sender.get("/en/home/messages").text
      let address = try #require(list.split(separator: "\"").first { $0.hasPrefix("/en/home/messages/0") }.map(String.init))
      #expect(sender.get(address).text.contains("Shall we meet"))
      #expect(receiver.get(address).text.contains("Shall we meet"))
      #expect(stranger.get(address).status == 404)
      #expect(!stranger.get("/en/home/messages").text.contains("Shall we meet"))
      #expect(posted(stranger, address + "/answer", ["decision": "accept"]) == 404)
      #expect(posted(stranger, address + "/withdraw") == 404)
      #expect(posted(sender, address + "/answer", ["decision": "accept"]) == 404)
      #expect(posted(receiver, address + "/withdraw") == 404)
    }
  }

  @Test("A proposal is nowhere for people of a third body, and they cannot answer it", arguments: TestDatabases.all)
  func proposal(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let scene = try MatchingScene(stage)
      let proposal = try scene.proposal(to: scene.mora, in: scene.makeSentRound())
      let third = [scene.kiruna, scene.kasama, scene.chipata].first { proposal.side(of: $0) == nil }
      let stranger = try stage.browser(as: scene.signatory("Tess Third", of: try #require(third)))
      let address = "/en/home/proposals/\(proposal.id)"
      #expect(stranger.get(address).status == 404)
      #expect(posted(stranger, address + "/accept", ["signature": "Tess Third", "right": "yes"]) == 404)
      #expect(posted(stranger, address + "/decline") == 404)
      #expect(!stranger.get("/en/home/proposals").text.contains(proposal.id.description))
    }
  }
}
