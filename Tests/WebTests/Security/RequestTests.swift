import Application
import Domain
import HTTPServer
import Stage
import TestSupport
import Testing
import TwinhallCore
import Web

@Suite("What a request cannot do")
struct RequestTests {
  /// The endpoint's path with a record that is nowhere.
  private func address(of endpoint: Endpoint) -> String {
    "/en" + endpoint.pattern.path(Array(repeating: Identifier<Person>(at: Instant(milliseconds: 1)).description, count: 4))
  }

  private func everybody(_ stage: Stage) throws -> [Browser] {
    let everything = try stage.person("Petra Allroll", roles: Role.allCases.filter(\.isOffice).map { HeldRole($0, in: .programme) })
    return try [Browser(stage), stage.browser(as: stage.person("Una Utanroll")), stage.browser(as: everything)]
  }

  @Test("Reading a page changes nothing, and its answer says what it is", arguments: TestDatabases.all)
  func reading(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let browsers = try everybody(stage)
      let before = try stage.application.read { try $0.audit.head().sequence }
      for endpoint in allEndpoints where endpoint.method == .get {
        for browser in browsers {
          let page = browser.get(address(of: endpoint))
          let type = page.headers["Content-Type"] ?? ""
          let isSignedIn =
            !endpoint.pattern.description.hasPrefix("/dev/") && browser.cookies["twinhall-session"] != nil && page.status == 200
            && type.hasPrefix("text/html")
          #expect(!isSignedIn || page.text.contains("action=\"/en/sign-out\""), "\(endpoint.pattern)")
          let isNotKept = page.headers.values("Cache-Control").contains { $0.contains("no-store") }
          #expect(!isSignedIn || isNotKept, "\(endpoint.pattern)")
          let isText = type.hasPrefix("text/") || type.hasSuffix("xml") || type.contains("xml;")
          #expect(page.text.isEmpty || !type.isEmpty, "\(endpoint.pattern)")
          #expect(!isText || type.contains("charset=utf-8"), "\(endpoint.pattern) answers \(type)")
          #expect(page.headers.values("Access-Control-Allow-Origin").isEmpty)
          #expect(page.headers["X-Content-Type-Options"] == "nosniff")
          #expect(page.headers["Content-Security-Policy"]?.contains("frame-ancestors 'none'") == true, "\(endpoint.pattern)")
          #expect(page.headers.values("Server").isEmpty && page.headers.values("X-Powered-By").isEmpty)
        }
      }
      let after = try stage.application.read { try $0.audit.head().sequence }
      #expect(before == after)
    }
  }

  @Test("Whoever has no right to a page or a form gets neither", arguments: TestDatabases.all)
  func rights(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let (visitor, stranger) = (Browser(stage), try stage.browser(as: stage.person("Una Utanroll")))
      let form = Parameters([("csrf", stranger.get("/en/account").value(of: "csrf"))])
      for (browser, kinds) in [(visitor, ["visitor"]), (stranger, ["no role", "oneself"])] {
        let columns = kindsOfPeople.indices.filter { kinds.contains(kindsOfPeople[$0].name) }
        let closed = allEndpoints.filter { endpoint in
          let answers = answers(endpoint.action)
          return columns.allSatisfy { answers[$0] != "ok" }
        }
        #expect(closed.count > 100)
        for endpoint in closed {
          let address = address(of: endpoint)
          let page = endpoint.method == .get ? browser.get(address) : browser.postRaw(address, form)
          let isSentToSignIn = page.location?.hasPrefix("/en/sign-in") == true
          #expect(page.status >= 400 || isSentToSignIn, "\(endpoint.method) \(endpoint.pattern) answers \(page.status)")
        }
      }
    }
  }

  @Test("A new installation has no account that somebody could know", arguments: TestDatabases.all)
  func nobody(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let people: Int = try stage.application.database.value("SELECT COUNT(*) FROM people")
      #expect(people == 0)
    }
  }

  @Test(
    "Nothing of a disk is served: no history, no settings, no folder",
    arguments: [
      "/.git/config", "/.git/", "/.env", "/assets/", "/files/", "/var/twinhall.sqlite", "/secret.key", "/server-status", "/metrics",
    ])
  func unserved(_ address: String) throws {
    try TestDatabase.sqlite.stage { stage in
      #expect(Browser(stage).get(address).status == 404)
      #expect(Browser(stage).get("/en" + address).status == 404)
    }
  }

  @Test("A token in the address is none, nor does a field there stand in for one of the form", arguments: TestDatabases.all)
  func places(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let browser = try stage.browser(as: stage.officer())
      let token = browser.get("/en/account").value(of: "csrf")
      func send(_ query: Parameters, _ form: Parameters) -> Page {
        var headers = browser.headers
        headers.add("Content-Type", "application/x-www-form-urlencoded")
        return browser.send(
          Request(method: .post, path: "/en/account", query: query, headers: headers, body: Array(form.urlEncoded().utf8)))
      }
      let fields = [(name: "version", value: "1"), (name: "name", value: "Eve"), (name: "language", value: "en")]
      #expect(send(Parameters([("csrf", token)]), Parameters(fields)).status == 403)
      #expect(send(Parameters(fields), Parameters([("csrf", token)])).status == 422)
    }
  }

  @Test("Fields that a form has not change nothing", arguments: TestDatabases.all)
  func foreignFields(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let viewer = try stage.officer()
      let browser = try stage.browser(as: viewer)
      let saved = browser.post(
        "/en/account",
        [
          "version": "1", "name": "Olle Öman", "language": "en", "email": "eve@elsewhere.example", "role": "administrator",
          "roles": "administrator", "id": "1", "person": "1", "disabled": "", "less-data": "on",
        ])
      #expect(saved.status == 303)
      let id = try #require(viewer.person).id
      let record = try stage.application.person(id, permit: Policy.permit(ManageAccounts.self, to: .system))
      #expect(record.person.email == "olle.officer@example.org")
      #expect(record.person.name == "Olle Öman")
      #expect(record.roles.map(\.held.role) == [.programmeOfficer])
    }
  }

  @Test("A fault that nobody foresaw tells nothing of itself")
  func fault() throws {
    try TestDatabase.sqlite.stage { stage in
      let browser = Browser(stage)
      try stage.application.database.transaction { try $0.execute("DROP TABLE themes") }
      let page = browser.get("/en/seeking")
      #expect([500, 503].contains(page.status))
      for word in ["themes", "SELECT", "SQLite", "sqlite", ".swift", "Error"] { #expect(!page.text.contains(word), "\(word)") }
    }
  }
}
