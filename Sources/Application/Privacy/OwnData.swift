import Database
import Domain
import Store
import TwinhallCore

/// Everything that is held of a person.
public struct OwnData: Sendable {
  /// Rows of one table.
  public struct Part: Sendable {
    public let table: String
    public let sort: PersonalRows.Sort
    /// Each row as its columns that have a value.
    public fileprivate(set) var rows: [[(column: String, text: String)]]
  }

  public let person: Person
  public let at: Instant
  public let parts: [Part]
  /// About or by the person, newest first.
  public let entries: [AuditEntry]
  /// Whether there are more rows or entries than were read.
  public let isCut: Bool
  /// Of the places of roles.
  public let names: PlaceNames
}

extension Application {
  /// Rows of a table, and entries of the audit trail, that are handed out at once.
  private static let mostRows = 5_000

  /// What the person who asks is told.
  public func ownData(permit: Permit<UseOwnAccount>) throws -> OwnData {
    guard let viewer = permit.viewer.person else { throw NotFound() }
    return try read { connection in
      guard let person = try connection.people.find(viewer.id) else { throw NotFound() }
      let keys = try PersonalKeys(of: person, on: connection)
      var parts: [OwnData.Part] = []
      for rows in PersonalData.all {
        let found = try connection.personalRows.values(of: rows, keys, limit: Self.mostRows)
        if let index = parts.firstIndex(where: { $0.table == rows.tableName && $0.sort == rows.sort }) {
          parts[index].rows += found
        } else if !found.isEmpty {
          parts.append(OwnData.Part(table: rows.tableName, sort: rows.sort, rows: found))
        }
      }
      let entries = try connection.audit.entries(aboutOrBy: person.id, limit: Self.mostRows)
      return OwnData(
        person: person, at: time.now, parts: parts, entries: entries,
        isCut: entries.count == Self.mostRows || parts.contains { $0.rows.count >= Self.mostRows },
        names: try PlaceNames(parts.flatMap { $0.rows.compactMap(\.place) }, on: connection))
    }
  }
}

extension [(column: String, text: String)] {
  func value(_ column: String) -> String? { first { $0.column == column }?.text }

  /// The place that a row names.
  public var place: Place? { value("place_kind").flatMap { Place(kind: $0, id: value("place_id") ?? "") } }
}

extension OwnData {
  /// The whole as JSON (RFC 8259): an object with one list of objects for each table, and the entries of the audit trail.
  public var json: String {
    var tables: [String: [String]] = [:]
    for part in parts { tables[part.table, default: []] += part.rows.map { object($0.map { ($0.column, $0.text) }) } }
    let lists = tables.sorted { $0.key < $1.key }.map { "\(quoted($0.key)): [\n    \($0.value.joined(separator: ",\n    "))\n  ]" }
    let trail = entries.map { entry in
      object([
        ("sequence", String(entry.sequence)), ("at", entry.at.description), ("action", entry.action), ("record", entry.subjectKind),
        ("before", entry.shownBefore), ("after", entry.shownAfter),
      ])
    }
    let head = "\"person\": \(quoted(person.id.description)),\n  \"made_at\": \(quoted(at.description))"
    let last = "\"audit_trail\": [\n    \(trail.joined(separator: ",\n    "))\n  ]"
    return "{\n  " + ([head] + lists + [last]).joined(separator: ",\n  ") + "\n}\n"
  }

  private func object(_ fields: [(String, String)]) -> String {
    "{" + fields.map { "\(quoted($0.0)): \(quoted($0.1))" }.joined(separator: ", ") + "}"
  }
}
