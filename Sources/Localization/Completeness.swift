import TwinhallCore

/// How much of a language is there.
public struct Completeness: Hashable, Sendable {
  public let language: Language
  /// Texts that English has and the language lacks, by key.
  public let missing: [String]
  /// How many texts English has.
  public let total: Int

  /// Of every language. Worked out once: the files do not change while the program runs.
  public static let all: [Completeness] = Language.allCases.map(Completeness.init(of:))

  init(of language: Language) {
    let english = TextFile.merged[.english]?.entries ?? [:]
    let own = TextFile.merged[language]?.entries ?? [:]
    (self.language, total) = (language, english.count)
    missing = english.keys.filter { own[$0] == nil }.sorted()
  }

  /// 0 to 1.
  public var share: Double { total == 0 ? 1 : Double(total - missing.count) / Double(total) }
}
