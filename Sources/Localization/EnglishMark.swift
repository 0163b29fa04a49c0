/// Two characters of the private use area around a text that stands in English because the page's language lacks it. `Markup` writes them
/// as an element with a `lang` attribute; what is no page leaves them out.
public enum EnglishMark {
  private static let opening = "\u{E000}"
  private static let closing = "\u{E001}"

  static func marked(_ text: String) -> String { opening + text + closing }

  /// The text for e-mails and files.
  public static func removed(from text: String) -> String {
    // Nearly every text has none, and looking costs less than copying.
    guard text.utf8.contains(0xEE) else { return text }
    return text.replacing(opening, with: "").replacing(closing, with: "")
  }
}
