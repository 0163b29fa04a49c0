import Database

extension Migration {
  static let invitations = Migration(
    number: 12, name: "invitations",
    statements: [
      """
      CREATE TABLE invitations (
        id TEXT PRIMARY KEY,
        token_digest TEXT NOT NULL UNIQUE,
        role TEXT NOT NULL,
        place_kind TEXT NOT NULL,
        place_id TEXT,
        name TEXT NOT NULL,
        email TEXT NOT NULL,
        email_folded TEXT NOT NULL,
        language TEXT NOT NULL,
        reason TEXT NOT NULL,
        from_day TEXT NOT NULL,
        to_day TEXT,
        invited_by TEXT REFERENCES people (id),
        sent_at TEXT NOT NULL,
        expires_at TEXT NOT NULL,
        state TEXT NOT NULL,
        accepted_by TEXT REFERENCES people (id),
        handover_id TEXT,
        version BIGINT NOT NULL
      )
      """,
      "CREATE INDEX invitations_place ON invitations (place_kind, place_id, sent_at)",
      "CREATE INDEX invitations_email ON invitations (email_folded)",
    ])

  static let delegations = Migration(
    number: 13, name: "delegations",
    statements: [
      """
      CREATE TABLE delegations (
        id TEXT PRIMARY KEY,
        role_id TEXT NOT NULL REFERENCES held_roles (id),
        delegate_id TEXT NOT NULL REFERENCES people (id),
        from_day TEXT NOT NULL,
        to_day TEXT NOT NULL,
        withdrawn_at TEXT
      )
      """,
      "CREATE INDEX delegations_role ON delegations (role_id)",
      "CREATE INDEX delegations_delegate ON delegations (delegate_id)",
      "CREATE INDEX audit_entries_actor ON audit_entries (actor_id, sequence)",
      "CREATE INDEX audit_entries_record ON audit_entries (subject_id, sequence)",
      "CREATE INDEX audit_entries_at ON audit_entries (at)",
    ])

  static let handovers = Migration(
    number: 14, name: "handovers",
    statements: [
      """
      CREATE TABLE handovers (
        id TEXT PRIMARY KEY,
        role_id TEXT NOT NULL REFERENCES held_roles (id),
        role TEXT NOT NULL,
        place_kind TEXT NOT NULL,
        place_id TEXT,
        leaver_id TEXT NOT NULL REFERENCES people (id),
        successor_id TEXT REFERENCES people (id),
        successor_name TEXT NOT NULL,
        successor_email TEXT NOT NULL,
        on_day TEXT NOT NULL,
        note TEXT NOT NULL,
        former_end TEXT,
        successor_role_id TEXT REFERENCES held_roles (id),
        state TEXT NOT NULL,
        created_at TEXT NOT NULL,
        version BIGINT NOT NULL
      )
      """,
      "CREATE INDEX handovers_place ON handovers (place_kind, place_id, on_day)",
      "CREATE INDEX handovers_role ON handovers (role_id)",
      "CREATE INDEX handovers_leaver ON handovers (leaver_id)",
      "CREATE INDEX handovers_successor ON handovers (successor_id)",
    ])
}
