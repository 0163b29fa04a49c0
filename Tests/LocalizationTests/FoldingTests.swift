import Testing
import TwinhallCore

@testable import Localization

@Suite struct FoldingTests {
  @Test(
    "letters with accents are found by the letters without",
    arguments: [
      ("Älvsbyn", "alvsbyn"), ("ÅRE", "are"), ("Östersund", "ostersund"), ("Gdańsk", "gdansk"), ("Łódź", "lodz"), ("Čačak", "cacak"),
      ("Tromsø", "tromso"), ("Ærø", "aero"), ("Straße", "strasse"), ("Bogotá", "bogota"), ("São Tomé", "sao tome"), ("İzmir", "izmir"),
      ("Côte d’Ivoire", "cote divoire"), ("Côte d'Ivoire", "cote divoire"), ("Đakovica", "dakovica"), ("e\u{301}", "e"),
    ])
  func latin(_ text: String, _ expected: String) {
    #expect(folded(text) == expected)
  }

  @Test(
    "Cyrillic is found by Latin letters",
    arguments: [
      ("Чернігів", "chernihiv"), ("Кам'янець-Подільський", "kamianets podilskyi"), ("Херсон", "kherson"), ("Берислав", "beryslav"),
      ("Ґалаґан", "galagan"), ("Їжак", "izhak"), ("Чачак је град", "cacak je grad"), ("Ћуприја", "cuprija"),
    ])
  func cyrillic(_ text: String, _ expected: String) {
    #expect(folded(text) == expected)
  }

  @Test("spaces and punctuation are one space, and none at the ends")
  func spaces() {
    #expect(folded("  Kalix –\u{A0}Mazabuka (Zambia) ") == "kalix mazabuka zambia")
    #expect(folded("") == "")
    #expect(folded(" - ") == "")
  }

  @Test("folding twice changes nothing")
  func idempotent() {
    for text in ["Älvsbyn", "Кам'янець", "አዲስ አበባ", "القاهرة", "北京"] { #expect(folded(folded(text)) == folded(text)) }
  }

  @Test("other scripts keep their letters")
  func otherScripts() {
    #expect(folded("አዲስ አበባ") == "አዲስ አበባ")
    #expect(folded("北京") == "北京")
  }

  @Test("Swedish sorts å, ä and ö last, in this order")
  func sorting() {
    let towns = ["Örebro", "Zinkgruvan", "Ängelholm", "Åre", "Arvika", "Oskarshamn"]
    #expect(
      towns.sorted { sortingKey($0, .swedish) < sortingKey($1, .swedish) } == [
        "Arvika", "Oskarshamn", "Zinkgruvan", "Åre", "Ängelholm", "Örebro",
      ])
    #expect(
      towns.sorted { sortingKey($0, .english) < sortingKey($1, .english) } == [
        "Ängelholm", "Åre", "Arvika", "Örebro", "Oskarshamn", "Zinkgruvan",
      ])
  }

  @Test("Spanish puts ñ after n, Ukrainian its own alphabet before Latin letters")
  func sortingByAlphabet() throws {
    let (spanish, ukrainian) = try (#require(Language(rawValue: "es")), #require(Language(rawValue: "uk")))
    #expect(
      ["Nuevo", "ñandú", "Oca", "Nz", "Árbol"].sorted { sortingKey($0, spanish) < sortingKey($1, spanish) } == [
        "Árbol", "Nuevo", "Nz", "ñandú", "Oca",
      ])
    let words = ["Umeå", "Ямпіль", "Ірпінь", "Ґанок", "Гадяч", "Дубно", "Єлань", "Їжакевичі", "Йосипівка", "2 села", "Зміїв"]
    #expect(
      words.sorted { sortingKey($0, ukrainian) < sortingKey($1, ukrainian) } == [
        "2 села", "Гадяч", "Ґанок", "Дубно", "Єлань", "Зміїв", "Ірпінь", "Їжакевичі", "Йосипівка", "Ямпіль", "Umeå",
      ])
  }

  @Test("countries are named and come in the order of their names")
  func countries() {
    let swedish = Texts.load(.swedish)
    #expect(swedish.country("SE") == "Sverige")
    #expect(swedish.country("XX") == "XX")
    #expect(Texts.load(.english).country("XK") == "Kosovo")
    #expect(swedish.countryCodes.suffix(3) == ["AX", "AT", "TL"])
    #expect(Set(swedish.countryCodes) == Set(Texts.load(.english).countryCodes))
    #expect(swedish.languageName("uk") == "ukrainska")
  }
}
