/// Where a dictionary of the language puts the letters that Latin folding knows nothing of.
/// `z < å < ä = æ < ö = ø`: after z, in this order. `а < б < в …`, which begins with none of a to z: an alphabet of its own, which comes
/// before Latin letters. Empty: every letter is where its Latin base is.
struct SortingOrder: Sendable {
  private var keys: [Character: String] = [:]

  init(_ rule: String) {
    var steps = rule.split(separator: "<").map { $0.split(separator: "=").flatMap { $0.filter { $0 != " " } } }
    guard let first = steps.first?.first else { return }
    var anchor: String?
    if first.isASCII {
      anchor = String(first)
      steps.removeFirst()
    }
    for (index, letters) in steps.enumerated() {
      for letter in letters { keys[letter] = Self.key(index, anchor) }
    }
  }

  /// A tilde sorts after every letter and digit, so `n~1` stands between `nz` and `o`; capitals sort between digits and letters.
  private static func key(_ index: Int, _ anchor: String?) -> String {
    if let anchor { return "\(anchor)~\(index + 1)" }
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return String([letters[index / letters.count % letters.count], letters[index % letters.count]])
  }

  func key(_ text: String) -> String {
    if keys.isEmpty { return folded(text) }
    var result = ""
    for character in text.lowercased() {
      if let key = keys[character] {
        result += key
      } else {
        result += character.isWhitespace ? " " : folded(String(character))
      }
    }
    return result
  }
}
