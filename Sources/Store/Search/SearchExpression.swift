/// What a document's words have to hold. Words are folded; each database writes the expression in its own query language, with every word
/// quoted, so that nothing typed is ever read as syntax.
public indirect enum SearchExpression: Hashable, Sendable {
  case word(String)
  /// A word that begins so.
  case beginning(String)
  /// These words, one right after another.
  case phrase([String])
  case all([SearchExpression])
  case any([SearchExpression])

  /// For `search_words MATCH` (SQLite FTS5, full-text query syntax).
  var fullTextQuery: String {
    switch self {
    case .word(let word): Self.quoted(word)
    case .beginning(let word): Self.quoted(word) + " *"
    case .phrase(let words): Self.quoted(words.joined(separator: " "))
    case .all(let parts): "(" + parts.map(\.fullTextQuery).joined(separator: " AND ") + ")"
    case .any(let parts): "(" + parts.map(\.fullTextQuery).joined(separator: " OR ") + ")"
    }
  }

  /// As the type `tsquery` reads it (PostgreSQL, text search types).
  var textSearchQuery: String {
    switch self {
    case .word(let word): Self.lexeme(word)
    case .beginning(let word): Self.lexeme(word) + ":*"
    case .phrase(let words): "(" + words.map(Self.lexeme).joined(separator: " <-> ") + ")"
    case .all(let parts): "(" + parts.map(\.textSearchQuery).joined(separator: " & ") + ")"
    case .any(let parts): "(" + parts.map(\.textSearchQuery).joined(separator: " | ") + ")"
    }
  }

  private static func quoted(_ word: String) -> String { "\"" + word.replacing("\"", with: "\"\"") + "\"" }

  static func lexeme(_ word: String) -> String { "'" + word.replacing("\\", with: "\\\\").replacing("'", with: "''") + "'" }
}

/// The words of a document in the form that its index is made of.
public struct SearchWords: Hashable, Sendable {
  /// Folded, in the order of the text; `|` stands between parts that do not belong together.
  public var text: [String]
  /// What is found by itself only: words of titles after `=`, whole names after `==`, readers after `@`, references after `#`, and facets.
  public var marks: Set<String>

  public init(text: [String], marks: Set<String>) {
    self.text = text
    self.marks = marks
  }

  /// One text for SQLite; the tokens of FTS5 are what stands between the spaces.
  var plain: String { (text + marks.sorted()).joined(separator: " ") }

  /// The type `tsvector` as text: each word once, with its places. It takes 255 places of a word and places up to 16,383.
  var vector: String {
    var places: [String: [String]] = [:]
    for (index, word) in text.enumerated() where index < 16_000 && places[word, default: []].count < 255 {
      places[word, default: []].append(String(index + 1))
    }
    let words = places.sorted { $0.key < $1.key }.map { SearchExpression.lexeme($0.key) + ":" + $0.value.joined(separator: ",") }
    return (words + marks.sorted().map(SearchExpression.lexeme)).joined(separator: " ")
  }
}
