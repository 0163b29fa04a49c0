import Database
import Domain
import TwinhallCore

extension PartnershipStore {
  /// Partnerships by their identifiers; unknown ones are left out.
  public func all(ids: some Sequence<Identifier<Partnership>>) throws -> [Partnership] {
    try complete(connection.rows("SELECT * FROM partnerships WHERE id IN \(list: ids) ORDER BY sort_name, id"))
  }

  /// The partnerships that a body takes or took part in.
  public func all(of organisation: Identifier<Organisation>) throws -> [Partnership] {
    try complete(
      connection.rows(
        """
        SELECT * FROM partnerships WHERE id IN (SELECT partnership_id FROM partnership_members WHERE organisation_id = \(organisation))
        ORDER BY sort_name, id
        """))
  }
}

/// What the audit trail is narrowed by.
public struct AuditFilter: Sendable {
  public var actors: [Identifier<Person>]?
  /// By the name of its type.
  public var action: String?
  public var subjectKind: String?
  public var subjectID: String?
  /// The first and the last moment, the last not included.
  public var from: Instant?
  public var until: Instant?

  public init() {}

  fileprivate var condition: SQL {
    var conditions: [SQL] = []
    if let actors { conditions.append("actor_id IN \(list: actors)") }
    if let action { conditions.append("action = \(action)") }
    if let subjectKind { conditions.append("subject_kind = \(subjectKind)") }
    if let subjectID { conditions.append("subject_id = \(subjectID)") }
    if let from { conditions.append("at >= \(from)") }
    if let until { conditions.append("at < \(until)") }
    return conditions.isEmpty ? "1 = 1" : conditions.joined(separator: " AND ")
  }
}

extension AuditStore {
  /// A page of the entries that the filter leaves, newest first.
  public func page(_ filter: AuditFilter, offset: Int, limit: Int) throws -> [AuditEntry] {
    try connection.rows(
      "SELECT * FROM audit_entries WHERE \(filter.condition) ORDER BY sequence DESC LIMIT \(limit) OFFSET \(offset)"
    ).map(AuditEntry.init)
  }

  /// - Parameter most: where counting ends.
  public func count(_ filter: AuditFilter, upTo most: Int) throws -> Int {
    try connection.count("FROM audit_entries WHERE \(filter.condition)", upTo: most)
  }

  /// The newest entries about several records of one kind, newest first.
  public func entries(about kind: String, anyOf ids: [String], limit: Int) throws -> [AuditEntry] {
    if ids.isEmpty { return [] }
    return try connection.rows(
      """
      SELECT * FROM audit_entries WHERE subject_kind = \(kind) AND subject_id IN \(list: ids) ORDER BY sequence DESC LIMIT \(limit)
      """
    ).map(AuditEntry.init)
  }
}
