import Application
import Domain
import HTTPServer
import Stage
import TestSupport
import Testing
import TwinhallCore

@Suite("Addresses that people enter become links")
struct HomePageAddressTests {
  static let hostile = [
    "javascript:alert(1)", "JavaScript:alert(1).x", "data:text/html,a.b", "//elsewhere.example", "https://a.example/\"onclick=x",
    "vbscript:a.b", " java\nscript:alert(1).x", "https://a.example/<script>",
  ]

  @Test("Nothing but a web address is taken, neither on the form nor from a file", arguments: hostile)
  func refused(_ address: String) throws {
    try TestDatabase.sqlite.stage { stage in
      let permit = try Policy.permit(ManageRegister.self, to: .system)
      var profile = OrganisationProfile()
      (profile.name, profile.country, profile.homepage) = ("Mora kommun", "SE", address)
      #expect(throws: InvalidInput.self) { try stage.application.addOrganisation(profile, permit: permit) }
      let file = "kind,name,country,homepage\nmunicipality,Mora,SE,\"\(address.replacing("\"", with: "\"\""))\"\n"
      #expect(throws: ImportFaults.self) {
        try stage.application.importRegister(fileName: "a.csv", Array(file.utf8), permit: permit)
      }
    }
  }

  @Test("A marked-up text of the operator or of a body stays text on public pages")
  func markup() throws {
    try TestDatabase.sqlite.stage { stage in
      try stage.makeThemes()
      let script = "<script>alert(1)</script>\"><img src=x onerror=alert(1)>"
      let id = try stage.makeDraft()
      for question in DeclarationQuestion.allCases { try stage.save(question, Stage.typed(question), of: id) }
      try stage.save(.about, Entries([(name: "about", value: script)]), of: id)
      try stage.application.submitDeclaration(permit: stage.owner(of: id))
      try stage.application.publishDeclaration(id, permit: Policy.permit(PublishDeclaration.self, to: .system))
      let text = Browser(stage).get("/en/seeking/\(id)").text
      #expect(text.contains("&lt;script&gt;alert(1)"))
      #expect(!text.contains("<script>alert") && !text.contains("<img src=x"))
    }
  }
}
