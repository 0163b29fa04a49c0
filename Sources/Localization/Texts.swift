import TwinhallCore

/// The texts of one language. Made once at start and shared: a look-up is one hash.
public struct Texts: Sendable {
  public let language: Language
  let entries: [String: TextEntry]
  let conventions: Conventions
  /// Every country code that has a name, in the order of its name in this language.
  public let countryCodes: [String]
  /// Every language code that has a name, in the order of its name in this language.
  public let languageCodes: [String]

  /// Parses the file embedded in the binary, and the operator's own.
  public static func load(_ language: Language) -> Texts {
    Texts(language: language, file: TextFile.merged[language] ?? TextFile(""))
  }

  init(language: Language, file: TextFile) {
    self.language = language
    entries = file.entries
    conventions = Conventions(file.language)
    let named = TextFile.merged[.english].map { file.entries.merging($0.entries) { own, _ in own } } ?? file.entries
    countryCodes = codes(of: "countries.", named, conventions)
    languageCodes = codes(of: "languages.", named, conventions)
  }

  /// The text of `key` with its placeholders filled; the plural form follows the argument named `count`.
  /// A key without a text gives the key itself, which a test keeps from happening.
  public func callAsFunction(_ key: some TextKeys, _ arguments: KeyValuePairs<String, Argument> = [:]) -> String {
    text(key.rawValue, arguments) ?? key.rawValue
  }

  /// The language's name in itself: Svenska, Español.
  public var ownName: String { conventions.ownName.isEmpty ? language.tag : conventions.ownName }

  /// The country's name.
  /// - Parameter code: two letters of ISO 3166-1 (Kosovo is `XK`); an unknown code is returned as it is.
  public func country(_ code: String) -> String { text("countries." + code) ?? code }

  /// The language's name in this language.
  /// - Parameter tag: a two-letter code of ISO 639-1; an unknown code is returned as it is.
  public func languageName(_ tag: String) -> String { text("languages." + tag) ?? tag }

  /// The text of a key known only while running, such as a state's or a rule's; nil when no file has one. What this language lacks is in
  /// English, between the marks of `EnglishMark`.
  public func text(_ key: String, _ arguments: KeyValuePairs<String, Argument> = [:]) -> String? {
    switch entries[key] {
    case nil: language == .english ? nil : Texts.shared(.english).text(key, arguments).map(EnglishMark.marked)
    case .plain(let text): text
    case .template(let template): template.filled(arguments, conventions)
    case .plural(let forms): forms.filled(arguments, conventions)
    }
  }
}

/// The codes that end the keys with this prefix, sorted by their texts.
private func codes(of prefix: String, _ entries: [String: TextEntry], _ conventions: Conventions) -> [String] {
  var named: [(code: String, order: String)] = []
  for (key, entry) in entries where key.hasPrefix(prefix) {
    guard case .plain(let name) = entry else { continue }
    named.append((String(key.dropFirst(prefix.count)), conventions.sorting.key(name)))
  }
  return named.sorted { ($0.order, $0.code) < ($1.order, $1.code) }.map(\.code)
}

extension Texts {
  private static let all = Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0, Texts.load($0)) })

  /// The texts of a language, parsed once for the process.
  public static func shared(_ language: Language) -> Texts { all[language] ?? load(language) }
}
