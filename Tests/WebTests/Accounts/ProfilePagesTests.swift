import Application
import Domain
import Stage
import Store
import TestSupport
import Testing
import TwinhallCore
import Web

@Suite("Who sees what of a person")
struct ProfilePagesTests {
  private static let values: KeyValuePairs<ProfileField, String> = [
    .function: "Head of planning", .phone: "+46 70 000 00 00", .languages: "Svenska, English", .about: "Grew up by the river",
  ]

  private func set(_ all: ProfileVisibility, name: ProfileVisibility, of viewer: Viewer, _ stage: Stage) throws {
    let permit = try Policy.permit(UseOwnAccount.self, to: viewer)
    var entry = ProfileEntry()
    for (field, value) in Self.values { entry.values[field] = value }
    for field in ProfileField.allCases { entry.visibility[field] = all.rawValue }
    entry.visibility[.name] = name.rawValue
    try stage.application.saveProfile(entry, version: stage.application.ownProfile(permit: permit).version, permit: permit)
  }

  private func pages(_ scene: LibraryScene) throws -> [String] {
    let (slug, body) = try scene.stage.application.read { connection in
      (try connection.partnerships.find(scene.partnership)?.slug ?? "", try connection.organisations.find(scene.mora)?.slug ?? "")
    }
    return ["/en/partnerships/\(slug)", "/en/networks/water", "/en/organisations/\(body)"]
  }

  @Test("Each sort of reader sees each field by its setting, on every page that shows people", arguments: TestDatabases.all)
  func matrix(on kind: TestDatabase) throws {
    try kind.stageWithFiles { stage in
      let scene = try LibraryScene(stage)
      let partner = try stage.person("Pam Partner", HeldRole(.coordinator, in: .organisation(scene.kasama)))
      try stage.application.giveRole(
        HeldRole(.coordinator, in: .network(scene.network)), to: try #require(scene.coordinator.person?.id),
        permit: stage.permit(ManageAccounts.self))
      let readers: [(ProfileVisibility, Browser)] = [
        (.office, try stage.browser(as: scene.officer)), (.partners, try stage.browser(as: partner)),
        (.signedIn, try stage.browser(as: scene.stranger)), (.everyone, Browser(stage)),
      ]
      for setting in ProfileVisibility.allCases {
        try set(setting, name: setting, of: scene.coordinator, stage)
        for page in try pages(scene) {
          for (reader, browser) in readers {
            let text = browser.get(page).text
            let sees = setting != .office && setting >= reader
            let shown = ["Cora Coordinator", "cora.coordinator@example.org"] + Self.values.map(\.value)
            #expect(shown.allSatisfy { text.contains($0) == sees }, "\(reader) on \(page) at \(setting)")
          }
        }
      }
    }
  }

  @Test("A field may be seen by fewer than the name, and without the name nothing is", arguments: TestDatabases.all)
  func narrower(on kind: TestDatabase) throws {
    try kind.stageWithFiles { stage in
      let scene = try LibraryScene(stage)
      let page = try pages(scene)[0]
      try set(.partners, name: .everyone, of: scene.coordinator, stage)
      #expect(Browser(stage).get(page).text.contains("Cora Coordinator"))
      #expect(!Browser(stage).get(page).text.contains("Head of planning"))
      try set(.everyone, name: .office, of: scene.coordinator, stage)
      #expect(!Browser(stage).get(page).text.contains("Head of planning"))
    }
  }

  @Test("The page keeps what was typed, names faults and shows what others see", arguments: TestDatabases.all)
  func form(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let viewer = try stage.person("Pia Person")
      let browser = try stage.browser(as: viewer)
      let fields: KeyValuePairs = [
        "version": "0", "function": "Planner", "phone": "123", "languages": "Norska", "about": "", "sees-name": "everyone",
        "sees-function": "partners", "sees-email": "office", "sees-phone": "office", "sees-languages": "signed-in", "sees-about": "x",
      ]
      let refused = browser.post("/sv/account/profile", fields)
      #expect(refused.status == 422)
      #expect(refused.text.contains("value=\"Planner\""))
      #expect(refused.text.contains("href=\"#sees-about\""))
      let right: KeyValuePairs = [
        "version": "0", "function": "Planner", "phone": "123", "languages": "Norska", "about": "", "sees-name": "everyone",
        "sees-function": "partners", "sees-email": "office", "sees-phone": "office", "sees-languages": "signed-in",
        "sees-about": "office",
      ]
      #expect(browser.post("/sv/account/profile", right).status == 303)
      #expect(browser.post("/sv/account/profile", right).status == 409)
      let seen = { (reader: String) in browser.get("/en/account/profile/seen?as=\(reader)").text }
      #expect(seen("everyone").contains("Pia Person"))
      #expect(!seen("everyone").contains("Norska"))
      #expect(seen("signed-in").contains("Norska"))
      #expect(!seen("signed-in").contains("Planner"))
      #expect(seen("partners").contains("Planner"))
      let trail = try stage.application.read { try $0.audit.entries(about: "Person", viewer.person!.id.description) }
      #expect(trail.last?.after.contains("\"profile\":\"function, phone, languages\"") == true)
      #expect(trail.allSatisfy { !$0.after.contains("Planner") })
    }
  }

  @Test("The person reads who of the office looked, once a day for each record", arguments: TestDatabases.all)
  func looks(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let viewer = try stage.person("Chanda Example")
      let id = try #require(viewer.person?.id)
      let declaration = try stage.makeDraft()
      try stage.application.database.transaction {
        _ = try $0.execute("UPDATE people SET email_folded = 'chanda@example.org' WHERE id = \(id)")
      }
      let own = try stage.browser(as: viewer)
      #expect(own.get("/en/account/looks").text.contains("Nobody has looked yet"))
      let (administrator, officer) = (try stage.browser(as: stage.administrator()), try stage.browser(as: stage.officer()))
      for _ in 1...3 { #expect(administrator.get("/en/office/people/\(id)").status == 200) }
      #expect(officer.get("/en/office/declarations/\(declaration)").status == 200)
      let page = own.get("/en/account/looks").text
      #expect(page.components(of: "Ada Administrator") == 1)
      #expect(page.components(of: "Olle Officer") == 1)
      #expect(page.contains("names you as contact"))
      stage.now = stage.now + .days(1)
      let other = try stage.browser(as: stage.person("Bo Boss", HeldRole(.administrator, in: .programme)))
      #expect(other.get("/en/office/people/\(id)").status == 200)
      #expect(own.get("/en/account/looks").text.contains("Bo Boss"))
    }
  }
}

extension String {
  fileprivate func components(of text: String) -> Int { split(separator: text, omittingEmptySubsequences: false).count - 1 }
}
