import Database

extension Migration {
  static let accounts = Migration(
    number: 2, name: "accounts",
    statements: [
      """
      CREATE TABLE people (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        email TEXT NOT NULL,
        email_folded TEXT NOT NULL UNIQUE,
        sort_name TEXT \(.bytewise) NOT NULL,
        language TEXT NOT NULL,
        password_hash TEXT,
        disabled_at TEXT,
        created_at TEXT NOT NULL,
        version BIGINT NOT NULL
      )
      """,
      "CREATE INDEX people_sort ON people (sort_name, id)",
      """
      CREATE TABLE person_words (
        word TEXT \(.bytewise) NOT NULL,
        person_id TEXT NOT NULL REFERENCES people (id),
        PRIMARY KEY (word, person_id)
      )
      """,
      "CREATE INDEX person_words_person ON person_words (person_id)",
      """
      CREATE TABLE held_roles (
        id TEXT PRIMARY KEY,
        person_id TEXT NOT NULL REFERENCES people (id),
        role TEXT NOT NULL,
        place_kind TEXT NOT NULL,
        place_id TEXT,
        from_day TEXT NOT NULL,
        to_day TEXT
      )
      """,
      "CREATE INDEX held_roles_person ON held_roles (person_id)",
      "CREATE INDEX held_roles_place ON held_roles (place_kind, place_id)",
      """
      CREATE TABLE sessions (
        token_digest TEXT PRIMARY KEY,
        person_id TEXT NOT NULL REFERENCES people (id),
        created_at TEXT NOT NULL,
        expires_at TEXT NOT NULL
      )
      """,
      "CREATE INDEX sessions_person ON sessions (person_id)",
      """
      CREATE TABLE sign_in_links (
        token_digest TEXT PRIMARY KEY,
        person_id TEXT NOT NULL REFERENCES people (id),
        created_at TEXT NOT NULL,
        expires_at TEXT NOT NULL,
        used_at TEXT
      )
      """,
    ])
}
