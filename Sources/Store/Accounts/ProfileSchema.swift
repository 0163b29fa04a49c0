import Database

extension Migration {
  /// Personal data: function, phone, languages and about are written by the person; `looks` says who of the office read of whom.
  static let profiles = Migration(
    number: 32, name: "profiles",
    statements: [
      """
      CREATE TABLE profiles (
        person_id TEXT PRIMARY KEY REFERENCES people (id),
        function TEXT NOT NULL,
        phone TEXT NOT NULL,
        languages TEXT NOT NULL,
        about TEXT NOT NULL,
        sees_name TEXT NOT NULL,
        sees_function TEXT NOT NULL,
        sees_email TEXT NOT NULL,
        sees_phone TEXT NOT NULL,
        sees_languages TEXT NOT NULL,
        sees_about TEXT NOT NULL,
        version BIGINT NOT NULL
      )
      """,
      """
      CREATE TABLE looks (
        person_id TEXT NOT NULL REFERENCES people (id),
        day TEXT NOT NULL,
        viewer_id TEXT NOT NULL REFERENCES people (id),
        subject_kind TEXT NOT NULL,
        subject_id TEXT NOT NULL,
        PRIMARY KEY (person_id, day, viewer_id, subject_kind, subject_id)
      )
      """,
      "CREATE INDEX looks_viewer ON looks (viewer_id)",
    ])
}
