import Domain
import Testing

@Suite("Text as it is taken in")
struct EnteredTextTests {
  private func entered(_ text: String, limit: Int = 20) -> (text: String, problems: [Problem]) {
    var validation = Validation()
    let result = validation.text("field", text, required: true, limit: limit)
    return (result, validation.problems)
  }

  @Test("Control characters and marks that turn the reading direction round are left out")
  func controls() {
    #expect(entered("Ka\u{1}sa\u{7F}ma\u{85}\u{0}").text == "Kasama")
    #expect(entered("\u{202E}amasaK\u{202C}").text == "amasaK")
    #expect(entered("a\u{2066}b\u{2069}c\u{FEFF}").text == "abc")
    #expect(entered("\u{202E}\u{1}").problems == [Problem("field", .missing)])
  }

  @Test("Line ends, tabs, joiners and the marks of right-to-left scripts stay")
  func harmless() {
    #expect(entered("one\r\ntwo\n\tthree").text == "one\r\ntwo\n\tthree")
    #expect(entered("می\u{200C}خواهم\u{200F}").text == "می\u{200C}خواهم\u{200F}")
  }

  @Test("One letter with a thousand marks on it is longer than one letter")
  func marks() {
    let tower = "a" + String(repeating: "\u{301}", count: 1000)
    #expect(entered(tower).problems == [Problem("field", .tooLong, ["limit": "20"])])
    #expect(entered("កម្ពុជា ព្រះរាជា").problems.isEmpty)
  }
}
