import Domain
import Localization
import Store
import TwinhallCore

extension IndexedDocument {
  /// Folds a document into the words of the index.
  init(_ record: String, _ document: SearchDocument) {
    let facets = document.facetMarks
    let titles = document.titles
    let words = document.words(titles: titles, facets: facets)
    let texts = document.texts.map { "\($0.key?.tag ?? "")\u{1F}\($0.value.title)\u{1F}\($0.value.text)" }.sorted()
    let parts = [document.kind.rawValue, document.place, String(document.at.day.number), words.text.joined(separator: " ")]
    self.init(
      record: record, document: document, words: words, facets: facets.joined(separator: " "),
      nameWords: Set(titles.flatMap { $0 }.filter { $0.contains { $0.isLetter } }),
      digest: Application.searchDigest(parts + words.marks.sorted() + texts))
  }
}

extension Application {
  static func searchDigest(_ parts: [String]) -> String { String(digest(parts.joined(separator: "\u{1E}")).hexadecimal.prefix(32)) }
}

extension SearchDocument {
  /// Words beyond these are not found: a text of fifty pages.
  private static let mostWords = 15_000

  /// The folded words of every title and name.
  var titles: [[String]] {
    let titles = texts.sorted { ($0.key?.tag ?? "") < ($1.key?.tag ?? "") }.map(\.value.title) + names
    var seen: Set<[String]> = []
    return titles.map { foldedWords($0) }.filter { !$0.isEmpty && seen.insert($0).inserted }
  }

  fileprivate func words(titles: [[String]], facets: [String]) -> SearchWords {
    let texts = texts.sorted { ($0.key?.tag ?? "") < ($1.key?.tag ?? "") }.map { foldedWords($0.value.text) }
    let parts = titles + texts + keywords.map { foldedWords($0) }
    var marks = readers.marks.union(facets)
    for title in titles {
      marks.insert(SearchMark.name(title))
      for word in title { marks.insert(SearchMark.title(word)) }
    }
    for reference in references where !reference.isEmpty { marks.insert(SearchMark.reference(reference)) }
    return SearchWords(text: Array(parts.joined(separator: ["|"]).prefix(Self.mostWords)), marks: marks)
  }

  fileprivate var facetMarks: [String] {
    var marks = [SearchMark.facet(.kind, kind.rawValue)]
    marks += Set(countries.filter { !$0.isEmpty }).map { SearchMark.facet(.country, $0) }
    marks += Set(themes).map { SearchMark.facet(.theme, $0) }
    marks += Set(languages).map { SearchMark.facet(.language, $0) }
    if let year { marks.append(SearchMark.facet(.year, String(year))) }
    return marks.sorted()
  }
}

/// What results can be narrowed by. The raw value is the name of the field in the address.
public enum SearchFacet: String, CaseIterable, Sendable {
  case kind
  case country
  case theme
  case year
  case language
}

/// The words of the index that no text can have, since folded text has letters, digits and spaces only.
enum SearchMark {
  static func title(_ word: String) -> String { "=" + word }

  /// A whole name.
  static func name(_ words: [String]) -> String { "==" + words.joined(separator: "-") }

  /// By digest, so that the index has no e-mail address in it.
  static func reference(_ text: String) -> String { "#" + Application.searchDigest([text.trimmingWhitespace.lowercased()]).prefix(24) }

  static func facet(_ facet: SearchFacet, _ value: String) -> String { facet.rawValue + "=" + folded(value).replacing(" ", with: "-") }
}
