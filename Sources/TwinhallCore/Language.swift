/// A language of the interface: one for each file of texts. English is always there and stands in where a text is missing.
public struct Language: RawRepresentable, Hashable, CaseIterable, Sendable {
  /// BCP 47 tag, as in addresses and `lang` attributes: `sv`, `pt-br` (lower case).
  public let rawValue: String

  /// Nil for a language that has no file of texts.
  public init?(rawValue: String) {
    guard rawValue == "en" || rawValue == "sv" || Self.tags.contains(rawValue) else { return nil }
    self.rawValue = rawValue
  }

  private init(known tag: String) { rawValue = tag }

  public static let english = Language(known: "en")
  public static let swedish = Language(known: "sv")

  /// In the order in which readers are offered them: those in the binary, then those of the operator's folder.
  public static let allCases: [Language] = LanguageFile.all.map(\.tag).uniqued().map(Language.init(known:))

  private static let tags = Set(allCases.map(\.rawValue))

  public var tag: String { rawValue }
  public var direction: TextDirection { TextDirection(ofLanguage: tag) }
}

extension Language: CustomStringConvertible {
  public var description: String { rawValue }
}

/// Which way lines of a language run.
public enum TextDirection: String, Sendable {
  case leftToRight = "ltr"
  case rightToLeft = "rtl"

  /// By the script in which the language is usually written (CLDR, likely subtags).
  /// - Parameter tag: BCP 47; one that names the script, such as `az-arab`, goes by it.
  public init(ofLanguage tag: String) {
    let parts = tag.lowercased().split(separator: "-")
    if parts.count > 1, parts[1].utf8.count == 4 {
      self = rightToLeftScripts.contains(parts[1]) ? .rightToLeft : .leftToRight
    } else {
      self = parts.first.map { rightToLeftLanguages.contains($0) } == true ? .rightToLeft : .leftToRight
    }
  }
}

private let rightToLeftScripts: Set<Substring> = ["adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"]
private let rightToLeftLanguages: Set<Substring> = [
  "ar", "arc", "ckb", "dv", "fa", "he", "ks", "lrc", "mzn", "nqo", "prs", "ps", "sd", "syr", "ug", "ur", "yi",
]

extension Sequence where Element: Hashable {
  fileprivate func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
