import Database

extension Migration {
  static let interests = Migration(
    number: 7, name: "interests",
    statements: [
      """
      CREATE TABLE declarations (
        id TEXT PRIMARY KEY,
        state TEXT NOT NULL,
        organisation_id TEXT REFERENCES organisations (id),
        organisation_name TEXT NOT NULL,
        country TEXT NOT NULL,
        contact_name TEXT NOT NULL,
        contact_function TEXT NOT NULL,
        contact_email TEXT NOT NULL,
        contact_email_folded TEXT NOT NULL,
        language TEXT NOT NULL,
        population BIGINT,
        settlement_character TEXT,
        about TEXT NOT NULL,
        backing TEXT,
        backing_file_id TEXT REFERENCES files (id),
        team_size BIGINT,
        team TEXT NOT NULL,
        hours_per_month BIGINT,
        connection TEXT,
        earlier_ties TEXT NOT NULL,
        earlier_tie_count BIGINT,
        civil_society TEXT NOT NULL,
        civil_society_count BIGINT,
        universities TEXT NOT NULL,
        university_count BIGINT,
        is_first_time BIGINT,
        capacity BIGINT,
        has_told_needs BIGINT NOT NULL,
        has_told_offers BIGINT NOT NULL,
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        submitted_at TEXT,
        published_at TEXT,
        confirmed_on TEXT,
        reminded_on TEXT,
        office_note TEXT NOT NULL,
        sort_name TEXT NOT NULL,
        folded_names TEXT NOT NULL,
        version BIGINT NOT NULL
      )
      """,
      "CREATE INDEX declarations_sort ON declarations (sort_name \(.bytewise), id)",
      "CREATE INDEX declarations_state ON declarations (state, sort_name \(.bytewise), id)",
      "CREATE INDEX declarations_country ON declarations (state, country, sort_name \(.bytewise), id)",
      "CREATE INDEX declarations_published ON declarations (state, published_at)",
      "CREATE INDEX declarations_confirmed ON declarations (state, confirmed_on)",
      "CREATE INDEX declarations_email ON declarations (contact_email_folded)",
      "CREATE INDEX declarations_organisation ON declarations (organisation_id)",
      // Several keys may open a declaration: each mail about it brings its own, and an older mail goes on working.
      """
      CREATE TABLE declaration_keys (
        digest TEXT PRIMARY KEY,
        declaration_id TEXT NOT NULL REFERENCES declarations (id),
        created_at TEXT NOT NULL
      )
      """,
      """
      CREATE TABLE declaration_themes (
        declaration_id TEXT NOT NULL REFERENCES declarations (id),
        position BIGINT NOT NULL,
        theme_id TEXT NOT NULL REFERENCES themes (id),
        motive TEXT NOT NULL,
        PRIMARY KEY (declaration_id, position)
      )
      """,
      "CREATE INDEX declaration_themes_theme ON declaration_themes (theme_id, declaration_id)",
      """
      CREATE TABLE declaration_exchanges (
        declaration_id TEXT NOT NULL REFERENCES declarations (id),
        theme_id TEXT NOT NULL REFERENCES themes (id),
        need BIGINT NOT NULL CHECK (need BETWEEN 0 AND 3),
        need_proof TEXT NOT NULL,
        offer BIGINT NOT NULL CHECK (offer BETWEEN 0 AND 3),
        offer_proof TEXT NOT NULL,
        is_mandate BIGINT NOT NULL,
        PRIMARY KEY (declaration_id, theme_id)
      )
      """,
      """
      CREATE TABLE declaration_languages (
        declaration_id TEXT NOT NULL REFERENCES declarations (id),
        position BIGINT NOT NULL,
        tag TEXT NOT NULL,
        level TEXT NOT NULL,
        PRIMARY KEY (declaration_id, position)
      )
      """,
      "CREATE INDEX declaration_languages_tag ON declaration_languages (tag, declaration_id)",
      """
      CREATE TABLE declaration_preferences (
        declaration_id TEXT NOT NULL REFERENCES declarations (id),
        kind TEXT NOT NULL,
        position BIGINT NOT NULL,
        organisation_id TEXT NOT NULL REFERENCES organisations (id),
        PRIMARY KEY (declaration_id, kind, position)
      )
      """,
      """
      CREATE TABLE interest_messages (
        id TEXT PRIMARY KEY,
        from_organisation_id TEXT NOT NULL REFERENCES organisations (id),
        to_organisation_id TEXT NOT NULL REFERENCES organisations (id),
        message TEXT NOT NULL,
        state TEXT NOT NULL,
        answer TEXT NOT NULL,
        sent_at TEXT NOT NULL,
        answered_at TEXT,
        version BIGINT NOT NULL
      )
      """,
      "CREATE INDEX interest_messages_from ON interest_messages (from_organisation_id, sent_at)",
      "CREATE INDEX interest_messages_to ON interest_messages (to_organisation_id, sent_at)",
    ])
}
