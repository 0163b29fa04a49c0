import CResources
import TwinhallCore

/// The texts of one language. Made once at start and shared: a look-up is one hash.
public struct Texts: Sendable {
  public let language: Language
  let entries: [String: TextEntry]
  /// Every country code that has a name, in the order of its name in this language.
  public let countryCodes: [String]
  /// Every language code that has a name, in the order of its name in this language.
  public let languageCodes: [String]

  /// Parses the file embedded in the binary.
  public static func load(_ language: Language) -> Texts {
    Texts(language: language, file: TextFile(String(decoding: embedded(language), as: UTF8.self)))
  }

  init(language: Language, file: TextFile) {
    self.language = language
    entries = file.entries
    countryCodes = codes(of: "countries.", file.entries, language)
    languageCodes = codes(of: "languages.", file.entries, language)
  }

  /// The text of `key` with its placeholders filled; the plural form follows the argument named `count`.
  /// A key without a text gives the key itself, which a test keeps from happening.
  public func callAsFunction(_ key: some TextKeys, _ arguments: KeyValuePairs<String, Argument> = [:]) -> String {
    text(key.rawValue, arguments) ?? key.rawValue
  }

  /// The country's name.
  /// - Parameter code: two letters of ISO 3166-1 (Kosovo is `XK`); an unknown code is returned as it is.
  public func country(_ code: String) -> String { text("countries." + code) ?? code }

  /// The language's name in this language.
  /// - Parameter tag: a two-letter code of ISO 639-1; an unknown code is returned as it is.
  public func languageName(_ tag: String) -> String { text("languages." + tag) ?? tag }

  /// The text of a key known only while running, such as a state's or a rule's; nil when the file has none.
  public func text(_ key: String, _ arguments: KeyValuePairs<String, Argument> = [:]) -> String? {
    switch entries[key] {
    case nil: nil
    case .plain(let text): text
    case .template(let template): template.filled(arguments, language)
    case .plural(let forms): forms.filled(arguments, language)
    }
  }
}

/// The codes that end the keys with this prefix, sorted by their texts.
private func codes(of prefix: String, _ entries: [String: TextEntry], _ language: Language) -> [String] {
  var named: [(code: String, order: String)] = []
  for (key, entry) in entries where key.hasPrefix(prefix) {
    guard case .plain(let name) = entry else { continue }
    named.append((String(key.dropFirst(prefix.count)), sortingKey(name, language)))
  }
  return named.sorted { ($0.order, $0.code) < ($1.order, $1.code) }.map(\.code)
}

private func embedded(_ language: Language) -> UnsafeBufferPointer<UInt8> {
  let resource =
    switch language {
    case .english: twinhall_texts_en()
    case .swedish: twinhall_texts_sv()
    }
  return UnsafeBufferPointer(start: resource.bytes, count: resource.count)
}

extension Texts {
  private static let all = Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0, Texts.load($0)) })

  /// The texts of a language, parsed once for the process.
  public static func shared(_ language: Language) -> Texts { all[language] ?? load(language) }
}
