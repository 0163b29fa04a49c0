import Domain
import Store
import TwinhallCore

/// A page of the audit trail, newest first.
public struct AuditPage: Sendable {
  public let entries: [AuditEntry]
  public let actors: [Identifier<Person>: String]
  /// How many entries there are on all pages.
  public let total: Int
}

extension Application {
  /// Fifty entries. The chain has no gaps, so a page begins at a known number and costs the same however long the trail is.
  public func auditTrail(page: Int, permit: Permit<ReadAuditTrail>) throws -> AuditPage {
    try read { connection in
      let total = try connection.audit.head().sequence
      let first = total - 50 * Int64(min(page - 1, Int(total)))
      let entries = first > 0 ? try connection.audit.entries(before: first + 1, limit: 50) : []
      return AuditPage(entries: entries, actors: try connection.people.names(entries.compactMap(\.actor)), total: Int(total))
    }
  }
}
