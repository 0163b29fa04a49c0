/// The plural categories of Unicode CLDR, in the order in which their rules are tried.
enum PluralCategory: String, CaseIterable {
  case zero
  case one
  case two
  case few
  case many
  case other

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

  /// A form that is not there is that of all other numbers.
  func filled(_ arguments: KeyValuePairs<String, Argument>, _ conventions: Conventions) -> String {
    let count = if case .count(let count)? = arguments.first(where: { $0.key == "count" })?.value { count } else { 0 }
    let template = templates[conventions.pluralCategory(count)] ?? templates[.other]
    return template?.filled(arguments, conventions) ?? ""
  }
}
