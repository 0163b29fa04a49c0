import Database

extension Migration {
  static let organisations = Migration(
    number: 3, name: "organisations",
    statements: [
      """
      CREATE TABLE organisations (
        id TEXT PRIMARY KEY,
        slug TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL,
        local_kind TEXT NOT NULL,
        name TEXT NOT NULL,
        swedish_name TEXT NOT NULL,
        country TEXT NOT NULL,
        subdivision TEXT NOT NULL,
        official_code TEXT NOT NULL,
        wikidata TEXT NOT NULL,
        latitude DOUBLE PRECISION,
        longitude DOUBLE PRECISION,
        population BIGINT,
        population_year BIGINT,
        settlement_character TEXT,
        languages TEXT NOT NULL,
        homepage TEXT NOT NULL,
        parent_id TEXT REFERENCES organisations (id),
        successor_id TEXT REFERENCES organisations (id),
        valid_from TEXT,
        valid_to TEXT,
        source TEXT NOT NULL,
        sort_name TEXT NOT NULL,
        folded_names TEXT NOT NULL,
        version BIGINT NOT NULL
      )
      """,
      "CREATE INDEX organisations_sort ON organisations (sort_name, id)",
      "CREATE INDEX organisations_country ON organisations (country, sort_name, id)",
      "CREATE INDEX organisations_kind ON organisations (kind, sort_name, id)",
      "CREATE INDEX organisations_country_kind ON organisations (country, kind, sort_name, id)",
      "CREATE INDEX organisations_successor ON organisations (successor_id)",
      "CREATE INDEX organisations_parent ON organisations (parent_id)",
      // A list is searched by the beginnings of words; a pattern match would read every row.
      """
      CREATE TABLE organisation_words (
        word TEXT \(.bytewise) NOT NULL,
        organisation_id TEXT NOT NULL REFERENCES organisations (id),
        PRIMARY KEY (word, organisation_id)
      )
      """,
      "CREATE INDEX organisation_words_organisation ON organisation_words (organisation_id)",
      """
      CREATE TABLE organisation_names (
        organisation_id TEXT NOT NULL REFERENCES organisations (id),
        position BIGINT NOT NULL,
        name TEXT NOT NULL,
        folded TEXT NOT NULL,
        kind TEXT NOT NULL,
        language TEXT NOT NULL,
        valid_to TEXT,
        PRIMARY KEY (organisation_id, position)
      )
      """,
      "CREATE INDEX organisation_names_folded ON organisation_names (folded)",
      """
      CREATE TABLE organisation_contacts (
        organisation_id TEXT NOT NULL REFERENCES organisations (id),
        position BIGINT NOT NULL,
        name TEXT NOT NULL,
        function TEXT NOT NULL,
        email TEXT NOT NULL,
        phone TEXT NOT NULL,
        is_public BIGINT NOT NULL,
        PRIMARY KEY (organisation_id, position)
      )
      """,
      """
      CREATE TABLE register_imports (
        id TEXT PRIMARY KEY,
        created_at TEXT NOT NULL,
        person_id TEXT,
        file_name TEXT NOT NULL,
        state TEXT NOT NULL,
        version BIGINT NOT NULL
      )
      """,
      """
      CREATE TABLE register_import_rows (
        import_id TEXT NOT NULL REFERENCES register_imports (id),
        row_number BIGINT NOT NULL,
        cells TEXT NOT NULL,
        PRIMARY KEY (import_id, row_number)
      )
      """,
    ])
}
