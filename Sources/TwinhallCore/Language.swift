/// A language of the interface. A new one is a case here and a file of texts.
public enum Language: String, CaseIterable, Sendable {
  case english = "en"
  case swedish = "sv"

  /// BCP 47 tag for `lang` attributes.
  public var tag: String { rawValue }
}
