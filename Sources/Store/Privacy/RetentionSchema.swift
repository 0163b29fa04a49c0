import Database

extension Migration {
  /// How long data is kept, and indexes to find what is older.
  static let retention = Migration(
    number: 30, name: "retention",
    statements: [
      "CREATE TABLE retention_rules (data TEXT PRIMARY KEY, days BIGINT, version BIGINT NOT NULL)",
      """
      CREATE TABLE retention_bases (
        data TEXT NOT NULL REFERENCES retention_rules (data),
        language TEXT NOT NULL,
        basis TEXT NOT NULL,
        PRIMARY KEY (data, language)
      )
      """,
      "CREATE INDEX sign_in_links_expiry ON sign_in_links (expires_at)",
      "CREATE INDEX declaration_keys_created ON declaration_keys (created_at)",
      "CREATE INDEX rate_limits_start ON rate_limits (window_start)",
      "CREATE INDEX mails_sent ON mails (sent_at) WHERE sent_at IS NOT NULL",
      "CREATE INDEX mail_items_mail ON mail_items (mail_id) WHERE mail_id IS NOT NULL",
      "CREATE INDEX mail_items_mailed ON mail_items (send_at) WHERE mail_id IS NOT NULL",
      "CREATE INDEX address_faults_last ON address_faults (last_at)",
      "CREATE INDEX unconfirmed_mails_handled ON unconfirmed_mails (handled_at) WHERE handled_at IS NOT NULL",
      "CREATE INDEX invitations_expiry ON invitations (expires_at)",
      "CREATE INDEX people_disabled ON people (disabled_at) WHERE disabled_at IS NOT NULL",
    ])
}
