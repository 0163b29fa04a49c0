import Database

extension Migration {
  static let drafts = Migration(
    number: 26, name: "drafts",
    statements: [
      """
      CREATE TABLE drafts (
        id TEXT PRIMARY KEY,
        owner TEXT NOT NULL,
        author TEXT NOT NULL,
        address TEXT NOT NULL,
        page TEXT NOT NULL,
        title TEXT NOT NULL,
        base TEXT NOT NULL,
        fields TEXT NOT NULL,
        tab TEXT NOT NULL,
        saved_at TEXT NOT NULL,
        rival_fields TEXT,
        rival_tab TEXT,
        rival_saved_at TEXT,
        version BIGINT NOT NULL,
        UNIQUE (owner, author, address)
      )
      """,
      "CREATE INDEX drafts_saved ON drafts (saved_at)",
      """
      CREATE TABLE submissions (
        token TEXT NOT NULL,
        content TEXT NOT NULL,
        request TEXT NOT NULL,
        answer TEXT,
        accepted_at TEXT NOT NULL,
        PRIMARY KEY (token, content)
      )
      """,
      "CREATE INDEX submissions_accepted ON submissions (accepted_at)",
    ])

  static let lessData = Migration(
    number: 27, name: "less data", statements: ["ALTER TABLE people ADD COLUMN less_data \(.integer)"])
}
