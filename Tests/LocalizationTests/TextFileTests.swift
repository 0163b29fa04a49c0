import Testing
import TwinhallCore

@testable import Localization

@Suite struct TextFileTests {
  @Test("headings, texts and plural forms are read; other lines are faults")
  func reading() {
    let rows = "[b]\nb.rows.one = {count} row\nb.rows.other = {count} rows\nnonsense\n"
    let file = TextFile("[a]\na.one = \na.title = A = B\n" + rows + "[language]\nlanguage.plural-one = n = 1")

    #expect(file.sections.map(\.name) == ["a", "b", "language"])
    #expect(file.sections[1].keys == ["b.rows.one", "b.rows.other"])
    #expect(file.faults == ["nonsense"])
    let texts = Texts(language: .english, file: file)
    #expect(texts.text("a.title") == "A = B")
    #expect(texts.text("b.rows", ["count": .count(1)]) == "1 row")
    #expect(texts.text("b.rows", ["count": .count(1200)]) == "1,200 rows")
    #expect(texts.text("b.rows", ["count": .count(0)]) == "0 rows")
    #expect(texts.text("b.missing") == nil)
  }

  @Test("a key written twice is a fault")
  func repeated() {
    #expect(TextFile("[a]\na.b = 1\na.b = 2").faults == ["a.b"])
    #expect(TextFile("[a]\na.b.one = 1\na.b.one = 2").faults == ["a.b.one"])
  }

  @Test("placeholders are filled by name, and one without an argument stays in sight")
  func placeholders() {
    let template = Template("{first} of {total}, {first}")
    #expect(template.placeholders == ["first", "total"])
    #expect(template.filled(["total": .text("b"), "first": .text("{total}")], .english) == "{total} of b, {total}")
    #expect(template.filled(["first": .count(1)], .english) == "1 of {total}, 1")
    #expect(Template("open { brace").filled([:], .english) == "open { brace")
  }

  @Test("the section of the language is not among the texts")
  func language() {
    let file = TextFile("[language]\nlanguage.day = {day}.{month}.\nlanguage.tag = xx\nlanguage.tag = yy")
    #expect(file.language == ["day": "{day}.{month}.", "tag": "yy"])
    #expect(file.entries.isEmpty)
    #expect(file.faults == ["language.tag"])
  }

  @Test("a text that a language lacks is in English, marked; e-mails leave the marks out")
  func fallback() {
    let texts = Texts(language: .swedish, file: TextFile("[frame]\nframe.home = Hem"))
    #expect(texts(FrameText.home) == "Hem")
    #expect(texts(FrameText.seeking) == "\u{E000}Seeking a partner\u{E001}")
    #expect(EnglishMark.removed(from: "1. " + texts(FrameText.seeking)) == "1. Seeking a partner")
    #expect(texts.text("frame.unknown") == nil)
    #expect(texts.countryCodes.count == Texts.shared(.english).countryCodes.count)
    #expect(sortingKey(texts(FrameText.seeking), .swedish) == "seeking a partner")
  }

  @Test("the four languages of the program are complete", arguments: Language.allCases)
  func completeness(_ language: Language) {
    let completeness = Completeness(of: language)
    #expect(completeness.missing == [])
    #expect(completeness.share == 1)
    #expect(completeness.total > 1000)
  }
}
