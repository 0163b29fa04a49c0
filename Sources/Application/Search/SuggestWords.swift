import Database
import Domain
import Store

extension SearchReading {
  /// Words looked at for each that finds nothing, and how many of a query are mended.
  private static let mostCandidates = 30

  /// The query with words that find nothing exchanged for words of titles spelled alike, when that finds something the viewer may see.
  func suggestion(on connection: any Connection) throws -> String? {
    guard (1...4).contains(terms.words.count) else { return nil }
    var mended: [String] = []
    for (index, word) in terms.words.enumerated() {
      let isLast = index == terms.words.count - 1 && terms.isOpen
      let found = try connection.search.exists(within(isLast ? .beginning(word) : .word(word)))
      guard let better = found ? word : try nearest(word, on: connection) else { return nil }
      mended.append(better)
    }
    guard mended != terms.words else { return nil }
    let all = SearchTerms(terms: mended.map { .word($0) })
    return try connection.search.exists(within(all.inText)) ? mended.joined(separator: " ") : nil
  }

  /// Only words by which the viewer finds something: a suggestion must not tell of what somebody may not see.
  private func nearest(_ word: String, on connection: any Connection) throws -> String? {
    guard word.unicodeScalars.count > 2 else { return nil }
    let tolerance = Misspelling.tolerance(for: word)
    let near = try connection.search.wordsLike(word, limit: Self.mostCandidates).enumerated()
      .map { (place: $0.offset, word: $0.element, distance: Misspelling.distance($0.element, word)) }
      .filter { $0.distance <= tolerance && $0.word != word }.sorted { ($0.distance, $0.place) < ($1.distance, $1.place) }
    for candidate in near where try connection.search.exists(within(.word(SearchMark.title(candidate.word)))) { return candidate.word }
    return nil
  }
}
