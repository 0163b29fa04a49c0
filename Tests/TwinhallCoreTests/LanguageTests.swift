import Glibc
import Testing

@testable import TwinhallCore

@Suite struct LanguageTests {
  @Test("the four languages of the program are offered, English first")
  func embedded() {
    #expect(Language.allCases.map(\.tag) == ["en", "sv", "es", "uk"])
    #expect(Language(rawValue: "es") != nil)
    #expect(Language(rawValue: "xx") == nil)
  }

  @Test("a file of a folder is a language by its tag; what has none is left out, and so is a folder that is not there")
  func folder() throws {
    let path = "/tmp/twinhall-languages-\(getpid())"
    mkdir(path, 0o700)
    defer { rmdir(path) }
    for (name, content) in [("pl.txt", "[language]\nlanguage.tag = PL\n"), ("a.txt", "[frame]\n"), ("notes.md", "language.tag = xx")] {
      let file = try #require(fopen("\(path)/\(name)", "w"))
      fputs(content, file)
      fclose(file)
    }
    let found = LanguageFile.inFolder(path)
    for name in ["pl.txt", "a.txt", "notes.md"] { unlink("\(path)/\(name)") }
    #expect(found.map(\.tag) == ["pl"])
    #expect(found.allSatisfy { !$0.isEmbedded })
    #expect(LanguageFile.inFolder("/nowhere").isEmpty)
    #expect(LanguageFile.inFolder(nil).isEmpty)
    #expect(LanguageFile("language.tag = a/b", isEmbedded: false) == nil)
  }

  @Test(
    "the script decides which way lines run",
    arguments: [
      ("ar", "rtl"), ("fa-IR", "rtl"), ("he", "rtl"), ("sv", "ltr"), ("uk", "ltr"), ("az-Arab", "rtl"), ("ur-Latn", "ltr"), ("", "ltr"),
    ])
  func direction(_ tag: String, _ expected: String) {
    #expect(TextDirection(ofLanguage: tag).rawValue == expected)
  }

  @Test("a written language may be one that the interface lacks; what is no code is none")
  func written() {
    #expect(WrittenLanguage(rawValue: "sw")?.tag == "sw")
    #expect(WrittenLanguage(rawValue: "zh-Hant")?.direction == .leftToRight)
    for wrong in ["", "s", "SV", "svenska", "sv-", "sv_SE", "<b>"] { #expect(WrittenLanguage(rawValue: wrong) == nil, "\(wrong)") }
  }
}
