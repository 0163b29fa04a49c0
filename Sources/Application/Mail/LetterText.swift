import Localization

/// What every mail keeps to: 10 kB of plain text, so that it is read in full on a slow line and no server cuts it.
enum LetterText {
  static let limit = 10_000

  /// The text, or its beginning up to the end of a paragraph (or else of a line, or a word) that is no longer than so many bytes.
  static func cut(_ text: String, bytes: Int) -> (text: String, isCut: Bool) {
    guard text.utf8.count > bytes else { return (text, false) }
    var end = text.utf8.index(text.startIndex, offsetBy: max(0, bytes))
    while end > text.startIndex, String.Index(end, within: text) == nil { end = text.utf8.index(before: end) }
    let beginning = text[..<end]
    // A paragraph that ends in the last half is worth the loss of the rest.
    let half = beginning.index(beginning.startIndex, offsetBy: beginning.count / 2)
    for separator in ["\n\n", "\n", " "] {
      if let last = beginning.ranges(of: separator).last, last.lowerBound > half { return (String(beginning[..<last.lowerBound]), true) }
    }
    return (String(beginning), true)
  }

  /// As above, with a line that says where the rest is.
  static func cut(_ text: String, bytes: Int, link: String, _ texts: Texts) -> String {
    let (beginning, isCut) = cut(text, bytes: bytes)
    return isCut ? beginning + "\n\n" + texts(MailText.restHere, ["link": .text(link)]) : beginning
  }
}
