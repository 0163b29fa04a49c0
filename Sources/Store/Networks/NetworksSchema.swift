import Database

extension Migration {
  static let networks = Migration(
    number: 6, name: "networks",
    statements: [
      """
      CREATE TABLE networks (
        id TEXT PRIMARY KEY,
        slug TEXT NOT NULL UNIQUE,
        theme_id TEXT NOT NULL REFERENCES themes (id),
        starts_on TEXT,
        ends_on TEXT,
        countries TEXT NOT NULL,
        predecessor_id TEXT REFERENCES networks (id),
        version BIGINT NOT NULL
      )
      """,
      """
      CREATE TABLE network_texts (
        network_id TEXT NOT NULL REFERENCES networks (id),
        language TEXT NOT NULL,
        name TEXT NOT NULL,
        summary TEXT NOT NULL,
        PRIMARY KEY (network_id, language)
      )
      """,
      """
      CREATE TABLE network_members (
        network_id TEXT NOT NULL REFERENCES networks (id),
        position BIGINT NOT NULL,
        partnership_id TEXT REFERENCES partnerships (id),
        organisation_id TEXT REFERENCES organisations (id),
        from_day TEXT,
        to_day TEXT,
        PRIMARY KEY (network_id, position),
        CHECK ((partnership_id IS NULL) <> (organisation_id IS NULL))
      )
      """,
      "CREATE INDEX network_members_partnership ON network_members (partnership_id)",
      "CREATE INDEX network_members_organisation ON network_members (organisation_id)",
    ])
}
