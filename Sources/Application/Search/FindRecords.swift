import Database
import Domain
import Localization
import Store
import TwinhallCore

/// What is asked of the search.
public struct SearchQuery: Sendable {
  public var typed: String
  public var filters: [SearchFacet: String]
  /// From 1.
  public var page: Int

  public init(typed: String, filters: [SearchFacet: String] = [:], page: Int = 1) {
    self.typed = typed
    self.filters = filters
    self.page = page
  }
}

/// What the search answers.
public struct SearchAnswer: Sendable {
  public static let pageSize = 50
  /// How many are counted, and how far one can turn the pages; beyond that, words and filters lead further.
  public static let most = 1_000

  public fileprivate(set) var hits: [SearchHit] = []
  /// At most `most` and one: then there are more.
  public fileprivate(set) var total = 0
  /// How many there are of each value, by the other filters.
  public fileprivate(set) var counts: [SearchFacet: [String: Int]] = [:]
  /// Something spelled alike that would find something.
  public fileprivate(set) var suggestion: String?
  /// The folded words that were looked for, and whether the last one is a beginning.
  public fileprivate(set) var words: [String] = []
  public fileprivate(set) var isOpen = false
  /// Sources that are not yet in the index as a whole.
  public fileprivate(set) var isBuilding = false
}

extension Application {
  /// What a viewer may see and is looking for. The rights are part of the question to the index; nothing is left out afterwards.
  public func find(_ query: SearchQuery, permit: Permit<ReadPublicSite>) throws -> SearchAnswer {
    try read { connection in
      var reading = SearchReading(query, viewer: permit.viewer)
      try reading.closeCommonWord(on: connection)
      var answer = SearchAnswer()
      (answer.words, answer.isOpen) = (reading.terms.words, reading.terms.isOpen)
      answer.isBuilding = try !connection.searchIndex.unfinishedSources().isEmpty
      guard !reading.isEmpty else { return answer }
      try reading.count(&answer, on: connection)
      if answer.total > 0 {
        answer.hits = try connection.search.hits(reading.page(query.page, of: answer.total, on: connection))
      } else {
        answer.suggestion = try reading.suggestion(on: connection)
      }
      return answer
    }
  }

  /// The only record with this e-mail address or identifier, if the viewer may see it.
  public func record(referredToAs typed: String, permit: Permit<ReadPublicSite>) throws -> SearchHit? {
    let typed = typed.trimmingWhitespace
    guard typed.contains("@") || Identifier<Person>(typed) != nil, typed.utf8.count < 300 else { return nil }
    return try read { connection in
      let reading = SearchReading(SearchQuery(typed: ""), viewer: permit.viewer)
      let found = try connection.search.numbers(reading.within(.word(SearchMark.reference(typed))), limit: 2, isRare: true)
      return found.count == 1 ? try connection.search.hits(found).first : nil
    }
  }
}

/// A query with the marks of the viewer.
struct SearchReading {
  private(set) var terms: SearchTerms
  private let readers: SearchExpression
  private let filters: [SearchFacet: SearchExpression]

  init(_ query: SearchQuery, viewer: Viewer) {
    terms = SearchTerms(query.typed)
    readers = .any(SearchReaders.marks(of: viewer, for: searchActions).map { .word($0) })
    filters = query.filters.filter { !$0.value.isEmpty }.reduce(into: [:]) { $0[$1.key] = .word(SearchMark.facet($1.key, $1.value)) }
  }

  var isEmpty: Bool { terms.isEmpty && filters.isEmpty }

  /// A long word that many have is no beginning of another: FTS5 would put together all that go on from it before the first is read.
  mutating func closeCommonWord(on connection: any Connection) throws {
    guard terms.isOpen, let last = terms.words.last, last.utf8.count > 4 else { return }
    if try connection.search.areMore(than: SearchAnswer.most, .all([readers, .word(last)])) { terms.close() }
  }

  /// The expression for this viewer and these filters.
  func within(_ expression: SearchExpression?, without facet: SearchFacet? = nil) -> SearchExpression {
    let narrowed = SearchFacet.allCases.compactMap { $0 == facet ? nil : filters[$0] }
    return .all([readers] + [expression].compactMap { $0 } + narrowed)
  }

  func count(_ answer: inout SearchAnswer, on connection: any Connection) throws {
    let all = try connection.search.counts(within(terms.inText), upTo: SearchAnswer.most + 1)
    answer.total = all.reduce(0) { $0 + $1.count }
    answer.counts = values(in: all)
    // What the first filter could be changed to is counted as if it were not set; counting for each would take as long as all the rest.
    if let facet = SearchFacet.allCases.first(where: { filters[$0] != nil }) {
      let others = try connection.search.counts(within(terms.inText, without: facet), upTo: SearchAnswer.most + 1)
      answer.counts[facet] = values(in: others)[facet]
    }
  }

  private func values(in counts: [(facets: String, count: Int)]) -> [SearchFacet: [String: Int]] {
    var marks: [Substring: Int] = [:]
    for (facets, count) in counts {
      for mark in facets.utf8.split(separator: UInt8(ascii: " ")) { marks[Substring(mark), default: 0] += count }
    }
    var values: [SearchFacet: [String: Int]] = [:]
    for (mark, count) in marks {
      let halves = mark.split(separator: "=", maxSplits: 1)
      guard halves.count == 2, let facet = SearchFacet(rawValue: String(halves[0])) else { continue }
      values[facet, default: [:]][String(halves[1])] = count
    }
    return values
  }

  /// The numbers of one page: the best way to fit first, and within it what is newer.
  func page(_ page: Int, of total: Int, on connection: any Connection) throws -> [Int64] {
    let first = (min(max(1, page), SearchAnswer.most / SearchAnswer.pageSize) - 1) * SearchAnswer.pageSize
    let wanted = first + SearchAnswer.pageSize
    var found: [Int64] = []
    var seen: Set<Int64> = []
    for tier in terms.isEmpty ? [nil] : terms.tiers.map(Optional.some) where found.count < wanted {
      // Each way to fit takes in the better ones: they come again and are left out.
      let numbers = try connection.search.numbers(within(tier), limit: wanted + found.count, isRare: total <= SearchAnswer.most)
      found += numbers.filter { seen.insert($0).inserted }
    }
    return Array(found.dropFirst(first).prefix(SearchAnswer.pageSize))
  }
}
