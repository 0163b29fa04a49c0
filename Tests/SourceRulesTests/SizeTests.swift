import Testing

/// Folders of files that may be long, because cutting them would hide a table that is read as a whole.
let longFolders = ["Sources/Localization/Keys/"]

@Suite("Sizes that stay readable")
struct SizeTests {
  @Test("no Swift line is longer than 140 characters, but for those of a text that is compared as a whole")
  func lineLength() {
    let broken = Repository.swiftFiles.flatMap { file in
      let code = file.codeLines
      return file.lines.enumerated()
        .filter { $0.element.count > 140 && (!code[$0.offset].isEmpty || $0.element.contains("//")) }
        .map { place(file, $0.offset) }
    }
    #expect(broken.isEmpty, "\(broken.joined(separator: "\n"))")
  }

  @Test("no Swift file is longer than 250 lines, but for the named ones")
  func fileLength() {
    let broken = Repository.swiftFiles.filter { $0.lines.count > 251 && !longFolders.contains(where: $0.path.hasPrefix) }
      .map { "\($0.path): \($0.lines.count - 1) lines" }
    #expect(broken.isEmpty, "\(broken.joined(separator: "\n"))")
  }

  @Test("half of all functions are shorter than 10 lines")
  func functionLength() {
    let lengths = Repository.sources.flatMap(\.functionLengths).sorted()
    #expect(lengths.count > 20, "too few functions were found to measure")
    #expect(lengths[lengths.count / 2] < 10)
  }

  @Test("the measure counts the lines between the braces")
  func measure() {
    let text = "  func a() -> Int { 1 }\n  func b(\n    c: Int\n  ) {\n    d()\n    e()\n  }\n  func f() throws {\n    g()\n  }\n"
    #expect(TextFile(path: "Example.swift", text: text).functionLengths == [1, 2, 1])
  }
}
