import TwinhallCore

/// A file of texts: `[section]` headings and `key = text` lines. Plural forms are `key.one`, `key.few` and so on to `key.other`. The
/// section `[language]` says what the language is and how it writes; `Conventions` reads it.
struct TextFile {
  /// Sections and their keys in the order of the file.
  private(set) var sections: [(name: String, keys: [String])] = []
  private(set) var entries: [String: TextEntry] = [:]
  /// Lines that are neither a heading, a text, nor empty; and keys written twice.
  private(set) var faults: [String] = []
  /// The section `[language]`, without `language.`.
  private(set) var language: [String: String] = [:]

  init(_ content: String) {
    for line in content.split(separator: "\n") { read(line) }
  }

  private mutating func read(_ line: Substring) {
    if line.first == "[", line.last == "]" {
      sections.append((String(line.dropFirst().dropLast()), []))
    } else if let separator = line.firstRange(of: " = "), !sections.isEmpty {
      add(String(line[..<separator.lowerBound]), line[separator.upperBound...])
    } else {
      faults.append(String(line))
    }
  }

  private mutating func add(_ key: String, _ text: Substring) {
    sections[sections.count - 1].keys.append(key)
    if key.hasPrefix("language.") {
      if language.updateValue(String(text), forKey: String(key.dropFirst(9))) != nil { faults.append(key) }
      return
    }
    let template = Template(text)
    guard let (base, category) = PluralCategory.split(key) else {
      if entries.updateValue(template.entry, forKey: key) != nil { faults.append(key) }
      return
    }
    var forms = if case .plural(let known)? = entries[base] { known } else { PluralForms() }
    if forms.templates.updateValue(template, forKey: category) != nil { faults.append(key) }
    entries[base] = .plural(forms)
  }
}

extension TextFile {
  /// The files of each language as one: texts of the operator's folder stand in front of those in the binary.
  static let merged: [Language: TextFile] = LanguageFile.all.reduce(into: [:]) { result, file in
    guard let language = Language(rawValue: file.tag) else { return }
    let read = TextFile(file.content)
    result[language, default: TextFile("")].entries.merge(read.entries) { _, later in later }
    result[language]?.language.merge(read.language) { _, later in later }
  }
}

enum TextEntry: Sendable {
  case plain(String)
  case template(Template)
  case plural(PluralForms)
}

/// A text with `{name}` placeholders, cut into pieces when the file is read.
struct Template: Sendable {
  enum Piece: Sendable {
    case text(String)
    case placeholder(String)
  }

  private(set) var pieces: [Piece] = []

  /// `\\n` in the file is a new line in the text: mails have several.
  init(_ text: Substring) {
    var rest = text.replacing("\\n", with: "\n")[...]
    while let opening = rest.firstIndex(of: "{"), let closing = rest[opening...].firstIndex(of: "}") {
      if opening > rest.startIndex { pieces.append(.text(String(rest[..<opening]))) }
      pieces.append(.placeholder(String(rest[rest.index(after: opening)..<closing])))
      rest = rest[rest.index(after: closing)...]
    }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
  }

  var placeholders: Set<String> {
    Set(pieces.compactMap { if case .placeholder(let name) = $0 { name } else { nil } })
  }

  var entry: TextEntry {
    if pieces.count == 1, case .text(let text) = pieces[0] { .plain(text) } else { .template(self) }
  }

  /// A placeholder without an argument stays visible, so that the fault is seen and not guessed at.
  func filled(_ arguments: KeyValuePairs<String, Argument>, _ conventions: Conventions) -> String {
    var result = ""
    for piece in pieces {
      switch piece {
      case .text(let text): result += text
      case .placeholder(let name):
        switch arguments.first(where: { $0.key == name })?.value {
        case .text(let text)?: result += text
        case .count(let count)?: result += conventions.integer(count)
        case nil: result += "{\(name)}"
        }
      }
    }
    return result
  }
}
