import TwinhallCore

extension Language {
  /// The reader's dearest language that the interface has (RFC 9110 §12.5.4): by weight, then in the order of the field. A range that is
  /// not there is shortened from its end (RFC 4647 §3.4), so that `es-CO` finds Spanish. English when nothing fits.
  /// - Parameter field: the value of `Accept-Language`.
  init(accepted field: String) {
    let ranges = field.split(separator: ",").compactMap(LanguageRange.init)
    let refused = Set(ranges.filter { $0.weight == 0 }.map(\.tag))
    // Sorting keeps the order of what weighs the same.
    let wanted = ranges.filter { $0.weight > 0 }.enumerated().sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }
    for (_, range) in wanted {
      if let found = Self.lookedUp(range.tag, but: refused) {
        self = found
        return
      }
    }
    self = .english
  }

  private static func lookedUp(_ tag: String, but refused: Set<String>) -> Language? {
    if tag == "*" { return refused.contains("en") ? allCases.first { !refused.contains($0.tag) } : .english }
    var parts = tag.split(separator: "-")
    while !parts.isEmpty {
      let shortened = parts.joined(separator: "-")
      if let language = Language(rawValue: shortened), !refused.contains(shortened) { return language }
      parts.removeLast()
    }
    return nil
  }
}

private struct LanguageRange {
  let tag: String
  /// 0 to 1 (RFC 9110 §12.4.2); 0 says that the language is not wanted.
  let weight: Double

  init?(_ text: Substring) {
    let parts = text.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
    guard let tag = parts.first, !tag.isEmpty else { return nil }
    self.tag = tag
    let given = parts.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 }
    weight = min(max(given ?? 1, 0), 1)
  }
}
