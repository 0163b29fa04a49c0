import TwinhallCore

/// How one language writes numbers, days and lists, and orders words: the section `[language]` of its file. Patterns are those of
/// Unicode CLDR; `~` stands for a space at which no line breaks, and `–` for nothing at all.
struct Conventions: Sendable {
  /// The language's name in itself.
  let ownName: String
  let decimalSign: String
  let groupSign: String
  /// A whole number with fewer digits than this is not grouped.
  let leastGrouped: Int
  /// Within a date.
  let months: [String]
  let shortMonths: [String]
  /// Alone, as a heading.
  let monthsAlone: [String]
  let sorting: SortingOrder
  private let plurals: [(category: PluralCategory, rule: PluralRule)]
  private let patterns: [String: Template]
  private let currencies: [String: String]

  /// - Parameter lines: the section, without `language.`; what is missing is as in English.
  init(_ lines: [String: String]) {
    let lines = englishLines.merging(lines) { _, own in own }.mapValues { $0 == "–" ? "" : $0.replacing("~", with: noBreakSpace) }
    func line(_ name: String) -> String { lines[name] ?? "" }
    func words(_ name: String) -> [String] { line(name).split(separator: " ").map(String.init) }
    ownName = line("name")
    (decimalSign, groupSign) = (line("decimal"), line("group"))
    leastGrouped = Int(line("group-from")) ?? 4
    (months, shortMonths, monthsAlone) = (words("months"), words("months-short"), words("months-alone"))
    sorting = SortingOrder(line("sorting"))
    patterns = lines.filter { $0.value.contains("{") }.mapValues { Template($0[...]) }
    currencies = lines.filter { $0.key.hasPrefix("currency-") }
    plurals = PluralCategory.allCases.compactMap { category in
      lines["plural-" + category.rawValue].flatMap(PluralRule.init).map { (category, $0) }
    }
  }

  /// The pattern's text with its places filled.
  func pattern(_ name: String, _ places: KeyValuePairs<String, Argument>) -> String { patterns[name]?.filled(places, self) ?? "" }

  /// How the language writes a currency: its sign where it has one of its own, its code otherwise.
  func currency(_ code: String) -> String { currencies["currency-" + code.lowercased()] ?? code }

  /// The categories for which a text with a number needs a form.
  var pluralCategories: Set<PluralCategory> { Set(plurals.map(\.category)).union([.other]) }

  func pluralCategory(_ count: Int) -> PluralCategory {
    plurals.first { $0.rule.holds(count.magnitude) }?.category ?? .other
  }
}

/// Every line of the section that a language may have; what a partial file leaves out.
private let englishLines = [
  "currency": "{currency}~{amount}", "day": "{day} {month} {year}", "day-short": "{day} {month} {year}", "decimal": ".", "group": ",",
  "group-from": "4", "list": "{first} and {last}", "moment": "{day}, {time}",
  "months": "January February March April May June July August September October November December",
  "months-alone": "January February March April May June July August September October November December",
  "months-short": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", "percent": "{number}%", "quotation": "“{text}”", "sorting": "–",
]

extension Conventions {
  private static let all = TextFile.merged.mapValues { Conventions($0.language) }
  static let english = Conventions([:])

  static func of(_ language: Language) -> Conventions { all[language] ?? english }
}
