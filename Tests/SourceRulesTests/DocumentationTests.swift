import Testing

/// Properties and initialisers are left to people: where the name says it all, a comment would only repeat it.
@Suite("Public declarations are documented")
struct DocumentationTests {
  @Test(
    "nine in ten public types and functions of a shared target have a doc comment",
    arguments: ["TwinhallCore", "Database", "Domain", "HTTPServer"]
  )
  func documented(_ target: String) {
    let all = Repository.sources.filter { $0.target == target }.flatMap(\.publicDeclarations)
    let bare = all.filter { !$0.documented }.map(\.place)
    #expect(bare.count * 10 <= all.count, "\(bare.count) of \(all.count):\n\(bare.joined(separator: "\n"))")
  }

  @Test("a doc comment above an attribute counts, an ordinary comment does not")
  func measure() {
    let text = "/// Says it.\n@inlinable\npublic func a() {}\n// Not this.\npublic enum B {}\npublic let c = 1\n"
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

  private static let kinds: Set<Substring> = ["struct", "enum", "class", "actor", "protocol", "typealias", "func"]

  /// Requirements of the standard library, which documents them.
  private static let inherited = ["hash(into", "encode(to", "appendLiteral(", "enqueue("]

  private static func isPublicDeclaration(_ line: Substring) -> Bool {
    let words = line.prefix { $0 != "{" }.split(separator: " ")
    guard let keyword = words.firstIndex(where: kinds.contains), words[..<keyword].contains("public"), keyword + 1 < words.count else {
      return false
    }
    let name = words[keyword + 1]
    return name.first.map { $0.isLetter || $0 == "_" } == true && !inherited.contains { name.hasPrefix($0) }
  }
}
