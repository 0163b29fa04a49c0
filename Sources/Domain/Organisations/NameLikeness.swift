/// Whether two names may mean the same body. Works on folded names: lower case, without accents, one space between words.
public enum NameLikeness {
  /// Names from five letters on may differ in two letters; shorter ones have to be equal.
  static let shortestNear = 5
  static let mostEdits = 2

  /// True for equal names, and for longer ones with a slip of the pen between them, with or without words such as "municipality".
  public static func areAlike(_ first: String, _ second: String) -> Bool {
    if first == second { return !first.isEmpty }
    let (first, second) = (core(first), core(second))
    if first == second { return !first.isEmpty }
    guard min(first.utf8.count, second.utf8.count) >= shortestNear else { return false }
    return isWithin(mostEdits, Array(first.utf8), Array(second.utf8))
  }

  /// The name without the words for its kind; the whole name when nothing else is left.
  public static func core(_ name: String) -> String {
    distinctive(name.split(separator: " ").map(String.init)).joined(separator: " ")
  }

  /// The words that tell one body from another; all of them when nothing else is left.
  public static func distinctive(_ words: [String]) -> [String] {
    let kept = words.filter { !kindWords.contains($0) }
    return kept.isEmpty ? words : kept
  }

  private static let kindWords: Set<String> = [
    "municipality", "kommun", "kommuns", "county", "city", "town", "council", "region", "district", "hromada", "lan", "the", "of",
    "local", "government", "territorial", "community", "opstina", "obshtina", "rajon", "stad",
  ]

  /// Whether at most `limit` letters have to be put in, left out or exchanged (Levenshtein's distance, broken off early).
  static func isWithin(_ limit: Int, _ first: [UInt8], _ second: [UInt8]) -> Bool {
    guard abs(first.count - second.count) <= limit else { return false }
    var previous = Array(0...second.count)
    for (row, letter) in first.enumerated() {
      var current = [row + 1]
      current.reserveCapacity(second.count + 1)
      for (column, other) in second.enumerated() {
        current.append(min(previous[column] + (letter == other ? 0 : 1), previous[column + 1] + 1, current[column] + 1))
      }
      if current.allSatisfy({ $0 > limit }) { return false }
      previous = current
    }
    return previous[second.count] <= limit
  }
}
