import Store
import Testing

@testable import Application

@Suite("What is typed into the search box")
struct SearchTermsTests {
  @Test("Words are folded, and the last may be a beginning")
  func words() {
    let terms = SearchTerms("Åmål  vatten-rening")
    #expect(terms.words == ["amal", "vatten", "rening"])
    #expect(terms.isOpen)
  }

  @Test("Quotes hold words together, also when the last one is missing")
  func phrases() {
    #expect(SearchTerms("\"clean water\" kiruna").terms == [.phrase(["clean", "water"]), .word("kiruna")])
    #expect(SearchTerms("kiruna \"clean water").terms == [.word("kiruna"), .phrase(["clean", "water"])])
    #expect(SearchTerms("\"water\"").terms == [.word("water")])
    #expect(!SearchTerms("\"water\"").isOpen)
  }

  @Test("A single letter is a word and no beginning: half of everything begins with it")
  func letter() {
    #expect(SearchTerms("Å").terms == [.word("a")])
    #expect(!SearchTerms("Å").isOpen)
  }

  @Test("Signs alone ask for nothing", arguments: ["", "   ", "\"\"", "***", "()-:", "\" \" \""])
  func signs(_ typed: String) { #expect(SearchTerms(typed).isEmpty) }

  @Test("No more than eight words and two hundred letters are read")
  func bounds() {
    #expect(SearchTerms(String(repeating: "word ", count: 300)).terms.count == 8)
    #expect(SearchTerms(String(repeating: "x", count: 5_000)).words[0].count == 200)
  }

  @Test("An excerpt shows where a word stands, whatever its accents, and marks it")
  func excerpt() {
    let text = String(repeating: "Before it. ", count: 30) + "Then came Åmål, by the lake. " + String(repeating: "After it. ", count: 30)
    let pieces = Excerpt(words: ["amal"], isOpen: false).around(text)
    let marked = pieces.filter(\.isMarked).map(\.text)
    #expect(marked == ["Åmål"])
    #expect(pieces.first?.text == "…")
    #expect(pieces.last?.text == "…")
    #expect(pieces.map(\.text).joined().count < 320)
  }

  @Test("A word in another script is marked by its Latin letters, and no letter is cut in two")
  func scripts() {
    let pieces = Excerpt(words: ["kherson"], isOpen: true).marked("Місто Херсон – Kherson")
    let marked = pieces.filter(\.isMarked).map(\.text)
    #expect(marked == ["Херсон", "Kherson"])
    let long = String(repeating: "Ж", count: 900)
    let whole = Excerpt(words: ["a"], isOpen: false).around(long).map(\.text).joined()
    #expect(!whole.unicodeScalars.contains("\u{FFFD}"))
  }
}
