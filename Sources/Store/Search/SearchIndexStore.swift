import Database
import Domain
import TwinhallCore

/// A document as it is stored.
public struct IndexedDocument: Sendable {
  public let record: String
  public let document: SearchDocument
  public let words: SearchWords
  /// `kind=organisation country=se …`, in order; documents that differ in nothing here are counted together.
  public let facets: String
  /// Words of its names, for "did you mean".
  public let nameWords: Set<String>
  /// Of everything above: a document that has not changed is not written again.
  public let digest: String

  public init(record: String, document: SearchDocument, words: SearchWords, facets: String, nameWords: Set<String>, digest: String) {
    self.record = record
    self.document = document
    self.words = words
    self.facets = facets
    self.nameWords = nameWords
    self.digest = digest
  }
}

/// Writes the index of the search.
public struct SearchIndexStore {
  let connection: any Connection

  private struct Known {
    let number: Int64
    let digest: String
  }

  /// Makes the documents of some records what they are now.
  /// - Returns: the records that had a document before and whose documents changed.
  public func replace(_ documents: [IndexedDocument], of records: some Collection<String>, source: String) throws -> Set<String> {
    var known: [String: Known] = [:]
    for row in try connection.rows(
      "SELECT number, record, kind, digest FROM search_documents WHERE source = \(source) AND record IN \(list: records)")
    {
      known[try key(row["record"], row["kind"])] = Known(number: try row["number"], digest: try row["digest"])
    }
    var changed: Set<String> = []
    for document in documents {
      let old = known.removeValue(forKey: key(document.record, document.document.kind.rawValue))
      if let old, old.digest == document.digest { continue }
      if let old {
        try remove(old.number)
        changed.insert(document.record)
      }
      try insert(document, source: source)
    }
    for (key, old) in known {
      try remove(old.number)
      changed.insert(String(key.prefix { $0 != " " }))
    }
    return changed
  }

  /// Removes what the index still has of records between two that are gone.
  /// - Parameter last: nil when there are no more records.
  public func removeOthers(than records: some Collection<String>, source: String, after first: String, to last: String?) throws {
    let end: SQL = last.map { "AND record <= \($0)" } ?? ""
    let kept: SQL = records.isEmpty ? "" : "AND record NOT IN \(list: records)"
    let stale = try connection.rows("SELECT number FROM search_documents WHERE source = \(source) AND record > \(first) \(end) \(kept)")
    for row in stale { try remove(row["number"]) }
  }

  private func key(_ record: String, _ kind: String) -> String { record + " " + kind }

  private func remove(_ number: Int64) throws {
    if connection.dialect == .sqlite {
      // FTS5 keeps no words of its own here, and has to be told those it forgets.
      try connection.execute(
        """
        INSERT INTO search_words (search_words, rowid, words)
        SELECT 'delete', number, words FROM search_documents WHERE number = \(number)
        """)
    }
    try connection.execute("DELETE FROM search_texts WHERE document = \(number)")
    try connection.execute("DELETE FROM search_documents WHERE number = \(number)")
  }

  private func insert(_ document: IndexedDocument, source: String) throws {
    let number = try insertRow(document, source: source)
    if connection.dialect == .sqlite {
      try connection.execute("INSERT INTO search_words (rowid, words) VALUES (\(number), \(document.words.plain))")
    }
    let texts: [SQL] = document.document.texts.map { language, text in "(\(number), \(language?.tag ?? ""), \(text.title), \(text.text))" }
    if !texts.isEmpty {
      try connection.execute("INSERT INTO search_texts (document, language, title, text) VALUES \(texts.joined(separator: ", "))")
    }
    try insertGrams(document.nameWords)
  }

  /// The day in the upper half of the number orders results; the lower half is any that is free.
  private func insertRow(_ document: IndexedDocument, source: String) throws -> Int64 {
    let day = Int64(max(0, document.document.at.day.number))
    let words: SQL = connection.dialect == .sqlite ? "\(document.words.plain)" : "CAST(\(document.words.vector) AS tsvector)"
    while true {
      let number = day << 40 | Int64.random(in: 0..<1 << 40)
      let inserted = try connection.execute(
        """
        INSERT INTO search_documents (number, source, record, kind, place, facets, digest, words)
        VALUES (\(number), \(source), \(document.record), \(document.document.kind.rawValue), \(document.document.place),
          \(document.facets), \(document.digest), \(words))
        ON CONFLICT (number) DO NOTHING
        """)
      if inserted == 1 { return number }
    }
  }

  private func insertGrams(_ words: Set<String>) throws {
    let rows: [SQL] = words.sorted().flatMap { word -> [SQL] in
      let length = word.unicodeScalars.count
      return (3...30).contains(length) ? Misspelling.grams(of: word).sorted().map { "(\($0), \(length), \(word))" } : []
    }
    for part in rows.chunks(of: 100) {
      try connection.execute(
        "INSERT INTO search_grams (gram, length, word) VALUES \(part.joined(separator: ", ")) ON CONFLICT DO NOTHING")
    }
  }
}

extension Connection {
  public var searchIndex: SearchIndexStore { SearchIndexStore(connection: self) }
}
