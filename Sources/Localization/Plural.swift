import TwinhallCore

/// The plural categories of the languages at hand (Unicode CLDR, plural rules for cardinals).
enum PluralCategory: String, CaseIterable {
  case one
  case other

  /// English and Swedish: one for 1 alone. Whole numbers only.
  init(_ count: Int, in language: Language) {
    self =
      switch language {
      case .english, .swedish: count == 1 ? .one : .other
      }
  }

  /// `forms.rows.one` is the form `one` of `forms.rows`.
  static func split(_ key: String) -> (base: String, category: PluralCategory)? {
    guard let dot = key.lastIndex(of: "."), let category = PluralCategory(rawValue: String(key[key.index(after: dot)...])) else {
      return nil
    }
    return (String(key[..<dot]), category)
  }
}

/// The forms of one text.
struct PluralForms: Sendable {
  var templates: [PluralCategory: Template] = [:]

  func filled(_ arguments: KeyValuePairs<String, Argument>, _ language: Language) -> String {
    let count = if case .count(let count)? = arguments.first(where: { $0.key == "count" })?.value { count } else { 0 }
    let template = templates[PluralCategory(count, in: language)] ?? templates[.other]
    return template?.filled(arguments, language) ?? ""
  }
}
