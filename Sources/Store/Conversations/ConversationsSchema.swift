import Database

extension Migration {
  static let conversations = Migration(
    number: 16, name: "conversations",
    statements: [
      """
      CREATE TABLE conversations (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        partnership_id TEXT REFERENCES partnerships (id),
        network_id TEXT REFERENCES networks (id),
        from_organisation_id TEXT REFERENCES organisations (id),
        to_organisation_id TEXT REFERENCES organisations (id),
        subject TEXT NOT NULL,
        question TEXT,
        created_at TEXT NOT NULL,
        last_post_at TEXT NOT NULL,
        post_count BIGINT NOT NULL,
        version BIGINT NOT NULL
      )
      """,
      "CREATE INDEX conversations_asked ON conversations (from_organisation_id, to_organisation_id)",
      // Whose lists a conversation is on: a place's people, a body's, one person's. The time stands here too, so that a list is one index.
      """
      CREATE TABLE conversation_places (
        place TEXT NOT NULL,
        conversation_id TEXT NOT NULL REFERENCES conversations (id),
        last_post_at TEXT NOT NULL,
        PRIMARY KEY (place, conversation_id)
      )
      """,
      "CREATE INDEX conversation_places_time ON conversation_places (place, last_post_at, conversation_id)",
      "CREATE INDEX conversation_places_conversation ON conversation_places (conversation_id)",
      """
      CREATE TABLE posts (
        id TEXT PRIMARY KEY,
        conversation_id TEXT NOT NULL REFERENCES conversations (id),
        number BIGINT NOT NULL,
        author_id TEXT REFERENCES people (id),
        organisation_id TEXT REFERENCES organisations (id),
        text TEXT NOT NULL,
        message_id TEXT,
        original TEXT NOT NULL,
        left_out TEXT NOT NULL,
        sent_at TEXT NOT NULL,
        UNIQUE (conversation_id, number)
      )
      """,
      """
      CREATE TABLE conversation_people (
        conversation_id TEXT NOT NULL REFERENCES conversations (id),
        person_id TEXT NOT NULL REFERENCES people (id),
        code TEXT NOT NULL UNIQUE,
        has_written BIGINT NOT NULL,
        read_posts BIGINT NOT NULL,
        muted_at TEXT,
        PRIMARY KEY (conversation_id, person_id)
      )
      """,
    ] + fromMessages)

  /// The short messages between bodies that were there before become conversations with one or two posts. Their identifiers stay, so that
  /// mailed links go on working; the answer's post gets the message's identifier with another last digit.
  private static let fromMessages: [SQL] = [
    """
    INSERT INTO conversations
      (id, kind, from_organisation_id, to_organisation_id, subject, question, created_at, last_post_at, post_count, version)
    SELECT id, 'organisations', from_organisation_id, to_organisation_id,
      (SELECT name FROM organisations WHERE organisations.id = from_organisation_id) || ' – '
        || (SELECT name FROM organisations WHERE organisations.id = to_organisation_id),
      state, sent_at, COALESCE(answered_at, sent_at), CASE WHEN answer = '' THEN 1 ELSE 2 END, version
    FROM interest_messages
    """,
    """
    INSERT INTO conversation_places (place, conversation_id, last_post_at)
    SELECT 'organisation:' || from_organisation_id, id, COALESCE(answered_at, sent_at) FROM interest_messages
    UNION SELECT 'organisation:' || to_organisation_id, id, COALESCE(answered_at, sent_at) FROM interest_messages
    """,
    """
    INSERT INTO posts (id, conversation_id, number, organisation_id, text, original, left_out, sent_at)
    SELECT id, id, 1, from_organisation_id, message, '', '', sent_at FROM interest_messages
    """,
    """
    INSERT INTO posts (id, conversation_id, number, organisation_id, text, original, left_out, sent_at)
    SELECT SUBSTR(id, 1, 35) || CASE WHEN SUBSTR(id, 36, 1) = '0' THEN '1' ELSE '0' END, id, 2, to_organisation_id, answer, '', '',
      COALESCE(answered_at, sent_at)
    FROM interest_messages WHERE answer <> ''
    """,
    "DROP TABLE interest_messages",
  ]
}
