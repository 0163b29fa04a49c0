import Database

extension Migration {
  static let mail = Migration(
    number: 15, name: "mail",
    statements: [
      // What a mail is and belongs to; a plain notice has none of it.
      "ALTER TABLE mails ADD COLUMN kind TEXT NOT NULL DEFAULT 'notice'",
      "ALTER TABLE mails ADD COLUMN person_id TEXT REFERENCES people (id)",
      "ALTER TABLE mails ADD COLUMN from_name TEXT NOT NULL DEFAULT ''",
      "ALTER TABLE mails ADD COLUMN message_name TEXT NOT NULL DEFAULT ''",
      "ALTER TABLE mails ADD COLUMN reference_ids TEXT NOT NULL DEFAULT ''",
      "ALTER TABLE mails ADD COLUMN list_name TEXT NOT NULL DEFAULT ''",
      "ALTER TABLE mails ADD COLUMN list_label TEXT NOT NULL DEFAULT ''",
      "ALTER TABLE mails ADD COLUMN token_code TEXT NOT NULL DEFAULT ''",
      "ALTER TABLE mails ADD COLUMN bounce_code TEXT",
      "ALTER TABLE mails ADD COLUMN job_id TEXT",
      "ALTER TABLE mails ADD COLUMN failed_at TEXT",
      "ALTER TABLE mails ADD COLUMN failure TEXT NOT NULL DEFAULT ''",
      "CREATE UNIQUE INDEX mails_bounce ON mails (bounce_code) WHERE bounce_code IS NOT NULL",
      "CREATE INDEX mails_failed ON mails (failed_at) WHERE failed_at IS NOT NULL",
      """
      CREATE TABLE mail_choices (
        person_id TEXT PRIMARY KEY REFERENCES people (id),
        code TEXT NOT NULL UNIQUE,
        conversations TEXT NOT NULL,
        reminders TEXT NOT NULL,
        hour BIGINT NOT NULL,
        weekday BIGINT NOT NULL,
        time_zone TEXT NOT NULL,
        last_digest TEXT NOT NULL,
        calendar_digest TEXT UNIQUE,
        version BIGINT NOT NULL
      )
      """,
      // What a person is to be mailed: a post, or a date that comes closer. It is chosen for a mail once.
      """
      CREATE TABLE mail_items (
        id TEXT PRIMARY KEY,
        person_id TEXT NOT NULL REFERENCES people (id),
        kind TEXT NOT NULL,
        post_id TEXT,
        due_key TEXT,
        due_on TEXT,
        days_before BIGINT,
        send_at TEXT NOT NULL,
        mail_id TEXT REFERENCES mails (id)
      )
      """,
      "CREATE UNIQUE INDEX mail_items_post ON mail_items (post_id, person_id) WHERE post_id IS NOT NULL",
      "CREATE UNIQUE INDEX mail_items_due ON mail_items (due_key, due_on, days_before, person_id) WHERE due_key IS NOT NULL",
      "CREATE INDEX mail_items_waiting ON mail_items (send_at) WHERE mail_id IS NULL",
      "CREATE INDEX mail_items_person ON mail_items (person_id, send_at) WHERE mail_id IS NULL",
      // Every mail that came in, and what became of it.
      """
      CREATE TABLE mail_receipts (
        id TEXT PRIMARY KEY,
        message_key TEXT NOT NULL,
        received_at TEXT NOT NULL,
        way TEXT NOT NULL,
        outcome TEXT NOT NULL,
        reason TEXT NOT NULL,
        from_address TEXT NOT NULL,
        person_id TEXT REFERENCES people (id),
        post_id TEXT
      )
      """,
      "CREATE UNIQUE INDEX mail_receipts_key ON mail_receipts (message_key) WHERE outcome <> 'duplicate'",
      "CREATE INDEX mail_receipts_time ON mail_receipts (received_at)",
      """
      CREATE TABLE unconfirmed_mails (
        id TEXT PRIMARY KEY,
        from_name TEXT NOT NULL,
        from_address TEXT NOT NULL,
        subject TEXT NOT NULL,
        text TEXT NOT NULL,
        left_out TEXT NOT NULL,
        received_at TEXT NOT NULL,
        handled_at TEXT,
        handled_by TEXT REFERENCES people (id)
      )
      """,
      "CREATE INDEX unconfirmed_mails_waiting ON unconfirmed_mails (received_at) WHERE handled_at IS NULL",
      // Addresses that servers said do not exist; enough of it, and nothing more is sent there.
      """
      CREATE TABLE address_faults (
        email_folded TEXT PRIMARY KEY,
        person_id TEXT REFERENCES people (id),
        bounces BIGINT NOT NULL,
        last_status TEXT NOT NULL,
        last_at TEXT NOT NULL,
        stopped_at TEXT
      )
      """,
      "CREATE INDEX address_faults_stopped ON address_faults (stopped_at) WHERE stopped_at IS NOT NULL",
    ])
}
