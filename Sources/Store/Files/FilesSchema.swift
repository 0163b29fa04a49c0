import Database

extension Migration {
  static let contents = Migration(
    number: 23, name: "contents",
    statements: [
      """
      CREATE TABLE contents (
        digest TEXT PRIMARY KEY,
        size BIGINT NOT NULL,
        media_type TEXT NOT NULL,
        state TEXT NOT NULL,
        width BIGINT NOT NULL,
        height BIGINT NOT NULL,
        created_at TEXT NOT NULL,
        used_at TEXT NOT NULL
      )
      """,
      "CREATE INDEX contents_state ON contents (state, used_at)",
      "CREATE INDEX contents_used ON contents (used_at)",
      // What was there before was looked at before.
      """
      INSERT INTO contents (digest, size, media_type, state, width, height, created_at, used_at)
      SELECT digest, MAX(size), MAX(content_type), 'clean', 0, 0, MIN(created_at), MAX(created_at) FROM files GROUP BY digest
      """,
      "CREATE INDEX files_digest ON files (digest)",
      """
      CREATE TABLE content_previews (
        digest TEXT NOT NULL REFERENCES contents (digest),
        side BIGINT NOT NULL,
        preview_digest TEXT NOT NULL REFERENCES contents (digest),
        width BIGINT NOT NULL,
        height BIGINT NOT NULL,
        PRIMARY KEY (digest, side)
      )
      """,
      "CREATE INDEX content_previews_preview ON content_previews (preview_digest)",
      """
      CREATE TABLE uploads (
        id TEXT PRIMARY KEY,
        person_id TEXT NOT NULL REFERENCES people (id),
        name TEXT NOT NULL,
        size BIGINT NOT NULL,
        received BIGINT NOT NULL,
        digest TEXT REFERENCES contents (digest),
        created_at TEXT NOT NULL,
        expires_at TEXT NOT NULL
      )
      """,
      "CREATE INDEX uploads_expires ON uploads (expires_at)",
      "CREATE INDEX uploads_person ON uploads (person_id)",
      "CREATE INDEX uploads_digest ON uploads (digest)",
      """
      CREATE TABLE upload_parts (
        upload_id TEXT NOT NULL REFERENCES uploads (id),
        position BIGINT NOT NULL,
        digest TEXT NOT NULL REFERENCES contents (digest),
        size BIGINT NOT NULL,
        PRIMARY KEY (upload_id, position)
      )
      """,
      "CREATE INDEX upload_parts_digest ON upload_parts (digest)",
    ])
}
