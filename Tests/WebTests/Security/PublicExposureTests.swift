import Application
import Domain
import HTTPServer
import Stage
import TestSupport
import Testing
import TwinhallCore
import Web

@Suite("What the public never sees")
struct PublicExposureTests {
  /// Every public place where a declaration could turn up.
  private func publicText(_ stage: Stage, _ id: Identifier<Declaration>) -> String {
    let addresses = [
      "/en", "/en/seeking", "/en/seeking.csv", "/sitemap.xml", "/en/seeking/\(id)", "/en/seeking/kasama", "/en/organisations/kasama",
    ]
    return addresses.map { Browser(stage).get($0).text }.joined()
  }

  @Test("A declaration is public only while it is published", arguments: TestDatabases.all)
  func states(on kind: TestDatabase) throws {
    try kind.stage { stage in
      try stage.makeThemes()
      let office = try Policy.permit(PublishDeclaration.self, to: .system)
      let (draft, sent) = (try stage.makeComplete("Draft town"), try stage.makeSubmitted("Sent town"))
      let (hidden, gone) = (try stage.makePublished("Hidden town"), try stage.makePublished("Gone town"))
      try stage.application.hideDeclaration(hidden, note: "Wrong", permit: office)
      try stage.application.withdrawDeclaration(permit: stage.owner(of: gone))
      for (id, name) in [(draft, "Draft town"), (sent, "Sent town"), (hidden, "Hidden town"), (gone, "Gone town")] {
        #expect(Browser(stage).get("/en/seeking/\(id)").status == 404)
        let text = publicText(stage, id)
        #expect(!text.contains(name), "\(name)")
        #expect(!Browser(stage).get("/sitemap.xml").text.contains(id.description))
      }
    }
  }

  @Test("Wishes, vetoes, people, the backing and what a body lacks stay out of every public place", arguments: TestDatabases.all)
  func confidence(on kind: TestDatabase) throws {
    try kind.stage { stage in
      try stage.makeThemes()
      let body = try stage.makeBody("Kasama", "ZM")
      try stage.makeBody("Wanted town")
      try stage.makeBody("Unwanted town")
      let id = try stage.makeComplete()
      try stage.save(.wishes, Entries([(name: "wish-1", value: "Wanted town"), (name: "veto-1", value: "Unwanted town")]), of: id)
      try stage.application.submitDeclaration(permit: stage.owner(of: id))
      let office = try Policy.permit(PublishDeclaration.self, to: .system)
      try stage.application.tieDeclaration(id, to: body, invitesContact: true, permit: office)
      try stage.application.publishDeclaration(id, permit: office)
      let text = publicText(stage, id)
      #expect(text.contains("A town by the river"))
      let secrets = [
        "Wanted town", "Unwanted town", "Chanda", "chanda@", "Head of planning", "Half of the homes", "A school in Finland",
      ]
      for secret in secrets { #expect(!text.contains(secret), "\(secret)") }
      let audit = try stage.browser(as: stage.administrator()).get("/en/office/audit").text
      #expect(audit.contains("wish-1: private"))
      #expect(audit.contains("veto-1: private"))
    }
  }

  @Test("Pages for developers answer only this machine, and not those a proxy lets in", arguments: ["/en/dev/mail", "/en/dev/gallery"])
  func development(at path: String) throws {
    try TestDatabase.sqlite.stage { stage in
      let router = Router(application: stage.application, endpoints: allEndpoints)
      #expect(router.respond(to: Request(path: path)).status == 200)
      #expect(router.respond(to: Request(path: path, remoteAddress: "192.0.2.7")).status == 404)
      let forwarded = Headers(["X-Forwarded-For": "192.0.2.7"])
      #expect(router.respond(to: Request(path: path, headers: forwarded)).status == 404)
    }
  }

  @Test("The sign-in leads to no address that a browser could read otherwise", arguments: ["/a\u{1}b", "/\u{7F}", "/a\rb", "a"])
  func next(to next: String) throws {
    try TestDatabase.sqlite.stage { stage in
      try stage.setPassword("a long phrase of words", of: stage.administrator())
      let page = Browser(stage).post(
        "/en/sign-in/password", from: "/en/sign-in",
        ["address": "ada.administrator@example.org", "password": "a long phrase of words", "next": next])
      #expect(page.location == "/en/home")
    }
  }
}
