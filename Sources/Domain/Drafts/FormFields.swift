/// The fields of a form by name, each with its values in the order they were sent.
public struct FormFields: Hashable, Sendable {
  public private(set) var values: [String: [String]] = [:]

  /// - Parameter pairs: browsers end lines with CR LF or with LF; here LF ends them.
  public init(_ pairs: some Sequence<(name: String, value: String)> = []) {
    for (name, value) in pairs {
      values[Self.clean(name), default: []].append(Self.clean(value.replacing("\r\n", with: "\n")))
    }
  }

  public subscript(name: String) -> [String]? {
    get { values[name] }
    set { values[name] = newValue }
  }

  /// Bytes of all names and values together.
  public var size: Int { values.reduce(0) { $1.value.reduce($0 + $1.key.utf8.count) { $0 + $1.utf8.count } } }

  /// Takes the named fields from `newer`; those that it does not have are left out, as unchecked boxes are.
  public func replacing(_ names: [String], from newer: FormFields) -> FormFields {
    var result = self
    for name in names { result.values[name] = newer.values[name] }
    return result
  }

  /// Whether every field stands in `other` with the same values.
  public func isContained(in other: FormFields) -> Bool { values.allSatisfy { other.values[$0.key] == $0.value } }

  /// The separators of the stored form are control characters, which nobody types.
  private static func clean(_ text: String) -> String {
    text.unicodeScalars.contains { $0 == pairEnd || $0 == nameEnd }
      ? String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != pairEnd && $0 != nameEnd })) : text
  }

  private static let pairEnd: Unicode.Scalar = "\u{1E}"
  private static let nameEnd: Unicode.Scalar = "\u{1F}"
}

extension FormFields {
  /// As the database holds it: `name US value RS` for each value, in the order of the names.
  public var stored: String {
    values.sorted { $0.key < $1.key }.flatMap { name, values in values.map { "\(name)\u{1F}\($0)\u{1E}" } }.joined()
  }

  /// What a person has written, without choices and hidden values: codes and identifiers are small letters, digits and hyphens.
  public var words: [String] {
    values.sorted { $0.key < $1.key }.filter { $0.key != "stamp" && $0.key != "version" }.flatMap(\.value)
      .filter { value in !value.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D } }
  }

  public init(stored: String) {
    self.init(
      stored.unicodeScalars.split(separator: "\u{1E}").map { pair in
        let halves = pair.split(separator: "\u{1F}", maxSplits: 1, omittingEmptySubsequences: false)
        return (name: String(halves[0]), value: halves.count > 1 ? String(halves[1]) : "")
      })
  }
}
