import Domain
import Localization
import Stage
import Store
import TestSupport
import Testing
import TwinhallCore

@testable import Application

@Suite("The search")
struct SearchTests {
  private func add(_ stage: Stage, _ name: String, _ country: String = "SE", names: [OrganisationName] = []) throws {
    var profile = OrganisationProfile()
    (profile.name, profile.country) = (name, country)
    let permit = try Policy.permit(ManageRegister.self, to: .system)
    _ = try stage.application.addOrganisation(profile, names: names, permit: permit)
  }

  @Test("Bodies are found without accents, in Latin letters, by other names and by beginnings", arguments: TestDatabases.all)
  func names(on kind: TestDatabase) throws {
    try kind.stage { stage in
      try add(stage, "Åmål Municipality", names: [OrganisationName(name: "Åmåls kommun", kind: .alias)])
      try add(stage, "Херсон", "UA")
      try add(stage, "Львів", "UA", names: [OrganisationName(name: "Lvov", kind: .former)])
      try add(stage, "Łódź", "PL")
      for (typed, found) in [
        ("amal", "Åmål Municipality"), ("ÅMÅLS KOMMUN", "Åmål Municipality"), ("am", "Åmål Municipality"), ("Kherson", "Херсон"),
        ("херсон", "Херсон"), ("Lviv", "Львів"), ("lvov", "Львів"), ("lodz", "Łódź"),
      ] { #expect(try stage.titles(typed) == [found], "\(typed)") }
      #expect(try stage.titles("municipality amal") == ["Åmål Municipality"])
      #expect(try stage.titles("amal lodz").isEmpty)
    }
  }

  @Test("A name comes before a word, a whole word before a beginning, a title before a text", arguments: TestDatabases.all)
  func ranking(on kind: TestDatabase) throws {
    try kind.stage { stage in
      for name in ["Morayfield", "Mora", "Mora Municipality"] { try add(stage, name) }
      let text = ThemeText(name: "Forest", description: "As they do it in Mora.")
      let permit = try Policy.permit(ManageProgramme.self, to: .system)
      try stage.application.saveTheme(code: "forest", texts: [.english: text], permit: permit)
      let titles = try stage.titles("mora")
      #expect(titles == ["Mora", "Mora Municipality", "Morayfield", "Forest"])
    }
  }

  @Test("Words in quotes have to stand together", arguments: TestDatabases.all)
  func phrases(on kind: TestDatabase) throws {
    try kind.stage { stage in
      try add(stage, "North Harbour District")
      try add(stage, "Harbour of the North")
      #expect(try stage.titles("\"north harbour\"") == ["North Harbour District"])
      #expect(Set(try stage.titles("north harbour")).count == 2)
    }
  }

  @Test("A misspelt word is mended by words of what the reader may see, and by nothing else", arguments: TestDatabases.all)
  func suggestions(on kind: TestDatabase) throws {
    try kind.stage { stage in
      try add(stage, "Haparanda Municipality")
      try stage.makeThemes()
      let draft = try stage.makeDraft("Zyxville")
      #expect(try stage.search("hapranda").suggestion == "haparanda")
      #expect(try stage.search("hapranda municpality").suggestion == "haparanda municipality")
      #expect(try stage.search("zyxvile").suggestion == nil)
      #expect(try stage.search("zyxvile", as: .visitor(keys: [draft])).suggestion == "zyxville")
    }
  }

  @Test("What a reader may not see is in no result, number, filter or suggestion", arguments: TestDatabases.all)
  func leaks(on kind: TestDatabase) throws {
    try kind.stage { stage in
      try stage.makeThemes()
      let body = try stage.makeBody("Kasama", "ZM")
      let draft = try stage.makeDraft("Zyxville", "KE")
      let officer = try stage.officer()
      let stranger = try stage.coordinator("Kofi Kasama", of: body)
      for viewer in [Viewer.visitor(), stranger] {
        let answer = try stage.search("zyxville", as: viewer)
        #expect(answer.total == 0)
        #expect(answer.suggestion == nil)
        #expect(answer.counts.values.allSatisfy { $0.isEmpty })
        let all = try stage.search("", as: viewer, filters: [.kind: "declaration"])
        #expect(all.total == 0)
        #expect(all.counts[.country]?["ke"] == nil)
        let permit = try Policy.permit(ReadPublicSite.self, to: viewer)
        #expect(try stage.application.record(referredToAs: "chanda@example.org", permit: permit) == nil)
        #expect(try stage.application.record(referredToAs: draft.description, permit: permit) == nil)
      }
      for viewer in [officer, .visitor(keys: [draft])] {
        #expect(try stage.search("zyxville", as: viewer).hits.map(\.kind) == [.declaration])
      }
      let permit = try Policy.permit(ReadPublicSite.self, to: officer)
      #expect(try stage.application.record(referredToAs: " Chanda@Example.org ", permit: permit)?.record == draft.description)
    }
  }

  @Test("A role that ends takes its records out of the results at once", arguments: TestDatabases.all)
  func endedRole(on kind: TestDatabase) throws {
    try kind.stage { stage in
      try stage.makeThemes()
      _ = try stage.makeDraft("Zyxville")
      let officer = try stage.officer()
      #expect(try stage.search("zyxville", as: officer).total == 1)
      let person = try #require(officer.person)
      #expect(try stage.search("zyxville", as: Viewer(person: person, roles: [])).total == 0)
    }
  }

  @Test("Nothing typed is ever read as a query of the database", arguments: TestDatabases.all)
  func injection(on kind: TestDatabase) throws {
    try kind.stageWithFiles { stage in
      try add(stage, "Mora Municipality")
      let signs = ["\"", "'", "*", "-", ":", "(", ")", "^", "{", "}", "\\", ";", "--", "|", "&", "!", "<->", "@", "=", "#", ".", "%", "_"]
      let words = ["NEAR", "AND", "OR", "NOT", "mora", "words", "=mora", "@readpublicsite", "kind=", "x:*", "NEAR(mora, 2)"]
      let pieces = signs + words + ["\u{0}", "\u{7F}", "é", "Ж", "漢字", "नमस्ते", "🏳️", "\n"]
      var random = SystemRandomNumberGenerator()
      for _ in 0..<400 {
        let typed = (0..<Int.random(in: 1...6, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
          .joined(separator: Bool.random(using: &random) ? " " : "")
        let facet = SearchFacet.allCases.randomElement(using: &random) ?? .kind
        let filters = Bool.random(using: &random) ? [facet: pieces.randomElement(using: &random) ?? ""] : [:]
        do { _ = try stage.search(typed, filters: filters) } catch { Issue.record("\(typed): \(error)") }
      }
      #expect(try stage.search("\"mora\" OR \"x\"").total == 0)
      #expect(try stage.search("=mora").total == 1)
      #expect(try stage.search("@readpublicsite").total == 0)
    }
  }

  @Test("Each name of the demonstration's register is found by its plain letters", arguments: TestDatabases.all)
  func register(on kind: TestDatabase) throws {
    try kind.stageWithFiles { stage in
      var demonstration = Demonstration(stage.application)
      try demonstration.load()
      let bodies = try DemonstrationFile.organisations().rows.map { (slug: $0["slug"], name: $0["name"]) }
      let others = try DemonstrationFile.names().rows.map { (slug: $0["organisation"], name: $0["name"]) }
      for (slug, name) in bodies + others {
        let found = try stage.search(folded(name), filters: [.kind: "organisation"]).hits.map(\.place)
        #expect(found.contains(slug), "\(name)")
      }
      try expectIndexIsWhole(stage)
    }
  }

  /// What changes wrote is what a building from nothing writes.
  private func expectIndexIsWhole(_ stage: Stage) throws {
    let before = try documents(stage)
    #expect(before.count > 450)
    try stage.application.database.transaction { try $0.searchIndex.removeAll() }
    #expect(try documents(stage).isEmpty)
    try stage.buildSearch()
    #expect(try documents(stage) == before)
  }

  private func documents(_ stage: Stage) throws -> [String] {
    try stage.application.read { connection in
      let rows = try connection.rows("SELECT record, kind, digest FROM search_documents WHERE kind <> 'page' ORDER BY record, kind")
      return try rows.map { row in "\(try row["record"] as String) \(try row["kind"] as String) \(try row["digest"] as String)" }
    }
  }
}
