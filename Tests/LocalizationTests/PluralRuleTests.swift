import Testing
import TwinhallCore

@testable import Localization

/// The rules and the samples of CLDR 46, plurals.xml, for whole numbers.
@Suite struct PluralRuleTests {
  static let languages: [(String, [(PluralCategory, String?, String)])] = [
    ("en", [(.one, "i = 1 and v = 0", "1"), (.other, nil, "0, 2~16, 100, 1000, 10000, 100000, 1000000")]),
    ("sv", [(.one, "i = 1 and v = 0", "1"), (.other, nil, "0, 2~16, 100, 1000, 10000, 100000, 1000000")]),
    ("sw", [(.one, "i = 1 and v = 0", "1"), (.other, nil, "0, 2~16, 100, 1000, 10000, 100000, 1000000")]),
    (
      "es",
      [
        (.one, "n = 1", "1"), (.many, "e = 0 and i != 0 and i % 1000000 = 0 and v = 0 or e != 0..5", "1000000"),
        (.other, nil, "0, 2~16, 100, 1000, 10000, 100000"),
      ]
    ),
    (
      "uk",
      [
        (.one, "v = 0 and i % 10 = 1 and i % 100 != 11", "1, 21, 31, 41, 51, 61, 71, 81, 101, 1001"),
        (.few, "v = 0 and i % 10 = 2..4 and i % 100 != 12..14", "2~4, 22~24, 32~34, 42~44, 52~54, 62, 102, 1002"),
        (
          .many, "v = 0 and i % 10 = 0 or v = 0 and i % 10 = 5..9 or v = 0 and i % 100 = 11..14",
          "0, 5~19, 100, 1000, 10000, 100000, 1000000"
        ),
      ]
    ),
    (
      "pl",
      [
        (.one, "i = 1 and v = 0", "1"),
        (.few, "v = 0 and i % 10 = 2..4 and i % 100 != 12..14", "2~4, 22~24, 32~34, 42~44, 52~54, 62, 102, 1002"),
        (
          .many, "v = 0 and i != 1 and i % 10 = 0..1 or v = 0 and i % 10 = 5..9 or v = 0 and i % 100 = 12..14",
          "0, 5~19, 100, 1000, 10000, 100000, 1000000"
        ),
      ]
    ),
    (
      "ar",
      [
        (.zero, "n = 0", "0"), (.one, "n = 1", "1"), (.two, "n = 2", "2"), (.few, "n % 100 = 3..10", "3~10, 103~110, 1003"),
        (.many, "n % 100 = 11..99", "11~26, 111, 1011"),
        (.other, nil, "100~102, 200~202, 300~302, 400~402, 500~502, 600, 1000, 10000, 100000, 1000000"),
      ]
    ),
  ]

  @Test("every sample of CLDR has its category", arguments: languages)
  func samples(_ tag: String, _ rules: [(category: PluralCategory, rule: String?, samples: String)]) {
    var lines: [String: String] = [:]
    for rule in rules { lines["plural-" + rule.category.rawValue] = rule.rule.map { "\($0) @integer \(rule.samples), …" } }
    let conventions = Conventions(lines)
    for rule in rules {
      let wrong = numbers(rule.samples).filter { conventions.pluralCategory($0) != rule.category }
      #expect(wrong == [], "\(rule.category) in \(tag)")
    }
    #expect(conventions.pluralCategory(-1) == conventions.pluralCategory(1))
  }

  @Test("the languages of the program have the rules of CLDR")
  func own() throws {
    for (tag, rules) in Self.languages {
      guard let language = Language(rawValue: tag) else { continue }
      let lines = try #require(TextFile.merged[language]).language
      for (category, rule, _) in rules where rule != nil { #expect(lines["plural-" + category.rawValue] == rule, "\(category) in \(tag)") }
    }
  }

  @Test(
    "what is no rule is refused",
    arguments: ["", "n", "n = ", "x = 1", "n % 0 = 1", "n = 5..2", "n = a", "n = 1 and", "n = 1 or", "n == 1", "n = 1 2"])
  func malformed(_ text: String) {
    #expect(PluralRule(text) == nil)
  }

  private func numbers(_ samples: String) -> [Int] {
    samples.split(separator: ", ").flatMap { sample in
      let ends = sample.split(separator: "~").compactMap { Int($0) }
      return Array(ends[0]...ends[ends.count - 1])
    }
  }
}
