import Database
import Domain
import TwinhallCore

/// The entries on both sides of a moment. Each is one stretch of the index over a record's entries.
extension AuditStore {
  /// At most `limit` entries up to a moment, newest first.
  /// - Parameters:
  ///   - id: nil for every record of the kind.
  ///   - sequence: only entries before this one.
  public func entries(
    about kind: String, _ id: String?, upTo instant: Instant, before sequence: Int64, limit: Int
  ) throws -> [AuditEntry] {
    try connection.rows(
      """
      SELECT * FROM audit_entries WHERE \(subject(kind, id)) AND sequence < \(sequence) AND at <= \(instant)
      ORDER BY sequence DESC LIMIT \(limit)
      """
    ).map(AuditEntry.init)
  }

  /// At most `limit` entries later than a moment, oldest first.
  /// - Parameters:
  ///   - id: nil for every record of the kind.
  ///   - sequence: only entries after this one.
  public func entries(
    about kind: String, _ id: String?, laterThan instant: Instant, after sequence: Int64, limit: Int
  ) throws -> [AuditEntry] {
    try connection.rows(
      """
      SELECT * FROM audit_entries WHERE \(subject(kind, id)) AND sequence > \(sequence) AND at > \(instant)
      ORDER BY sequence LIMIT \(limit)
      """
    ).map(AuditEntry.init)
  }

  private func subject(_ kind: String, _ id: String?) -> SQL {
    guard let id else { return "subject_kind = \(kind)" }
    return "subject_kind = \(kind) AND subject_id = \(id)"
  }
}
