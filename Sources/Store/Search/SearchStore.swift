import Database
import Domain
import TwinhallCore

/// A document that was found.
public struct SearchHit: Sendable {
  public let number: Int64
  public let kind: SearchKind
  public let record: String
  public let place: String
  public fileprivate(set) var texts: [Language?: SearchText] = [:]

  /// What a reader of the language sees.
  public func text(in language: Language) -> (text: SearchText, language: Language?) {
    for language in [language, nil, .english] {
      if let text = texts[language] { return (text, language) }
    }
    return texts.first.map { ($0.value, $0.key) } ?? (SearchText(title: place, text: ""), nil)
  }
}

/// Asks the index. Every expression has the viewer's marks in it: what somebody may not see is never read, counted or guessed from.
public struct SearchStore {
  let connection: any Connection

  /// The numbers of documents that fit, newest first.
  /// - Parameter isRare: whether few fit. PostgreSQL, which guesses, would else look through the whole table for them.
  public func numbers(_ expression: SearchExpression, limit: Int, isRare: Bool) throws -> [Int64] {
    let query: SQL =
      switch connection.dialect {
      case .sqlite:
        "SELECT rowid AS number FROM search_words WHERE search_words MATCH \(expression.fullTextQuery) ORDER BY rowid DESC LIMIT \(limit)"
      case .postgresql where isRare: "\(fitting(expression)) SELECT number FROM fitting ORDER BY number DESC LIMIT \(limit)"
      case .postgresql:
        """
        SELECT number FROM search_documents WHERE words @@ CAST(\(expression.textSearchQuery) AS tsquery)
        ORDER BY number DESC LIMIT \(limit)
        """
      }
    return try connection.rows(query).map { try $0["number"] }
  }

  /// How many fit, grouped by what they can be filtered by; counted no further than `most`.
  public func counts(_ expression: SearchExpression, upTo most: Int) throws -> [(facets: String, count: Int)] {
    let found: SQL =
      switch connection.dialect {
      case .sqlite:
        """
        WITH found AS MATERIALIZED (
          SELECT facets FROM (SELECT rowid AS found FROM search_words WHERE search_words MATCH \(expression.fullTextQuery) LIMIT \(most))
          JOIN search_documents ON number = found)
        """
      case .postgresql: "\(fitting(expression)), found AS MATERIALIZED (SELECT facets FROM fitting LIMIT \(most))"
      }
    return try connection.rows("\(found) SELECT facets, COUNT(*) AS counted FROM found GROUP BY facets").map {
      (facets: try $0["facets"], count: try $0["counted"])
    }
  }

  public func exists(_ expression: SearchExpression) throws -> Bool {
    switch connection.dialect {
    case .sqlite: try !numbers(expression, limit: 1, isRare: true).isEmpty
    case .postgresql: try connection.row("\(fitting(expression)) SELECT number FROM fitting LIMIT 1") != nil
    }
  }

  /// Whether more than so many fit.
  public func areMore(than count: Int, _ expression: SearchExpression) throws -> Bool {
    let counted: Int =
      switch connection.dialect {
      case .sqlite:
        try connection.value(
          """
          SELECT COUNT(*) FROM (
            SELECT rowid FROM search_words WHERE search_words MATCH \(expression.fullTextQuery) LIMIT \(count + 1)) AS counted
          """)
      case .postgresql:
        try connection.value("\(fitting(expression)) SELECT COUNT(*) FROM (SELECT number FROM fitting LIMIT \(count + 1)) AS counted")
      }
    return counted > count
  }

  /// PostgreSQL plans this as if every row were wanted, so by the index of words, and reads no more rows than are taken from it.
  private func fitting(_ expression: SearchExpression) -> SQL {
    """
    WITH fitting AS MATERIALIZED (
      SELECT number, facets FROM search_documents WHERE words @@ CAST(\(expression.textSearchQuery) AS tsquery))
    """
  }

  /// Documents by their numbers, in the order of the numbers given.
  public func hits(_ numbers: [Int64]) throws -> [SearchHit] {
    var hits: [Int64: SearchHit] = [:]
    for row in try connection.rows("SELECT number, kind, record, place FROM search_documents WHERE number IN \(list: numbers)") {
      guard let kind = SearchKind(rawValue: try row["kind"]) else { continue }
      hits[try row["number"]] = SearchHit(number: try row["number"], kind: kind, record: try row["record"], place: try row["place"])
    }
    // The beginning of a long text is enough to show where it fits.
    let rows = try connection.rows(
      "SELECT document, language, title, SUBSTR(text, 1, 3000) AS text FROM search_texts WHERE document IN \(list: numbers)")
    for row in rows {
      hits[try row["document"]]?.texts[Language(rawValue: try row["language"])] = SearchText(title: try row["title"], text: try row["text"])
    }
    return numbers.compactMap { hits[$0] }
  }

  /// Words of titles that look like this one, likest first. Whether a viewer may know of them has to be asked for each.
  public func wordsLike(_ word: String, limit: Int) throws -> [String] {
    let length = word.unicodeScalars.count
    return try connection.rows(
      """
      SELECT word, COUNT(*) AS shared FROM search_grams
      WHERE gram IN \(list: Misspelling.grams(of: word).sorted()) AND length BETWEEN \(length - 2) AND \(length + 2)
      GROUP BY word ORDER BY shared DESC, word LIMIT \(limit)
      """
    ).map { try $0["word"] }
  }
}

extension Connection {
  public var search: SearchStore { SearchStore(connection: self) }
}
