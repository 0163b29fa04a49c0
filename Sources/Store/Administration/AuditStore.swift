import Database
import Domain
import TwinhallCore

/// One line of the audit trail as it is stored. `before` and `after` are JSON objects of the fields that changed and are nobody's personal
/// data; those that are stand in `personal`.
public struct AuditEntry: Hashable, Sendable {
  public var sequence: Int64
  public var at: Instant
  public var actorKind: ActorKind
  /// The person, when it was one.
  public var actor: Identifier<Person>?
  public var action: String
  public var subjectKind: String
  public var subjectID: String
  public var before: String
  public var after: String
  public var previousHash: String
  public var hash: String
  public var personal: PersonalFields?
  /// Commits to `personal` in the hash, also when that is gone; empty when there never was anything personal.
  public var personalDigest: String
  /// The entry that says that the personal fields were erased.
  public var erasedBy: Int64?

  public enum ActorKind: String, Sendable {
    case person
    case visitor
    case system
  }

  public init(
    sequence: Int64, at: Instant, actorKind: ActorKind, actor: Identifier<Person>?, action: String, subjectKind: String, subjectID: String,
    before: String, after: String, previousHash: String, hash: String, personal: PersonalFields? = nil, personalDigest: String = "",
    erasedBy: Int64? = nil
  ) {
    self.sequence = sequence
    self.at = at
    self.actorKind = actorKind
    self.actor = actor
    self.action = action
    self.subjectKind = subjectKind
    self.subjectID = subjectID
    self.before = before
    self.after = after
    self.previousHash = previousHash
    self.hash = hash
    self.personal = personal
    self.personalDigest = personalDigest
    self.erasedBy = erasedBy
  }
}

extension AuditEntry.ActorKind: SQLConvertible {}

public struct AuditStore {
  let connection: any Connection

  /// The end of the chain, locked until the transaction ends, so that the chain never forks.
  public func takeHead() throws -> (sequence: Int64, hash: String) {
    let row = try connection.row("UPDATE audit_head SET sequence = sequence WHERE only_row = 1 RETURNING sequence, hash")
    guard let row else { throw DatabaseError.failed("the audit trail has no head") }
    return (try row["sequence"], try row["hash"])
  }

  /// Moves the end of the chain, once a transaction: a row written again and again in one transaction gets slow on PostgreSQL.
  public func setHead(sequence: Int64, hash: String) throws {
    try connection.execute("UPDATE audit_head SET sequence = \(sequence), hash = \(hash) WHERE only_row = 1")
  }

  public func append(_ entry: AuditEntry) throws {
    try connection.execute(
      """
      INSERT INTO audit_entries
        (sequence, at, actor_kind, actor_id, action, subject_kind, subject_id, before_text, after_text, previous_hash, hash,
         personal_before, personal_after, personal_salt, personal_digest)
      VALUES (\(entry.sequence), \(entry.at), \(entry.actorKind), \(entry.actor), \(entry.action), \(entry.subjectKind),
        \(entry.subjectID), \(entry.before), \(entry.after), \(entry.previousHash), \(entry.hash),
        \(entry.personal?.before), \(entry.personal?.after), \(entry.personal?.salt), \(entry.personalDigest))
      """)
  }

  /// At most `limit` entries before a sequence number, newest first.
  public func entries(before sequence: Int64 = .max, limit: Int) throws -> [AuditEntry] {
    try connection.rows(
      "SELECT * FROM audit_entries WHERE sequence < \(sequence) ORDER BY sequence DESC LIMIT \(limit)"
    ).map(AuditEntry.init)
  }

  /// The history of one record, oldest first.
  public func entries(about kind: String, _ id: String) throws -> [AuditEntry] {
    try connection.rows(
      "SELECT * FROM audit_entries WHERE subject_kind = \(kind) AND subject_id = \(id) ORDER BY sequence"
    ).map(AuditEntry.init)
  }

  /// The last part of the history of one record, newest first.
  public func entries(about kind: String, _ id: String, limit: Int) throws -> [AuditEntry] {
    try connection.rows(
      """
      SELECT * FROM audit_entries WHERE subject_kind = \(kind) AND subject_id = \(id) ORDER BY sequence DESC LIMIT \(limit)
      """
    ).map(AuditEntry.init)
  }

  /// At most `limit` entries after a sequence number, oldest first: the order in which the chain is verified.
  public func entries(after sequence: Int64, limit: Int) throws -> [AuditEntry] {
    try connection.rows(
      "SELECT * FROM audit_entries WHERE sequence > \(sequence) ORDER BY sequence LIMIT \(limit)"
    ).map(AuditEntry.init)
  }

  public func holds(hash: String) throws -> Bool {
    try connection.row("SELECT sequence FROM audit_entries WHERE hash = \(hash) LIMIT 1") != nil
  }

  public func head() throws -> (sequence: Int64, hash: String) {
    guard let row = try connection.row("SELECT sequence, hash FROM audit_head") else { return (0, "") }
    return (try row["sequence"], try row["hash"])
  }
}

extension AuditEntry {
  init(_ row: Row) throws {
    self.init(
      sequence: try row["sequence"], at: try row["at"], actorKind: try row["actor_kind"], actor: try row["actor_id"],
      action: try row["action"], subjectKind: try row["subject_kind"], subjectID: try row["subject_id"], before: try row["before_text"],
      after: try row["after_text"], previousHash: try row["previous_hash"], hash: try row["hash"], personal: try PersonalFields(row),
      personalDigest: try row["personal_digest"], erasedBy: try row["erased_by"])
  }
}

extension Connection {
  public var audit: AuditStore { AuditStore(connection: self) }
}
