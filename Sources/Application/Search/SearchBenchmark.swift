import Database
import Domain
import Store
import TwinhallCore

/// Invented documents in a number that no demonstration has, and the questions that are hardest to answer.
public enum SearchBenchmark {
  public static let documents = 100_000
  private static let batch = 500

  /// Words typed, and filters, by what is hard about them.
  public static let questions: [(name: String, typed: String, filters: [SearchFacet: String])] = [
    ("a word of every title", "municipality", [:]),
    ("a beginning of two letters", "mu", [:]),
    ("a rare word", "municipality49999", [:]),
    ("two common words", "municipality water", [:]),
    ("two that never meet", "north south", [:]),
    ("a phrase", "\"north municipality\"", [:]),
    ("four filters", "municipality", [.kind: "organisation", .country: "se", .year: "2010", .theme: "water"]),
    ("a misspelling", "munciplity", [:]),
  ]

  /// Writes the documents straight into the index of an otherwise empty database.
  public static func fill(_ application: Application) throws {
    for start in stride(from: 0, to: documents, by: batch) {
      try application.database.transaction { connection in
        let numbers = start..<start + batch
        let made = numbers.map { IndexedDocument(String($0), document($0)) }
        _ = try connection.searchIndex.replace(made, of: numbers.map { String($0) }, source: "Benchmark")
      }
    }
    // As the databases do by themselves after a while.
    guard application.database.dialect == .postgresql else { return }
    try application.database.transaction { _ = try $0.execute("ANALYZE search_documents") }
  }

  private static func document(_ number: Int) -> SearchDocument {
    let kind = SearchKind.allCases[number % SearchKind.allCases.count]
    let title = "\(places[number % places.count]) Municipality \(number)"
    // Common words come often and rare ones seldom, as in any language.
    let text = (0..<24).map { place in "word\((number * 31 + place * 97) % (1 << (place % 14 + 1)))" }.joined(separator: " ")
    let readers: SearchReaders =
      number % 4 == 3 ? .whoMay(ReviewDeclarations.self) : number % 16 == 0 ? .whoMay(ManageAccounts.self) : .whoMay(ReadPublicSite.self)
    let at = Instant(milliseconds: Int64(number) * 86_400_000 / 10 + 1_000_000_000_000)
    let rare = number % 1_000 == 999 ? " municipality\(number)" : ""
    var document = SearchDocument(kind, place: "place-\(number)", title: title, text: text + " water" + rare, readers: readers, at: at)
    document.countries = [["SE", "UA", "ZA", "KE", "CO", "BA", "ZM"][number % 7]]
    document.themes = [["water", "youth", "climate"][number % 3]]
    document.year = 2000 + number % 26
    return document
  }

  private static let places = ["North", "South", "East", "West", "River", "Hill", "Lake", "Harbour"]
}
