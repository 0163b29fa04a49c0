import Testing

@Suite("Public declarations are documented")
struct DocumentationTests {
  @Test(
    "nine in ten public declarations of a shared target have a doc comment",
    arguments: ["TwinhallCore", "Database", "Domain", "HTTPServer"]
  )
  func documented(_ target: String) {
    let all = Repository.sources.filter { $0.target == target }.flatMap(\.publicDeclarations)
    let bare = all.filter { !$0.documented }.map(\.place)
    #expect(bare.count * 10 <= all.count, "\(bare.count) of \(all.count):\n\(bare.joined(separator: "\n"))")
  }

  @Test("a doc comment above an attribute counts, an ordinary comment does not")
  func measure() {
    let text = "/// Says it.\n@inlinable\npublic func a() {}\n// Not this.\npublic var b = 1\n"
    #expect(TextFile(path: "Example.swift", text: text).publicDeclarations.map(\.documented) == [true, false])
  }
}

extension TextFile {
  /// Public declarations with whether a `///` comment stands above them, attributes in between allowed.
  var publicDeclarations: [(place: String, documented: Bool)] {
    let trimmed = lines.map { $0.drop { $0 == " " } }
    return trimmed.indices.filter { Self.isPublicDeclaration(trimmed[$0]) }.map { index in
      let above = trimmed[..<index].last { !$0.hasPrefix("@") }
      return (place(self, index), above?.hasPrefix("///") ?? false)
    }
  }

  /// Conformances whose meaning the protocol documents need no comment of their own.
  private static let inherited = ["static func ==", "static func <", "func hash(into", "var description:", "func encode(to", "init(from "]

  private static func isPublicDeclaration(_ line: Substring) -> Bool {
    guard let start = line.firstRange(of: "public "), line[..<start.lowerBound].allSatisfy({ $0 != "/" && $0 != "\"" }) else {
      return false
    }
    let declaration = line[start.upperBound...]
    if declaration.hasPrefix("extension") || declaration.hasPrefix("import") { return false }
    return !inherited.contains { declaration.hasPrefix($0) }
  }
}
