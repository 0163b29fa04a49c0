/// How far two words are apart.
public enum Misspelling {
  /// Letters to put in, take out, exchange or swap with their neighbour, to make one word the other (optimal string alignment).
  public static func distance(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left.unicodeScalars), Array(right.unicodeScalars))
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      for column in right.indices {
        let substitution = last[column] + (left[row] == right[column] ? 0 : 1)
        var best = min(substitution, last[column + 1] + 1, current[column] + 1)
        let isSwap = row > 0 && column > 0 && left[row] == right[column - 1] && left[row - 1] == right[column]
        if isSwap { best = min(best, beforeLast[column - 1] + 1) }
        current.append(best)
      }
      (beforeLast, last) = (last, current)
    }
    return last[right.count]
  }

  /// The most by which a word may be wrong and still be recognised.
  public static func tolerance(for word: String) -> Int { word.unicodeScalars.count <= 4 ? 1 : 2 }

  /// Every three neighbouring letters of a word, with its beginning marked.
  public static func grams(of word: String) -> Set<String> {
    let letters = Array((" " + word + " ").unicodeScalars)
    guard letters.count >= 3 else { return [] }
    return Set(
      (0...letters.count - 3).map { start in
        letters[start..<start + 3].reduce(into: "") { $0.unicodeScalars.append($1) }
      })
  }
}
