import Database

/// How far the index of a source is built.
public struct SearchProgress: Hashable, Sendable {
  /// Of the program that built it; another one makes documents otherwise.
  public let revision: Int
  /// The last record in the index; empty at the beginning.
  public let builtTo: String
  public let isBuilt: Bool

  public init(revision: Int, builtTo: String, isBuilt: Bool) {
    self.revision = revision
    self.builtTo = builtTo
    self.isBuilt = isBuilt
  }
}

extension SearchIndexStore {
  /// nil when nothing was ever begun.
  public func progress(of source: String) throws -> SearchProgress? {
    try connection.row("SELECT * FROM search_sources WHERE source = \(source)").map {
      SearchProgress(revision: try $0["revision"], builtTo: try $0["built_to"], isBuilt: try $0["is_built"])
    }
  }

  public func setProgress(_ progress: SearchProgress, of source: String) throws {
    try connection.execute(
      """
      INSERT INTO search_sources (source, revision, built_to, is_built)
      VALUES (\(source), \(progress.revision), \(progress.builtTo), \(progress.isBuilt))
      ON CONFLICT (source) DO UPDATE SET revision = excluded.revision, built_to = excluded.built_to, is_built = excluded.is_built
      """)
  }

  /// Sources whose building has begun and not ended.
  public func unfinishedSources() throws -> [String] {
    try connection.rows("SELECT source FROM search_sources WHERE is_built = \(false) ORDER BY source").map { try $0["source"] }
  }

  /// Forgets the sources that the program no longer has.
  public func removeSources(except sources: [String]) throws {
    let gone = try connection.rows("SELECT DISTINCT source FROM search_documents WHERE source NOT IN \(list: sources)")
    for row in gone { try removeOthers(than: [] as [String], source: row["source"], after: "", to: nil) }
    try connection.execute("DELETE FROM search_sources WHERE source NOT IN \(list: sources)")
  }

  /// Empties the index, so that the next start builds it from nothing.
  public func removeAll() throws {
    if connection.dialect == .sqlite { try connection.execute("INSERT INTO search_words (search_words) VALUES ('delete-all')") }
    try connection.execute("DELETE FROM search_documents")
    try connection.execute("DELETE FROM search_texts")
    try connection.execute("DELETE FROM search_grams")
    try connection.execute("DELETE FROM search_sources")
  }

  /// How many records of a source the index has.
  public func recordCount(of source: String) throws -> Int {
    try connection.value("SELECT COUNT(DISTINCT record) FROM search_documents WHERE source = \(source)")
  }
}
