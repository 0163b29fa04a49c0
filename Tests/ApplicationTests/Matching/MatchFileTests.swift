import Application
import Domain
import Testing
import TwinhallCore

private let header = "id,name,country,side,places,themes,needs,offers,backing"

private func options(_ arguments: String...) throws -> MatchFileOptions {
  try MatchFileOptions(arguments: ["bodies.csv"] + arguments, today: Day(2026, 11, 24)!)
}

private func report(_ rows: String..., options extra: [String] = []) throws -> String {
  let options = try MatchFileOptions(arguments: ["bodies.csv"] + extra, today: Day(2026, 11, 24)!)
  return try MatchFile.report(Array(([header] + rows).joined(separator: "\n").utf8), options: options)
}

@Suite struct MatchFileTests {
  private let umea = "umea,Umeå,SE,swedish,1,waste,waste:3,youth:3,letter"
  private let kisumu = "kisumu,Kisumu,KE,international,1,waste youth,youth:2,waste:3,council"
  private let bihac = "bihac,Bihać,BA,international,1,health,,,"

  @Test("The report names the proposed pair with reasons, who is left, and the checker's yes")
  func whole() throws {
    let text = try report(umea, kisumu, bihac)
    for words in [
      "Matching on 2026-11-24, seed 1", "1 Swedish and 2 international bodies, 1 possible pairs", "Umeå – Kisumu: 74 of 100 (strong)",
      "for: Learning both ways 100 (Needs covered: Umeå 100%, Kisumu 100%",
      "not known of Kisumu: rural or urban character, civil society contacts, cluster of countries",
      "with a council decision in Umeå: 80", "Without a partner: Bihać", "1: No open theme that both could work on",
      "bodies with a partner: 2; no more are possible", "checked by a separate program part: yes",
    ] {
      #expect(text.contains(words), "\(words)\n\(text)")
    }
  }

  @Test("Rows in another order give the same bytes")
  func order() throws { #expect(try report(umea, kisumu, bihac) == report(bihac, umea, kisumu)) }

  @Test("Every field that cannot be read is named by line and column")
  func faults() {
    #expect(
      throws: MatchFileError.fields([
        MatchFileFault(line: 2, column: .side, value: "northern"), MatchFileFault(line: 3, column: .name, value: ""),
        MatchFileFault(line: 3, column: .places, value: "3"), MatchFileFault(line: 3, column: .needs, value: "waste:9"),
      ])
    ) {
      try report("a,A,SE,northern,1,,,,", "b,,KE,international,3,,waste:9,,")
    }
  }

  @Test("A fault tells what to write")
  func advice() {
    #expect(
      MatchFileFault(line: 3, column: .places, value: "3").description
        == "Line 3, column places: \"3\" cannot be read. Write 1 or 2: how many partners it has room for.")
  }

  @Test("A missing column, an unknown column, a broken row and an id used twice are refused")
  func table() throws {
    let options = try options()
    func run(_ text: String) throws -> String { try MatchFile.report(Array(text.utf8), options: options) }
    #expect(throws: MatchFileError.columnMissing(.side)) { try run("id,name,country\na,A,SE\n") }
    #expect(throws: MatchFileError.columnUnknown("size")) { try run("id,name,country,side,size\n") }
    #expect(throws: MatchFileError.table(.init(.fieldCount(expected: 4, found: 3), line: 2))) { try run("id,name,country,side\na,A,SE\n") }
    #expect(throws: MatchFileError.repeatedID("umea", lines: [2, 4])) { try report(umea, kisumu, umea) }
  }

  @Test("Seed, weights and date are taken from the options")
  func optionValues() throws {
    let options = try options("--seed", "42", "--weights", "100,0,0,0,0,0,0,0,0", "--date", "2027-01-31")
    #expect(options.seed == 42 && options.day == Day(2027, 1, 31) && options.weights[.sharedThemes] == 100)
    #expect(try report(umea, kisumu, options: ["--weights", "100,0,0,0,0,0,0,0,0"]).contains("Umeå – Kisumu: 100 of 100"))
  }

  @Test(
    "Options that cannot be understood say what to write",
    arguments: [["--seed", "x"], ["--weights", "1,2"], ["--date", "now"], ["--date"], ["--loud"], ["other.csv"]])
  func optionFaults(_ arguments: [String]) {
    #expect(throws: MatchFileError.self) { try MatchFileOptions(arguments: ["bodies.csv"] + arguments, today: Day(2026, 11, 24)!) }
  }

  @Test("The benchmark's optimum is never below taking the best pair first")
  func benchmark() throws {
    let result = try MatchingBenchmark.run(partiesPerSide: 12)
    #expect(result.levels.matched >= result.greedy.matched)
    #expect(result.possiblePairs > 12)
  }
}
