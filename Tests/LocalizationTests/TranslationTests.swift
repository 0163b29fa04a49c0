import Testing
import TwinhallCore

@testable import Localization

@Suite struct TranslationTests {
  static let files: [Language: TextFile] = Dictionary(
    uniqueKeysWithValues: LanguageFile.all.filter(\.isEmbedded).compactMap { file in
      Language(rawValue: file.tag).map { ($0, TextFile(file.content)) }
    })
  /// Sections whose keys are codes of a standard and not cases of an enum.
  static let codeSections: Set = ["countries", "languages"]

  static let declaredKeys: Set<String> = Set(allTextKeys.flatMap { rawValues($0) })

  static func rawValues<Keys: TextKeys>(_ type: Keys.Type) -> [String] { type.allCases.map(\.rawValue) }

  func file(_ language: Language) throws -> TextFile { try #require(Self.files[language]) }

  @Test("every line of every file is a heading or a text, and no key stands twice", arguments: Language.allCases)
  func lines(_ language: Language) throws {
    #expect(try file(language).faults == [])
  }

  @Test("sections are sorted, and keys are sorted within them and begin with the section's name", arguments: Language.allCases)
  func order(_ language: Language) throws {
    let sections = try file(language).sections
    #expect(sections.map(\.name) == sections.map(\.name).sorted())
    for section in sections {
      #expect(section.keys == section.keys.sorted(), "in [\(section.name)]")
      #expect(section.keys.allSatisfy { $0.hasPrefix(section.name + ".") }, "in [\(section.name)]")
    }
  }

  @Test("every key has a text in every language", arguments: Language.allCases)
  func complete(_ language: Language) throws {
    let known = try Set(file(language).entries.keys)
    #expect(Self.declaredKeys.subtracting(known).sorted() == [])
  }

  @Test("no text is without a key", arguments: Language.allCases)
  func unused(_ language: Language) throws {
    let keys = try file(language).entries.keys.filter { key in !Self.codeSections.contains { key.hasPrefix($0 + ".") } }
    #expect(Set(keys).subtracting(Self.declaredKeys).sorted() == [])
  }

  @Test("a language says its tag and name, twelve months and rules that can be read", arguments: Language.allCases)
  func conventions(_ language: Language) throws {
    let lines = try file(language).language
    let conventions = Conventions(lines)
    #expect(lines["tag"] == language.tag)
    #expect(!conventions.ownName.isEmpty)
    #expect([conventions.months, conventions.monthsAlone, conventions.shortMonths].allSatisfy { $0.count == 12 })
    let rules = lines.filter { $0.key.hasPrefix("plural-") }
    #expect(rules.allSatisfy { PluralRule($0.value) != nil && PluralCategory(rawValue: String($0.key.dropFirst(7))) != nil })
    #expect(rules.count == conventions.pluralCategories.count - 1)
  }

  @Test("no key is declared by two enums")
  func declaredOnce() {
    #expect(allTextKeys.reduce(0) { $0 + Self.rawValues($1).count } == Self.declaredKeys.count)
  }

  @Test("every language names the same countries and languages")
  func codes() throws {
    let first = try Set(file(.english).entries.keys)
    for language in Language.allCases { #expect(try Set(file(language).entries.keys).symmetricDifference(first).sorted() == []) }
  }

  @Test("translations have the same placeholders, and every plural form that the language has")
  func placeholders() throws {
    let english = try file(.english).entries
    for language in Language.allCases {
      for (key, entry) in try file(language).entries {
        #expect(entry.placeholders == english[key]?.placeholders, "\(key) in \(language)")
        guard case .plural(let forms) = entry else { continue }
        // A million rows are counted in Spanish as any other number where digits are written.
        let needed = Conventions.of(language).pluralCategories.subtracting(language.tag == "es" ? [.many] : [])
        #expect(Set(forms.templates.keys).isSuperset(of: needed), "\(key) in \(language)")
        #expect(Conventions.of(language).pluralCategories.isSuperset(of: forms.templates.keys), "\(key) in \(language)")
      }
    }
  }

  /// The same words in several languages, rightly.
  static let alike: Set<String> = []

  @Test("no text of more than three words is left in English", arguments: Language.allCases.filter { $0 != .english })
  func translated(_ language: Language) throws {
    let english = try file(.english).entries
    let left = try file(language).entries.filter { key, entry in
      let texts = entry.texts
      return texts.contains { $0.split(separator: " ").filter { $0.first?.isLetter == true }.count > 3 } && texts == english[key]?.texts
    }
    #expect(Set(left.keys).subtracting(Self.alike).sorted() == [])
  }

  @Test("texts have no exclamation mark and no space at either end", arguments: Language.allCases)
  func tone(_ language: Language) throws {
    for (key, entry) in try file(language).entries {
      for text in entry.texts {
        #expect(!text.contains("!") && text.first != " " && text.last != " " && !text.isEmpty, "\(key) in \(language)")
      }
    }
  }
}

extension TextEntry {
  fileprivate var templates: [Template] {
    switch self {
    case .plain(let text): [Template(text[...])]
    case .template(let template): [template]
    case .plural(let forms): forms.templates.sorted { $0.key.rawValue < $1.key.rawValue }.map(\.value)
    }
  }

  fileprivate var placeholders: Set<String> { templates.reduce(into: []) { $0.formUnion($1.placeholders) } }

  fileprivate var texts: [String] { templates.map { $0.filled([:], .english) } }
}
