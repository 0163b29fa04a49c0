import Database

extension Migration {
  static let matching = Migration(
    number: 8, name: "matching",
    statements: [
      // Nine component weights in the order of `ScoreComponent`, separated by commas.
      """
      CREATE TABLE score_weights (
        version BIGINT PRIMARY KEY,
        weights TEXT NOT NULL,
        note TEXT NOT NULL,
        published_at TEXT NOT NULL
      )
      """,
      // The starting point that the model was published with (docs/matching.md); a programme that agrees on others publishes version 2.
      """
      INSERT INTO score_weights (version, weights, note, published_at)
      VALUES (1, '20,25,15,15,5,5,5,5,5', '', '2026-01-01T00:00:00.000Z')
      """,
      """
      CREATE TABLE matching_rounds (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        state TEXT NOT NULL,
        matches_on TEXT NOT NULL,
        answers_by TEXT NOT NULL,
        weights_version BIGINT NOT NULL REFERENCES score_weights (version),
        seed BIGINT NOT NULL,
        pays_interpretation BIGINT NOT NULL,
        plans_visits BIGINT NOT NULL,
        created_at TEXT NOT NULL,
        version BIGINT NOT NULL
      )
      """,
      """
      CREATE TABLE matching_fixed_pairs (
        round_id TEXT NOT NULL REFERENCES matching_rounds (id),
        swedish_id TEXT NOT NULL REFERENCES organisations (id),
        international_id TEXT NOT NULL REFERENCES organisations (id),
        kind TEXT NOT NULL,
        reason TEXT NOT NULL,
        PRIMARY KEY (round_id, swedish_id, international_id)
      )
      """,
      // A run is kept whole: what went in, what came out and the certificate, so that it can be checked again for ever.
      """
      CREATE TABLE matching_runs (
        id TEXT PRIMARY KEY,
        round_id TEXT NOT NULL REFERENCES matching_rounds (id),
        number BIGINT NOT NULL,
        created_at TEXT NOT NULL,
        input TEXT NOT NULL,
        result TEXT NOT NULL,
        certificate TEXT NOT NULL,
        matched BIGINT NOT NULL,
        worst BIGINT,
        total BIGINT NOT NULL,
        UNIQUE (round_id, number)
      )
      """,
      "CREATE INDEX matching_rounds_created ON matching_rounds (created_at, id)",
      """
      CREATE TABLE proposals (
        id TEXT PRIMARY KEY,
        round_id TEXT NOT NULL REFERENCES matching_rounds (id),
        run_id TEXT NOT NULL REFERENCES matching_runs (id),
        swedish_id TEXT NOT NULL REFERENCES organisations (id),
        international_id TEXT NOT NULL REFERENCES organisations (id),
        score BIGINT NOT NULL,
        swedish_answer TEXT NOT NULL,
        swedish_answered_by TEXT REFERENCES people (id),
        swedish_answered_at TEXT,
        international_answer TEXT NOT NULL,
        international_answered_by TEXT REFERENCES people (id),
        international_answered_at TEXT,
        partnership_id TEXT REFERENCES partnerships (id),
        reminded_on TEXT,
        created_at TEXT NOT NULL,
        version BIGINT NOT NULL,
        UNIQUE (round_id, swedish_id, international_id)
      )
      """,
      "CREATE INDEX proposals_swedish ON proposals (swedish_id)",
      "CREATE INDEX proposals_international ON proposals (international_id)",
    ])
}
