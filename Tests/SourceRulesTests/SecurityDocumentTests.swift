import Testing

/// What the documents on security say holds in the sources, and whatever holds there is said.
@Suite("Documents on security")
struct SecurityDocumentTests {
  struct Row {
    let number: String
    let level: String
    let state: String
    let place: String
    let tests: [Substring]
  }

  /// Numbers of OWASP ASVS 5.0.0 of levels 1 and 2, chapter by chapter.
  static let chapters = [27, 11, 19, 10, 9, 35, 18, 7, 7, 29, 14, 9, 13, 9, 13, 16, 7]
  static let levels = ["1": 70, "2": 183]
  static let states: Set = ["met", "met, by reading", "not applicable", "the operator's", "open"]

  static let rows: [Row] = Repository.textFiles.filter { $0.path.hasPrefix("docs/security/asvs") }.flatMap { file in
    file.lines.enumerated().filter { $0.element.hasPrefix("| V") }.map { line in
      let cells = line.element.split(separator: "|", omittingEmptySubsequences: false).map { cell in
        String(cell.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      }
      let tests = cells.count > 6 ? cells[6].split(separator: "`").filter { $0.contains("/") } : []
      return Row(
        number: cells[1], level: cells.count > 2 ? cells[2] : "", state: cells.count > 4 ? cells[4] : "",
        place: cells.count > 5 ? cells[5] : "", tests: tests)
    }
  }

  @Test("each point of ASVS 5.0 of levels 1 and 2 stands in the tables once")
  func complete() {
    #expect(Self.rows.count == 253)
    #expect(Set(Self.rows.map(\.number)).count == 253)
    for (index, count) in Self.chapters.enumerated() {
      #expect(Self.rows.filter { $0.number.hasPrefix("V\(index + 1).") }.count == count, "chapter \(index + 1)")
    }
    for (level, count) in Self.levels { #expect(Self.rows.filter { $0.level == level }.count == count, "level \(level)") }
  }

  @Test("each point is in one of five states, and what is met names a test, or what has to be read")
  func states() {
    for row in Self.rows {
      #expect(Self.states.contains(row.state), "\(row.number): \(row.state)")
      #expect(row.state != "met" || !row.tests.isEmpty, "\(row.number) names no test")
      let isRead = row.place.contains("`") || row.place.contains("](")
      #expect(row.state != "met, by reading" || isRead && row.tests.isEmpty, "\(row.number) has to name what is read, and no test")
    }
  }

  @Test("each test that the tables name is there")
  func tests() {
    let files = Repository.textFiles.filter { $0.path.hasPrefix("Tests/") }
    for row in Self.rows {
      for test in row.tests + Self.testsNamed(in: row.place) {
        let parts = test.split(separator: "/")
        let isThere = files.contains { file in
          let name = file.path.split(separator: "/").last ?? ""
          if name == parts[0] + ".swift" { return Self.isTest(parts[1], in: file) }
          return name == parts[0] + ".py" && file.text.contains("def \(parts[1])(")
        }
        #expect(isThere, "\(row.number) names \(test)")
      }
    }
  }

  private static func testsNamed(in text: String) -> [Substring] {
    text.split(separator: "`").filter { word in
      let parts = word.split(separator: "/")
      return parts.count == 2 && !word.contains(" ") && (parts[0].hasSuffix("Tests") || parts[0].hasPrefix("test_"))
    }
  }

  /// A helper of that name is no test.
  private static func isTest(_ name: Substring, in file: TextFile) -> Bool {
    file.text.split(separator: "@Test").dropFirst().contains { part in
      part.firstRange(of: "func ").map { part[$0.upperBound...].hasPrefix("\(name)(") } == true
    }
  }

  @Test("the numbers of the summary are those of the tables")
  func summary() throws {
    let page = try #require(Repository.textFiles.first { $0.path == "docs/security/asvs.md" })
    for state in Self.states {
      let count = Self.rows.filter { $0.state == state }.count
      #expect(page.text.contains("| \(state) | \(count) |"), "\(state): \(count)")
    }
    for row in Self.rows where row.state == "open" {
      #expect(page.text.contains("**\(row.number)**"), "\(row.number) is not on the open list")
    }
  }

  @Test("each table of the database is in one class of data")
  func tables() throws {
    let schema = try #require(Repository.textFiles.first { $0.path == "Tests/Golden/schema-sqlite.txt" })
    let page = try #require(Repository.textFiles.first { $0.path == "docs/security/operation.md" })
    let classes = page.lines.filter { $0.split(separator: "|").count == 4 && $0.contains("`, `") }
    let listed = classes.flatMap { $0.split(separator: "|")[3].split(separator: "`").filter { !$0.contains(" ") && !$0.contains(",") } }
    let tables = schema.lines.filter { $0.hasPrefix("table ") }.map { $0.dropFirst(6) }.filter { !$0.hasPrefix("search_words") }
    #expect(tables.count > 50)
    for table in tables { #expect(listed.filter { $0 == table }.count == 1, "\(table)") }
  }

  @Test("each limit on how often something may be tried stands in the list of limits")
  func limits() throws {
    let page = try #require(Repository.textFiles.first { $0.path == "docs/security/limits.md" }).text
    let limits = Repository.sources.flatMap { file in file.lines.filter { $0.contains("RateLimit(name: \"") } }
    #expect(limits.count >= 15)
    for line in limits {
      let parts = line.split(separator: "\"")
      let numbers = parts[2].split(whereSeparator: { !($0.isNumber || $0 == "*") }).filter { $0 != "*" }.compactMap { Int($0) }
      let minutes = numbers.dropFirst().reduce(1, *)
      #expect(page.contains("| `\(parts[1])` | \(numbers[0]) in \(minutes) minutes |"), "\(parts[1]): \(numbers[0]) in \(minutes)")
    }
  }

  @Test("each library that is built with stands in the list of libraries, and each of the list is built with")
  func libraries() throws {
    let script = try #require(Repository.textFiles.first { $0.path == "scripts/install.sh" }).text
    let page = try #require(Repository.textFiles.first { $0.path == "docs/dependencies.md" }).text
    let installed = Set(
      script.split(whereSeparator: { $0.isWhitespace || $0 == "(" || $0 == ")" }).filter { $0.hasSuffix("-dev") && $0 != "dpkg-dev" })
    let listed = Set(page.split(separator: "`").filter { $0.hasSuffix("-dev") && !$0.contains(" ") && $0 != "dpkg-dev" })
    #expect(installed.subtracting(["libc6-dev"]) == listed)
  }
}
