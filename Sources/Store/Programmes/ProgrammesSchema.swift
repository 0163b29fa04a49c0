import Database

extension Migration {
  static let programmes = Migration(
    number: 4, name: "programmes",
    statements: [
      """
      CREATE TABLE themes (
        id TEXT PRIMARY KEY,
        code TEXT NOT NULL UNIQUE,
        version BIGINT NOT NULL
      )
      """,
      """
      CREATE TABLE theme_texts (
        theme_id TEXT NOT NULL REFERENCES themes (id),
        language TEXT NOT NULL,
        name TEXT NOT NULL,
        description TEXT NOT NULL,
        PRIMARY KEY (theme_id, language)
      )
      """,
      """
      CREATE TABLE country_eligibility (
        country TEXT NOT NULL,
        from_day TEXT NOT NULL,
        cluster TEXT NOT NULL,
        status TEXT NOT NULL,
        source TEXT NOT NULL,
        PRIMARY KEY (country, from_day)
      )
      """,
    ])
}
