/// One rule of CLDR for the plural forms of a language (Unicode Technical Standard 35, part 3, "Plural rules syntax"), for whole numbers:
/// `n % 10 = 2..4 and n % 100 != 12..14`. What CLDR writes behind `@` are samples.
struct PluralRule: Sendable {
  /// One comparison. Of a whole number the operands `n` and `i` are the number; those about digits behind the decimal sign are 0.
  fileprivate struct Relation {
    var isOfNumber: Bool
    var modulus: UInt?
    var isNegated: Bool
    var ranges: [ClosedRange<UInt>]

    func holds(_ number: UInt) -> Bool {
      var value = isOfNumber ? number : 0
      if let modulus { value %= modulus }
      return ranges.contains { $0.contains(value) } != isNegated
    }
  }

  /// Of which one has to hold, with all its relations.
  private let alternatives: [[Relation]]

  /// Nil for text outside the syntax.
  init?(_ text: String) {
    let condition = text.prefix { $0 != "@" }
    var alternatives: [[Relation]] = []
    for part in condition.split(separator: " or ") {
      var relations: [Relation] = []
      for text in part.split(separator: " and ") {
        guard let relation = Relation(text) else { return nil }
        relations.append(relation)
      }
      alternatives.append(relations)
    }
    guard !alternatives.isEmpty else { return nil }
    self.alternatives = alternatives
  }

  /// Whether a whole number, taken without its sign, has this form.
  func holds(_ number: UInt) -> Bool { alternatives.contains { $0.allSatisfy { $0.holds(number) } } }
}

extension PluralRule.Relation {
  fileprivate init?(_ text: Substring) {
    var words = text.split(separator: " ")[...]
    guard let operand = words.popFirst(), ["n", "i", "v", "w", "f", "t", "c", "e"].contains(operand) else { return nil }
    isOfNumber = operand == "n" || operand == "i"
    if words.first == "%" {
      guard let modulus = words.dropFirst().first.flatMap({ UInt($0) }), modulus > 0 else { return nil }
      self.modulus = modulus
      words = words.dropFirst(2)
    }
    guard let sign = words.popFirst(), sign == "=" || sign == "!=", words.count == 1 else { return nil }
    isNegated = sign == "!="
    ranges = []
    for range in words[words.startIndex].split(separator: ",") {
      let ends = range.split(separator: ".").compactMap { UInt($0) }
      guard let first = ends.first, let last = ends.last, ends.count <= 2, first <= last else { return nil }
      ranges.append(first...last)
    }
    guard !ranges.isEmpty else { return nil }
  }
}
