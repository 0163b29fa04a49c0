import Database

extension Migration {
  static let auditActions = Migration(
    number: 31, name: "audit trail by action",
    statements: ["CREATE INDEX audit_entries_action ON audit_entries (action, sequence)"])

  static let administration = Migration(
    number: 1, name: "administration",
    statements: [
      """
      CREATE TABLE settings (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL,
        version BIGINT NOT NULL
      )
      """,
      // Pictures of the operator's own, such as the logo: every process has them, and they are few and small.
      """
      CREATE TABLE operator_pictures (
        digest TEXT PRIMARY KEY,
        content_type TEXT NOT NULL,
        content \(.blob) NOT NULL,
        created_at TEXT NOT NULL
      )
      """,
      // One row: a writer that extends the chain locks it, so that no two entries follow the same one.
      """
      CREATE TABLE audit_head (
        only_row BIGINT PRIMARY KEY CHECK (only_row = 1),
        sequence BIGINT NOT NULL,
        hash TEXT NOT NULL
      )
      """,
      "INSERT INTO audit_head (only_row, sequence, hash) VALUES (1, 0, '')",
      """
      CREATE TABLE audit_entries (
        sequence BIGINT PRIMARY KEY,
        at TEXT NOT NULL,
        actor_kind TEXT NOT NULL,
        actor_id TEXT,
        action TEXT NOT NULL,
        subject_kind TEXT NOT NULL,
        subject_id TEXT NOT NULL,
        before_text TEXT NOT NULL,
        after_text TEXT NOT NULL,
        previous_hash TEXT NOT NULL,
        hash TEXT NOT NULL
      )
      """,
      "CREATE INDEX audit_entries_subject ON audit_entries (subject_kind, subject_id, sequence)",
      """
      CREATE TABLE mails (
        id TEXT PRIMARY KEY,
        to_address TEXT NOT NULL,
        language TEXT NOT NULL,
        subject TEXT NOT NULL,
        body TEXT NOT NULL,
        created_at TEXT NOT NULL,
        sent_at TEXT
      )
      """,
      "CREATE INDEX mails_unsent ON mails (created_at) WHERE sent_at IS NULL",
      """
      CREATE TABLE rate_limits (
        bucket TEXT NOT NULL,
        window_start TEXT NOT NULL,
        attempts BIGINT NOT NULL,
        PRIMARY KEY (bucket, window_start)
      )
      """,
      """
      CREATE TABLE files (
        id TEXT PRIMARY KEY,
        digest TEXT NOT NULL,
        name TEXT NOT NULL,
        content_type TEXT NOT NULL,
        size BIGINT NOT NULL,
        created_at TEXT NOT NULL
      )
      """,
    ])
}
