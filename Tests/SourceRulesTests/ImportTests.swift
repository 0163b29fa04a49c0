import Testing

/// What each layer may import. The compiler checks targets; this also keeps out what reaches a target through another one.
let layers: [String: Set<String>] = [
  "TwinhallCore": ["Glibc", "CResources"],
  "Tabular": [],
  "Domain": ["TwinhallCore", "CMatchingSolver"],
  "Database": ["TwinhallCore", "CSQLite", "CPostgreSQL", "Glibc"],
  "Store": ["TwinhallCore", "Domain", "Database", "Jobs"],
  "Localization": ["TwinhallCore", "Glibc"],
  "Mail": ["TwinhallCore", "CCurl", "CShims", "Glibc"],
  "Credentials": ["TwinhallCore", "CShims", "CQRCode"],
  "Jobs": ["TwinhallCore", "Database", "Glibc"],
  "Application": [
    "TwinhallCore", "Domain", "Database", "Store", "Mail", "Credentials", "Jobs", "Localization", "Tabular", "CSodium", "CResources",
    "FoundationEssentials", "Glibc",
  ],
  "Markup": [],
  "Interface": ["TwinhallCore", "Markup", "Localization", "CResources", "CSodium"],
  "HTTPServer": ["TwinhallCore", "CMicroHTTPD", "CShims", "CDeflate", "Glibc"],
  "Web": [
    "TwinhallCore", "Domain", "Database", "Store", "Application", "Credentials", "Localization", "Tabular", "Markup", "Interface",
    "HTTPServer", "CSodium",
    "CResources",
    "FoundationEssentials", "Glibc",
  ],
]

/// Parts of the toolchain that cost no memory and belong to no layer.
let everywhere: Set = ["Synchronization"]

@Suite("Imports follow the layers")
struct ImportTests {
  @Test("no source imports Foundation, which costs memory and start-up time")
  func noFoundation() {
    let broken = imports.filter { $0.module == "Foundation" }.map(\.place)
    #expect(broken.isEmpty, "\(broken.joined(separator: "\n"))")
  }

  @Test("a layer imports only the layers below it")
  func arrowsPointDown() {
    let broken = imports.filter { found in
      guard let allowed = layers[found.target] else { return false }
      return !allowed.union(everywhere).contains(found.module)
    }
    #expect(broken.isEmpty, "\(broken.map(\.place).joined(separator: "\n"))")
  }

  @Test("every target but the command line has a row in the table of layers")
  func tableIsWhole() {
    let targets = Set(Repository.sources.compactMap(\.target)).subtracting(["twinhall"])
    #expect(targets == Set(layers.keys))
  }

  private var imports: [(target: String, module: String, place: String)] {
    Repository.sources.flatMap { file in
      file.codeLines.enumerated().compactMap { index, line in
        let words = line.split(separator: " ")
        guard let keyword = words.firstIndex(of: "import"), keyword + 1 < words.count else { return nil }
        let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
        let name = kinds.contains(words[keyword + 1]) ? words[keyword + 2] : words[keyword + 1]
        let module = name.split(separator: ".").first.map(String.init) ?? ""
        return (file.target ?? "", module, place(file, index))
      }
    }
  }
}
