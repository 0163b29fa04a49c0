import Database

extension Migration {
  static let library = Migration(
    number: 24, name: "library",
    statements: [
      """
      CREATE TABLE documents (
        id TEXT PRIMARY KEY,
        place_kind TEXT NOT NULL,
        place_id TEXT,
        title TEXT NOT NULL,
        description TEXT NOT NULL,
        language TEXT NOT NULL,
        kind TEXT NOT NULL,
        audience TEXT NOT NULL,
        alternative_text TEXT NOT NULL,
        caption TEXT NOT NULL,
        consent TEXT NOT NULL,
        offered BIGINT NOT NULL,
        latest BIGINT NOT NULL,
        created_by TEXT REFERENCES people (id),
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        deleted_at TEXT,
        version BIGINT NOT NULL
      )
      """,
      "CREATE INDEX documents_place ON documents (place_kind, place_id, changed_at, id)",
      "CREATE INDEX documents_changed ON documents (changed_at, id)",
      "CREATE INDEX documents_audience ON documents (audience, changed_at, id)",
      "CREATE INDEX documents_kind ON documents (kind, changed_at, id)",
      "CREATE INDEX documents_created_by ON documents (created_by)",
      "CREATE INDEX documents_deleted ON documents (deleted_at) WHERE deleted_at IS NOT NULL",
      """
      CREATE TABLE document_words (
        word TEXT \(.bytewise) NOT NULL,
        document_id TEXT NOT NULL REFERENCES documents (id),
        PRIMARY KEY (word, document_id)
      )
      """,
      "CREATE INDEX document_words_document ON document_words (document_id)",
      """
      CREATE TABLE document_readers (
        document_id TEXT NOT NULL REFERENCES documents (id),
        person_id TEXT NOT NULL REFERENCES people (id),
        PRIMARY KEY (document_id, person_id)
      )
      """,
      "CREATE INDEX document_readers_person ON document_readers (person_id)",
      """
      CREATE TABLE document_versions (
        document_id TEXT NOT NULL REFERENCES documents (id),
        number BIGINT NOT NULL,
        digest TEXT NOT NULL REFERENCES contents (digest),
        name TEXT NOT NULL,
        by_person TEXT REFERENCES people (id),
        at TEXT NOT NULL,
        note TEXT NOT NULL,
        restored_from BIGINT,
        PRIMARY KEY (document_id, number)
      )
      """,
      "CREATE INDEX document_versions_digest ON document_versions (digest)",
      "CREATE INDEX document_versions_by ON document_versions (by_person)",
    ])
}
