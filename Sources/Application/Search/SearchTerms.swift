import Domain
import Localization
import Store

/// What somebody typed into the search box: words, all of which have to be there, and phrases in quotes.
struct SearchTerms: Hashable, Sendable {
  /// Letters that are read; a sentence is longer than any search needs.
  static let mostLetters = 200
  private static let mostTerms = 8

  enum Term: Hashable, Sendable {
    case word(String)
    case phrase([String])

    var words: [String] {
      switch self {
      case .word(let word): [word]
      case .phrase(let words): words
      }
    }
  }

  private(set) var terms: [Term] = []
  /// Whether the last word may be the beginning of one: people search while they still write.
  private(set) var isOpen = false

  init(_ typed: String) {
    let parts = typed.prefix(Self.mostLetters).split(separator: "\"", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      let words = foldedWords(String(part))
      // Between two quotes, or after one that was never closed.
      if index % 2 == 1 && words.count > 1 { terms.append(.phrase(words)) } else { terms += words.map { .word($0) } }
    }
    terms = Array(terms.prefix(Self.mostTerms))
    if parts.count % 2 == 1, case .word(let last)? = terms.last, last.utf8.count > 1, parts.last?.isEmpty == false { isOpen = true }
  }

  init(terms: [Term]) { self.terms = Array(terms.prefix(Self.mostTerms)) }

  /// Takes the last word as a whole one.
  mutating func close() { isOpen = false }

  var isEmpty: Bool { terms.isEmpty }
  var words: [String] { terms.flatMap(\.words) }

  /// What the text has to hold; nil for nothing.
  var inText: SearchExpression? { joined(isOpen: isOpen) { $0 } }

  /// Ways to fit, the best first; each takes in those before it.
  var tiers: [SearchExpression] {
    guard let inText else { return [] }
    var tiers: [SearchExpression] = [.word(SearchMark.name(words))]
    if let exact = joined(isOpen: false, SearchMark.title) { tiers.append(exact) }
    if isOpen, let beginning = joined(isOpen: true, SearchMark.title) { tiers.append(beginning) }
    if isOpen, let exact = joined(isOpen: false, { $0 }) { tiers.append(exact) }
    return tiers + [inText]
  }

  private func joined(isOpen: Bool, _ mark: (String) -> String) -> SearchExpression? {
    guard !terms.isEmpty else { return nil }
    return .all(
      terms.enumerated().map { index, term in
        switch term {
        case .word(let word): isOpen && index == terms.count - 1 ? .beginning(mark(word)) : .word(mark(word))
        case .phrase(let words): .phrase(words)
        }
      })
  }
}
