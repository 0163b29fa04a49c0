import Testing

@Suite("Languages are embedded")
struct LanguageTests {
  @Test("every file of texts has its line in texts.c, which is all that a new language needs")
  func embedded() throws {
    let folder = "Sources/C/CResources/files/texts/"
    let files = Set(Repository.textFiles.map(\.path).filter { $0.hasPrefix(folder) }.map { String($0.dropFirst(folder.count)) })
    let source = try #require(Repository.textFiles.first { $0.path == "Sources/C/CResources/texts.c" })
    let lines = source.lines.filter { $0.hasPrefix("#embed") }
    let embedded = Set(lines.compactMap { $0.split(separator: "\"").dropFirst().first.map { String($0.dropFirst("files/texts/".count)) } })
    #expect(embedded == files, "write the line '#embed \"files/texts/xx.txt\" suffix(, 0, )' for the file xx.txt")
    #expect(lines.allSatisfy { $0.hasSuffix("suffix(, 0, )") })
  }
}
