import Application
import Domain
import Stage
import Store
import TestSupport
import Testing
import TwinhallCore

@Suite("The pages of the register")
struct OrganisationPagesTests {
  /// A browser in which somebody has signed in.
  static func browser(_ stage: Stage, as viewer: Viewer) throws -> Browser {
    let person = try #require(viewer.person)
    let link = try stage.application.signInLink(for: person.id, permit: Policy.permit(ManageAccounts.self, to: .system))
    let browser = Browser(stage)
    browser.post("/en/sign-in/" + String(link.split(separator: "/").last ?? ""), [:])
    return browser
  }

  static func add(_ stage: Stage, _ name: String, _ country: String = "SE", swedish: String = "") throws -> Organisation {
    var profile = OrganisationProfile()
    (profile.name, profile.swedishName, profile.country) = (name, swedish, country)
    let id = try stage.application.addOrganisation(profile, permit: Policy.permit(ManageRegister.self, to: .system))
    return try #require(try stage.application.read { try $0.organisations.find(id) })
  }

  @Test("A visitor finds a body by a name without accents, reads its page, and gets no cookie", arguments: TestDatabases.all)
  func visitor(on kind: TestDatabase) throws {
    try kind.stage { stage in
      _ = try Self.add(stage, "Åmål Municipality", swedish: "Åmåls kommun")
      _ = try Self.add(stage, "Lund Municipality")
      let browser = Browser(stage)
      let list = browser.get("/sv/organisations?search=amal&country=SE")
      #expect(list.text.contains("<a href=\"/sv/organisations/amal\">Åmåls kommun</a>"))
      #expect(!list.text.contains("Lund Municipality"))
      #expect(list.headers.values("Set-Cookie").isEmpty)
      let page = browser.get("/en/organisations/amal")
      #expect(page.status == 200)
      #expect(page.text.contains("<h1>Åmål Municipality</h1>"))
      #expect(page.headers.values("Set-Cookie").isEmpty)
      #expect(browser.get("/en/organisations/nowhere").status == 404)
      #expect(browser.get("/en/organisations?search=zzz").text.contains("No organisation was found"))
    }
  }

  @Test("A list is paged by fifty and keeps its filter in the address", arguments: TestDatabases.all)
  func pages(on kind: TestDatabase) throws {
    try kind.stage { stage in
      for number in 1...51 { _ = try Self.add(stage, "Town \(100 + number)", "KE") }
      _ = try Self.add(stage, "Lund")
      let browser = Browser(stage)
      let first = browser.get("/en/organisations?country=KE&search=town")
      #expect(first.text.contains("1–50 of 51 rows"))
      #expect(first.text.contains("/en/organisations?country=KE&amp;search=town&amp;page=2"))
      let second = browser.get("/en/organisations?country=KE&search=town&page=2")
      #expect(second.text.contains("Town 151"))
      #expect(!second.text.contains("Town 150"))
      #expect(browser.get("/en/organisations?page=99999999999").status == 200)
    }
  }

  @Test("The office adds a body; one that looks like another asks first and keeps what was typed", arguments: TestDatabases.all)
  func add(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let browser = try Self.browser(stage, as: stage.officer())
      let first = browser.post(
        "/en/office/organisations/add",
        [
          "name": "Bollnäs Municipality", "kind": "municipality", "country": "SE", "population": "26 600", "alias-1": "Bollnäs stad",
          "alias-kind-1": "former", "contact-function-1": "Registry", "contact-email-1": "registry@example.org",
        ])
      #expect(first.status == 303)
      #expect(first.location?.hasSuffix("?done=added") == true)
      let shown = browser.get(try #require(first.location))
      for text in ["26,600", "Bollnäs stad", "registry@example.org", "Olle Officer", "Shown to the office only"] {
        #expect(shown.text.contains(text))
      }
      #expect(!browser.get("/en/organisations/bollnas").text.contains("registry@example.org"))
      let asked = browser.post("/en/office/organisations/add", ["name": "Bolnäs", "kind": "municipality", "country": "SE"])
      #expect(asked.status == 422)
      #expect(asked.text.contains("add-anyway"))
      #expect(asked.text.contains("value=\"Bolnäs\""))
      let added = browser.post(
        "/en/office/organisations/add", ["name": "Bolnäs", "kind": "municipality", "country": "SE", "add-anyway": "yes"])
      #expect(added.status == 303)
    }
  }

  @Test("A wrong entry is shown again with an error at each field", arguments: TestDatabases.all)
  func wrongEntry(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let browser = try Self.browser(stage, as: stage.officer())
      let page = browser.post(
        "/sv/office/organisations/add",
        [
          "name": "Lund", "kind": "municipality", "country": "SE", "parent": "Ingenstans", "homepage": "lund<se", "population": "många",
          "alias-3": "Gammalt", "alias-kind-3": "former", "alias-until-3": "igår",
        ])
      #expect(page.status == 422)
      for field in ["parent", "homepage", "population", "alias-until-1"] { #expect(page.text.contains("id=\"\(field)-error\"")) }
      for value in ["Ingenstans", "lund&lt;se", "många", "igår"] { #expect(page.text.contains("value=\"\(value)\"")) }
    }
  }

  @Test("When two officers change a body, the second sees both versions and loses nothing", arguments: TestDatabases.all)
  func conflict(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let body = try Self.add(stage, "Lund")
      let address = "/en/office/organisations/\(body.id)/change"
      let browser = try Self.browser(stage, as: stage.officer())
      let version = browser.get(address).value(of: "version")
      let fields = { (name: String, version: String) -> KeyValuePairs<String, String> in
        ["version": version, "name": name, "kind": "municipality", "country": "SE"]
      }
      #expect(browser.post(address, fields("Lund One", version)).status == 303)
      let second = browser.post(address, fields("Lund Two", version))
      #expect(second.status == 409)
      #expect(second.text.contains("Lund One"))
      #expect(second.text.contains("value=\"Lund Two\""))
      #expect(browser.post(address, fields("Lund Two", second.value(of: "version"))).status == 303)
      #expect(browser.get("/en/organisations/lund").text.contains("<h1>Lund Two</h1>"))
    }
  }

  @Test("The old address of a merged body answers and says what it is now part of", arguments: TestDatabases.all)
  func merge(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let old = try Self.add(stage, "Tlokwe", "ZA")
      _ = try Self.add(stage, "JB Marks", "ZA")
      let browser = try Self.browser(stage, as: stage.officer())
      let address = "/en/office/organisations/\(old.id)/merge"
      let wrong = browser.post(address, ["version": "1", "successor": "Tlokwe", "day": "2016"])
      #expect(wrong.status == 422)
      let itself = browser.post(address, ["version": "1", "successor": "tlokwe", "day": ""])
      #expect(itself.text.contains("An organisation cannot be chosen for itself"))
      #expect(browser.post(address, ["version": "1", "successor": "jb marks", "day": "2016-08-02"]).status == 303)
      let page = Browser(stage).get("/en/organisations/tlokwe")
      #expect(page.status == 200)
      #expect(page.text.contains("Now part of JB Marks"))
      #expect(page.text.contains("href=\"/en/organisations/jb-marks\""))
      #expect(Browser(stage).get("/en/organisations/jb-marks").text.contains("Tlokwe (until 2 August 2016)"))
    }
  }

  @Test("A file is repaired on its pages and taken in", arguments: TestDatabases.all)
  func importing(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let officer = try stage.officer()
      let browser = try Self.browser(stage, as: officer)
      let file = "kind,name,country,names\nmunicipality,Lund,SE,\nplanet,Mars,SE,\nmunicipality,Umeå,QQ,\n"
      let permit = try Policy.permit(ManageRegister.self, to: officer)
      let id = try stage.application.beginImport(fileName: "towns.csv", Array(file.utf8), permit: permit)
      let address = "/en/office/imports/\(id)"
      let page = browser.get(address)
      #expect(page.text.contains("2 rows have to be repaired or removed"))
      #expect(page.text.contains("Country: Choose a country from the list"))
      #expect(!page.text.contains("/take-in"))
      let again = browser.post(
        address + "/rows/4", ["version": "1", "name": "Umeå", "kind": "municipality", "country": "SE", "homepage": "umea"])
      #expect(again.status == 422)
      #expect(again.text.contains("id=\"homepage-error\""))
      let repaired = browser.post(
        address + "/rows/4", ["version": again.value(of: "version"), "name": "Umeå", "kind": "municipality", "country": "SE"])
      #expect(repaired.location == address + "?done=saved")
      #expect(browser.post(address + "/rows/3/remove", from: address + "/rows/3", ["version": "3"]).location == address + "?done=removed")
      #expect(browser.get("/en/organisations").text.contains("No organisation was found"))
      #expect(browser.post(address + "/take-in", from: address, ["version": "4"]).status == 303)
      #expect(browser.get("/en/organisations/umea").status == 200)
      #expect(browser.get(address).text.contains("This file has been taken in"))
      let export = browser.get("/en/office/organisations.csv")
      #expect(export.headers["Content-Type"] == "text/csv; charset=utf-8")
      #expect(export.text.contains("\r\nlund,municipality,,Lund,,SE,"))
    }
  }

  @Test("Only those who may manage the register reach its forms", arguments: TestDatabases.all)
  func rights(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let body = try Self.add(stage, "Lund")
      let reader = try Self.browser(stage, as: stage.person("Rita Reader", HeldRole(.management, in: .programme)))
      #expect(reader.get("/en/office/organisations").status == 200)
      #expect(!reader.get("/en/office/organisations/\(body.id)").text.contains("/change"))
      let coordinator = try Self.browser(stage, as: stage.person("Cora Coordinator", HeldRole(.coordinator, in: .organisation(body.id))))
      for path in ["/add", "/import", "/\(body.id)/change", "/\(body.id)/merge"] {
        #expect(reader.get("/en/office/organisations" + path).status == 403)
        #expect(coordinator.get("/en/office/organisations" + path).status == 404)
        #expect(Browser(stage).get("/en/office/organisations" + path).status == 303)
      }
    }
  }
}
