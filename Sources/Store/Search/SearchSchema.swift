import Database

extension Migration {
  static let search = Migration(
    number: 21, name: "search",
    statements: [
      // The number is the place in the order of results: what is newer has a higher one. `words` is what the index is made of.
      """
      CREATE TABLE search_documents (
        number \(.integer) PRIMARY KEY,
        source TEXT NOT NULL,
        record TEXT NOT NULL,
        kind TEXT NOT NULL,
        place TEXT NOT NULL,
        facets TEXT NOT NULL,
        digest TEXT NOT NULL,
        words \(sqlite: "TEXT", postgresql: "TSVECTOR") NOT NULL
      )
      """,
      "CREATE UNIQUE INDEX search_documents_record ON search_documents (source, record, kind)",
      """
      \(
        sqlite: """
          CREATE VIRTUAL TABLE search_words USING fts5 (words, content = 'search_documents', content_rowid = 'number',
            tokenize = "unicode61 remove_diacritics 0 tokenchars '@=.-|#'", prefix = '2 3 4')
          """,
        postgresql: "CREATE INDEX search_words ON search_documents USING GIN (words)")
      """,
      """
      CREATE TABLE search_texts (
        document \(.integer) NOT NULL,
        language TEXT NOT NULL,
        title TEXT NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (document, language)
      )
      """,
      // Words of titles and the groups of three letters in them, for "did you mean".
      """
      CREATE TABLE search_grams (
        gram TEXT \(.bytewise) NOT NULL,
        length BIGINT NOT NULL,
        word TEXT \(.bytewise) NOT NULL,
        PRIMARY KEY (gram, length, word)
      )
      """,
      // How far the index of each source has been built; a source without a row has never been.
      """
      CREATE TABLE search_sources (
        source TEXT PRIMARY KEY,
        revision BIGINT NOT NULL,
        built_to TEXT NOT NULL,
        is_built BIGINT NOT NULL
      )
      """,
    ])
}
