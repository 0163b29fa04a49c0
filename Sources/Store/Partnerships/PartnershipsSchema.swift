import Database

extension Migration {
  static let partnerships = Migration(
    number: 5, name: "partnerships",
    statements: [
      """
      CREATE TABLE partnerships (
        id TEXT PRIMARY KEY,
        slug TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL,
        status TEXT NOT NULL,
        starts_on TEXT,
        ends_on TEXT,
        note TEXT NOT NULL,
        sort_name TEXT \(.bytewise) NOT NULL,
        version BIGINT NOT NULL
      )
      """,
      "CREATE INDEX partnerships_sort ON partnerships (sort_name, id)",
      "CREATE INDEX partnerships_status ON partnerships (status, sort_name, id)",
      // The words of the title; those of the members are in the register, so that a renamed body is found at once.
      """
      CREATE TABLE partnership_words (
        word TEXT \(.bytewise) NOT NULL,
        partnership_id TEXT NOT NULL REFERENCES partnerships (id),
        PRIMARY KEY (word, partnership_id)
      )
      """,
      "CREATE INDEX partnership_words_partnership ON partnership_words (partnership_id)",
      """
      CREATE TABLE partnership_members (
        partnership_id TEXT NOT NULL REFERENCES partnerships (id),
        position BIGINT NOT NULL,
        organisation_id TEXT NOT NULL REFERENCES organisations (id),
        part TEXT NOT NULL,
        from_day TEXT,
        to_day TEXT,
        PRIMARY KEY (partnership_id, position)
      )
      """,
      "CREATE INDEX partnership_members_organisation ON partnership_members (organisation_id)",
      """
      CREATE TABLE partnership_themes (
        partnership_id TEXT NOT NULL REFERENCES partnerships (id),
        theme_id TEXT NOT NULL REFERENCES themes (id),
        position BIGINT NOT NULL,
        PRIMARY KEY (partnership_id, theme_id)
      )
      """,
      "CREATE INDEX partnership_themes_theme ON partnership_themes (theme_id)",
    ])
}
