import Domain
import HTTPServer
import Stage
import TestSupport
import Testing
import TwinhallCore
import Web

@Suite("Refusals")
struct RefusalTests {
  @Test("A form sent after the session has ended stays on the page, and is sent again once signed in", arguments: TestDatabases.all)
  func keptForm(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let browser = try stage.browser(as: stage.administrator())
      let address = "/en/office/organisations/add"
      let token = browser.get(address).value(of: "csrf")
      let session = browser.cookies.removeValue(forKey: "twinhall-session")
      func send(_ token: String) -> Page {
        let form = Parameters([("csrf", token), ("name", "A name of words"), ("kind", "district"), ("country", "ZM")])
        var headers = browser.headers
        headers.add("Content-Type", "application/x-www-form-urlencoded")
        headers.add("Sec-Fetch-Site", "same-origin")
        return browser.send(Request(method: .post, path: address, headers: headers, body: Array(form.urlEncoded().utf8)))
      }
      let ended = send(token)
      #expect(ended.status == 401)
      #expect(ended.text.contains("<p dir=\"auto\">A name of words</p>"))
      browser.cookies["twinhall-session"] = session
      let again = send(ended.value(of: "csrf"))
      #expect(again.status == 403)
      #expect(again.value(of: "name") == "A name of words")
      #expect(send(again.value(of: "csrf")).status == 303)
    }
  }

  @Test("A form from another site, or one with a password, is not repeated", arguments: TestDatabases.all)
  func notKept(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let browser = Browser(stage)
      for (address, site, field) in [
        ("/en/account", "cross-site", "name"), ("/en/account", "", "name"), ("/en/account/password", "same-origin", "password"),
      ] {
        var headers = browser.headers
        headers.add("Content-Type", "application/x-www-form-urlencoded")
        if !site.isEmpty { headers.add("Sec-Fetch-Site", site) }
        let body = Array(Parameters([(field, "A phrase of words")]).urlEncoded().utf8)
        let answer = browser.send(Request(method: .post, path: address, headers: headers, body: body))
        #expect(answer.status == 401)
        #expect(!answer.text.contains("A phrase of words"))
      }
    }
  }

  @Test("A form sent to an address that is not there finds that the page is not here", arguments: TestDatabases.all)
  func unknownAddress(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let router = Router(application: stage.application, endpoints: allEndpoints)
      #expect(router.bodyLimit(.post, "/en/nothing") >= 1024)
    }
  }

  @Test("A visitor is sent to sign in and comes back to the page", arguments: TestDatabases.all)
  func visitor(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let officer = try stage.administrator()
      let browser = Browser(stage)
      let refused = browser.get("/en/office/people")
      #expect(refused.status == 303)
      #expect(refused.location == "/en/sign-in?next=%2Foffice%2Fpeople")
      try stage.setPassword("a long phrase of words", of: officer)
      let page = browser.post(
        "/en/sign-in/password", from: "/en/sign-in?next=%2Foffice%2Fpeople",
        ["address": "ada.administrator@example.org", "password": "a long phrase of words", "next": "/office/people"])
      #expect(page.location == "/en/office/people")
      #expect(browser.get("/en/office/people").status == 200)
    }
  }

  @Test("A sign-in leads to a path of this site only", arguments: TestDatabases.all)
  func foreignPath(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let viewer = try stage.administrator()
      try stage.setPassword("a long phrase of words", of: viewer)
      for next in ["//elsewhere.example", "https://elsewhere.example", "/\\elsewhere.example"] {
        let page = Browser(stage).post(
          "/en/sign-in/password", from: "/en/sign-in",
          ["address": "ada.administrator@example.org", "password": "a long phrase of words", "next": next])
        #expect(page.location == "/en/home")
      }
    }
  }

  @Test("A person of the office without the right gets 403, a person from outside 404", arguments: TestDatabases.all)
  func withoutRight(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let officer = try stage.browser(as: try stage.officer())
      let outsider = try stage.browser(as: try stage.person("Una Utanroll"))
      #expect(officer.get("/en/office/settings").status == 403)
      #expect(outsider.get("/en/office/settings").status == 404)
      #expect(outsider.get("/en/office").status == 404)
      #expect(officer.get("/en/office").status == 200)
    }
  }

  @Test("No form is taken without its token, and nothing is written then", arguments: TestDatabases.all)
  func formsNeedTokens(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let viewer = try stage.person("Petra Allroll", roles: Role.allCases.filter(\.isOffice).map { HeldRole($0, in: .programme) })
      let browser = try stage.browser(as: viewer)
      let before = try stage.application.read { try $0.audit.head().sequence }
      for endpoint in allEndpoints where endpoint.method == .post {
        let status = browser.postRaw("/en" + address(of: endpoint), Parameters([("email", "a@example.org")])).status
        // A record that is not there, or is not this person's, is refused before the form is read.
        let isRecord = endpoint.pattern.description.contains("{")
        #expect(status == 403 || isRecord && status == 404, "\(endpoint.pattern) answers \(status)")
      }
      let after = try stage.application.read { try $0.audit.head().sequence }
      #expect(before == after)
    }
  }

  @Test("Public pages set no cookie and may be kept by shared caches", arguments: TestDatabases.all)
  func publicPagesSetNoCookie(on kind: TestDatabase) throws {
    try kind.stage { stage in
      for endpoint in allEndpoints where endpoint.method == .get && endpoint.action == ReadPublicSite.self {
        for language in ["en", "sv"] {
          let page = Browser(stage).get("/\(language)" + address(of: endpoint))
          #expect(page.headers["Set-Cookie"] == nil, "\(endpoint.pattern)")
          #expect(page.status == 404 || page.headers["Cache-Control"] == "no-cache", "\(endpoint.pattern) answers \(page.status)")
        }
      }
    }
  }

  /// The endpoint's path with a record that is nowhere.
  private func address(of endpoint: Endpoint) -> String {
    let nobody = Identifier<Person>(at: Instant(milliseconds: 1)).description
    return endpoint.pattern.path(Array(repeating: nobody, count: 4))
  }
}
