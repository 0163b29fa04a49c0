import Database
import Domain
import Localization
import Store
import TwinhallCore

/// A page of the audit trail, newest first.
public struct AuditPage: Sendable {
  public let entries: [AuditEntry]
  /// Names of those who acted, of those acted for, and of people whom the entries are about.
  public let actors: [Identifier<Person>: String]
  /// Names of the organisations that the entries are about.
  public let organisations: [Identifier<Organisation>: OrganisationBrief]
  /// How many entries there are on all pages, counted a little further than the page and its next.
  public let total: Int
}

/// What was typed to narrow the trail; empty fields narrow nothing.
public struct AuditQuery: Hashable, Sendable {
  /// A person's identifier, or words of the name or the address.
  public var person = ""
  /// An identifier, alone or at the end of an address, or an organisation's name as the register has it.
  public var record = ""
  /// The name of an action's type.
  public var action = ""
  public var from = ""
  public var to = ""

  public init() {}

  public var isEmpty: Bool { [person, record, action, from, to].allSatisfy { $0.trimmingWhitespace.isEmpty } }
}

extension Application {
  /// Fifty entries. Without a filter the chain has no gaps, so a page begins at a known number and costs the same however long the trail
  /// is.
  /// - Throws: `InvalidInput` at `from` or `to`.
  public func auditTrail(_ query: AuditQuery = AuditQuery(), page: Int, permit: Permit<ReadAuditTrail>) throws -> AuditPage {
    var validation = Validation()
    let (first, last) = (validation.day("from", query.from), validation.day("to", query.to))
    try validation.finish()
    return try read { connection in
      let entries: [AuditEntry]
      let total: Int
      if query.isEmpty {
        total = Int(try connection.audit.head().sequence)
        let start = Int64(total) - 50 * Int64(min(page - 1, total))
        entries = start > 0 ? try connection.audit.entries(before: start + 1, limit: 50) : []
      } else {
        let filter = try filter(query, first, last, on: connection)
        entries = try connection.audit.page(filter, offset: (page - 1) * 50, limit: 50)
        total = try connection.audit.count(filter, upTo: max(1_000, (page + 1) * 50) + 1)
      }
      return AuditPage(
        entries: entries, actors: try connection.people.names(entries.people + entries.subjects("Person")),
        organisations: try connection.organisations.names(entries.subjects("Organisation")), total: total)
    }
  }

  private func filter(_ query: AuditQuery, _ first: Day?, _ last: Day?, on connection: any Connection) throws -> AuditFilter {
    var filter = AuditFilter()
    filter.from = first.map(Instant.init(startOf:))
    filter.until = last.map { Instant(startOf: $0.adding(days: 1)) }
    if !query.action.isEmpty { filter.action = query.action }
    let person = query.person.trimmingWhitespace
    if let id = Identifier<Person>(person) {
      filter.actors = [id]
    } else if !person.isEmpty {
      filter.actors = try connection.people.page(matching: Array(foldedWords(person).prefix(8)), offset: 0, limit: 50).map(\.person.id)
    }
    let record = query.record.trimmingWhitespace
    guard !record.isEmpty else { return filter }
    let tail = record.split(whereSeparator: { "/: ".contains($0) }).last.map(String.init) ?? record
    let body = Identifier<Organisation>(tail) == nil ? try organisation(meant: record, on: connection)?.id.description : nil
    filter.subjectID = body ?? tail
    return filter
  }
}

extension Instant {
  /// The first moment of a day.
  fileprivate init(startOf day: Day) { self.init(milliseconds: Int64(day.number) * 86_400_000) }
}

extension [AuditEntry] {
  /// The identifiers of the records of one kind.
  fileprivate func subjects<Entity>(_ kind: String) -> [Identifier<Entity>] {
    filter { $0.subjectKind == kind }.compactMap { Identifier($0.subjectID) }
  }
}
