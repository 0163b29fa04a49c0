import Database

extension Migration {
  /// Second factors, and what is waited for on the way to a change of one's account.
  static let secondFactors = Migration(
    number: 10, name: "second factors",
    statements: [
      // Keys of code apps are needed to check a code, so they are sealed rather than digested.
      """
      CREATE TABLE code_apps (
        person_id TEXT PRIMARY KEY REFERENCES people (id),
        sealed_key \(.blob) NOT NULL,
        confirmed_at TEXT,
        last_step BIGINT NOT NULL,
        created_at TEXT NOT NULL
      )
      """,
      """
      CREATE TABLE passkeys (
        id TEXT PRIMARY KEY,
        person_id TEXT NOT NULL REFERENCES people (id),
        name TEXT NOT NULL,
        credential \(.blob) NOT NULL UNIQUE,
        public_key \(.blob) NOT NULL,
        sign_count BIGINT NOT NULL,
        created_at TEXT NOT NULL,
        last_used_at TEXT
      )
      """,
      "CREATE INDEX passkeys_person ON passkeys (person_id)",
      """
      CREATE TABLE passkey_challenges (
        digest TEXT PRIMARY KEY,
        person_id TEXT REFERENCES people (id),
        expires_at TEXT NOT NULL
      )
      """,
      """
      CREATE TABLE recovery_codes (
        digest TEXT PRIMARY KEY,
        person_id TEXT NOT NULL REFERENCES people (id),
        created_at TEXT NOT NULL
      )
      """,
      "CREATE INDEX recovery_codes_person ON recovery_codes (person_id)",
      """
      CREATE TABLE email_changes (
        token_digest TEXT PRIMARY KEY,
        person_id TEXT NOT NULL REFERENCES people (id),
        email TEXT NOT NULL,
        expires_at TEXT NOT NULL
      )
      """,
      "CREATE INDEX email_changes_person ON email_changes (person_id)",
      // Written for every address, known or not, so that the time of the answer tells nothing.
      """
      CREATE TABLE link_requests (
        id TEXT PRIMARY KEY,
        email_folded TEXT NOT NULL,
        next_path TEXT NOT NULL,
        created_at TEXT NOT NULL
      )
      """,
    ])

  /// Sessions that tell of themselves. Those there were end: nothing is known of the browsers that hold them.
  static let sessions = Migration(
    number: 11, name: "sessions",
    statements: [
      "DROP TABLE sessions",
      """
      CREATE TABLE sessions (
        token_digest TEXT PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        person_id TEXT NOT NULL REFERENCES people (id),
        created_at TEXT NOT NULL,
        last_used_at TEXT NOT NULL,
        expires_at TEXT NOT NULL,
        proved_at TEXT NOT NULL,
        proved_by TEXT NOT NULL,
        has_second_factor BIGINT NOT NULL,
        awaits_second_factor BIGINT NOT NULL,
        browser TEXT NOT NULL,
        system TEXT NOT NULL
      )
      """,
      "CREATE INDEX sessions_person ON sessions (person_id)",
      "CREATE INDEX sessions_expiry ON sessions (expires_at)",
    ])
}
