import Application
import Domain
import Stage
import Store
import TestSupport
import Testing
import TwinhallCore

@Suite("Themes and eligible countries")
struct ProgrammeTests {
  let permit: Permit<ManageProgramme>

  init() throws { permit = try Policy.permit(ManageProgramme.self, to: .system) }

  @Test("A theme has a name in each language and keeps its code", arguments: TestDatabases.all)
  func theme(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let english = ThemeText(name: "Water", description: "Clean water.")
      let id = try stage.application.saveTheme(code: "water", texts: [.english: english], permit: permit)
      let both: [Language: ThemeText] = [.english: english, .swedish: ThemeText(name: "Vatten", description: "")]
      try stage.application.saveTheme(id, code: "", texts: both, version: 1, permit: permit)
      let themes = try stage.application.read { try $0.themes.all() }
      #expect(themes == [Theme(id: id, code: "water", texts: both)])
      #expect(throws: VersionConflict.self) { try stage.application.saveTheme(id, code: "", texts: both, version: 1, permit: permit) }
      #expect(throws: InvalidInput([Problem("code", .alreadyTaken)])) {
        try stage.application.saveTheme(code: "water", texts: [.english: english], permit: permit)
      }
    }
  }

  @Test("A theme needs an English name, and a name wherever it has a description", arguments: TestDatabases.all)
  func themeNames(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let error = try #require(throws: InvalidInput.self) {
        let texts: [Language: ThemeText] = [.swedish: ThemeText(name: "", description: "Rent vatten.")]
        try stage.application.saveTheme(code: "9", texts: texts, permit: permit)
      }
      #expect(error.problems.map(\.field) == ["code", "name-en", "name-sv"])
    }
  }

  @Test("The entry in force is the latest one that has begun, and an entry can be taken out", arguments: TestDatabases.all)
  func eligibility(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let application = stage.application
      let start = try #require(Day(2020, 1, 1))
      let end = try #require(Day(2027, 1, 1))
      let open = CountryEligibility(country: "ke", cluster: "east-africa", from: start, status: .open, source: "Decision 1")
      try application.setEligibility(open, permit: permit)
      let closing = CountryEligibility(country: "KE", cluster: "east-africa", from: end, status: .runningOnly, source: "Decision 2")
      try application.setEligibility(closing, permit: permit)
      let status = { (day: Day) in try application.read { try $0.eligibility.all() }.inForce(for: "KE", on: day)?.status }
      #expect(try status(start.adding(days: -1)) == nil)
      #expect(try status(end.adding(days: -1)) == .open)
      #expect(try status(end) == .runningOnly)
      try application.removeEligibility(country: "KE", from: end, permit: permit)
      #expect(try status(end) == .open)
      #expect(throws: NotFound.self) { try application.removeEligibility(country: "KE", from: end, permit: permit) }
    }
  }

  @Test("An entry needs a country, a cluster and what it rests on", arguments: TestDatabases.all)
  func eligibilityFaults(on kind: TestDatabase) throws {
    try kind.stage { stage in
      let entry = CountryEligibility(country: "QQ", cluster: "East Africa", from: stage.now.day, status: .open, source: " ")
      let error = try #require(throws: InvalidInput.self) { try stage.application.setEligibility(entry, permit: permit) }
      #expect(error.problems.map(\.field) == ["country", "cluster", "source"])
    }
  }
}
