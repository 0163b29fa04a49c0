import Database

extension Migration {
  /// Requests to be erased, holds that stop them, and an audit trail from which personal fields can go.
  static let privacy = Migration(
    number: 29, name: "privacy",
    statements: [
      "ALTER TABLE people ADD COLUMN erased_at TEXT",
      "ALTER TABLE audit_entries ADD COLUMN personal_before TEXT",
      "ALTER TABLE audit_entries ADD COLUMN personal_after TEXT",
      "ALTER TABLE audit_entries ADD COLUMN personal_salt TEXT",
      "ALTER TABLE audit_entries ADD COLUMN personal_digest TEXT NOT NULL DEFAULT ''",
      "ALTER TABLE audit_entries ADD COLUMN erased_by BIGINT",
      """
      CREATE TABLE erasures (
        id TEXT PRIMARY KEY,
        person_id TEXT NOT NULL REFERENCES people (id),
        asked_by TEXT REFERENCES people (id),
        asked_at TEXT NOT NULL,
        due_at TEXT NOT NULL,
        state TEXT NOT NULL,
        ended_at TEXT
      )
      """,
      "CREATE UNIQUE INDEX erasures_waiting ON erasures (person_id) WHERE state = 'waiting'",
      "CREATE INDEX erasures_due ON erasures (due_at) WHERE state = 'waiting'",
      """
      CREATE TABLE legal_holds (
        person_id TEXT PRIMARY KEY REFERENCES people (id),
        reason TEXT NOT NULL,
        placed_by TEXT REFERENCES people (id),
        placed_at TEXT NOT NULL
      )
      """,
    ])
}
