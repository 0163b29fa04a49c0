import Database

extension Migration {
  static let custody = Migration(
    number: 20, name: "custody",
    statements: [
      """
      CREATE TABLE backups (
        id TEXT NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        size \(.integer) NOT NULL,
        audit_entries \(.integer) NOT NULL,
        audit_hash TEXT NOT NULL,
        has_keys \(.integer) NOT NULL,
        started_at TEXT NOT NULL,
        verified_at TEXT NOT NULL
      ) \(.strict)
      """,
      "CREATE INDEX backups_started ON backups (started_at, id)",
      """
      CREATE TABLE data_exports (
        id TEXT NOT NULL PRIMARY KEY,
        person_id TEXT,
        size \(.integer) NOT NULL,
        sha256 TEXT NOT NULL,
        made_at TEXT NOT NULL,
        expires_at TEXT NOT NULL
      ) \(.strict)
      """,
      "CREATE INDEX data_exports_expiry ON data_exports (expires_at)",
    ])
}
