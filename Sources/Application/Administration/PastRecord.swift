import Database
import Domain
import Store
import TwinhallCore

/// A record as it was at a moment, put together from the audit trail.
public struct PastRecord: Sendable {
  public enum Value: Hashable, Sendable {
    case text(String)
    /// Known to have been empty.
    case empty
    /// The trail says nothing of the field up to then, nor what it was changed from later.
    case notRecorded
  }

  public let at: Instant
  /// Every field that the kind has or an entry names.
  public let values: [String: Value]
  /// Whether the record was there: an entry up to then names it, or a later one says what stood before.
  public let wasThere: Bool
  /// The last change up to then, and the first after it.
  public let last: AuditEntry?
  public let next: AuditEntry?
  /// Names of those who made these two.
  public let people: [Identifier<Person>: String]
}

/// Walks from the moment back and then on, until every field is known or the trail ends.
struct PastReader {
  /// As many entries as one page reads on either side, in steps.
  static let most = 2_000
  private static let step = 100

  private let kind: PastKind
  private let id: String?
  private let at: Instant
  private let audit: AuditStore
  private var values: [String: PastRecord.Value] = [:]
  private var last: AuditEntry?
  private var next: AuditEntry?
  private var seesBeginning = false
  /// Fields that may have been taken out of an entry with its person.
  private var erased: Set<String> = []

  init(_ kind: PastKind, _ id: String?, at: Instant, _ audit: AuditStore) {
    (self.kind, self.id, self.at, self.audit) = (kind, id, at, audit)
  }

  mutating func record(_ connection: any Connection) throws -> PastRecord {
    try walkBack()
    try walkOn()
    let wasThere = last != nil || values.values.contains { if case .text = $0 { true } else { false } }
    for field in kind.fields + kind.untold where values[field] == nil {
      values[field] = seesBeginning && !kind.untold.contains(field) && !erased.contains(field) ? .empty : .notRecorded
    }
    return PastRecord(
      at: at, values: values, wasThere: wasThere, last: last, next: next,
      people: try connection.people.names([last, next].compactMap { $0 }.people))
  }

  /// What the newest entry up to the moment left in a field is what stood there.
  private mutating func walkBack() throws {
    var (oldest, read) = (AuditEntry?.none, 0)
    while read < Self.most {
      let entries = try audit.entries(about: kind.name, id, upTo: at, before: oldest?.sequence ?? .max, limit: Self.step)
      for entry in entries { take(entry, entry.shownAfter, entry.shownBefore) }
      last = last ?? entries.first
      oldest = entries.last ?? oldest
      read += entries.count
      guard entries.count == Self.step else {
        // A record whose first entry had nothing before it was made then, with every field that was not empty.
        seesBeginning = oldest?.shownBefore == "{}"
        return
      }
    }
  }

  /// What the first entry after the moment found in a field is what stood there.
  private mutating func walkOn() throws {
    var (sequence, read) = (Int64(0), 0)
    while read < Self.most {
      let entries = try audit.entries(about: kind.name, id, laterThan: at, after: sequence, limit: Self.step)
      for entry in entries { take(entry, entry.shownBefore, entry.shownAfter) }
      next = next ?? entries.first
      read += entries.count
      guard entries.count == Self.step, let newest = entries.last else { return }
      sequence = newest.sequence
    }
  }

  /// Takes what an entry says of fields that are not known yet.
  private mutating func take(_ entry: AuditEntry, _ side: String, _ other: String) {
    if entry.erasedBy != nil { erased = PersonalTrail.fields(of: entry.subjectKind) }
    let fields = named(entry, side)
    for (field, value) in fields where values[field] == nil { values[field] = value.isEmpty ? .empty : .text(value) }
    for (field, _) in named(entry, other) where values[field] == nil { values[field] = .empty }
  }

  private func named(_ entry: AuditEntry, _ json: String) -> [(name: String, value: String)] {
    // Settings are one record to those who read them, though each is written by its own name.
    let fields = AuditFields.parse(json).map { (name: id == nil ? entry.subjectID : kind.field($0.name), value: $0.value) }
    return fields.filter { kind.isState($0.name, $0.value) }
  }
}

extension Application {
  /// A record as it was at a moment, for those who may read its history.
  /// - Parameter id: nil for all settings together.
  /// - Throws: `NotFound` when the trail does not know the record, or the permit is for histories of another kind.
  public func pastRecord<A: ReadsHistory>(_ kind: PastKind, _ id: String?, at: Instant, permit: Permit<A>) throws -> PastRecord {
    if let kinds = A.historyKinds, !kinds.contains(kind.name) { throw NotFound() }
    return try read { connection in
      try connection.checkHistoryScope(kind, id, permit)
      var reader = PastReader(kind, id, at: at, connection.audit)
      let record = try reader.record(connection)
      guard record.last != nil || record.next != nil else { throw NotFound() }
      return record
    }
  }

  /// The clocks that somebody reads: the person's own, or the operator's.
  public func clocks(of viewer: Viewer) throws -> (name: String, zone: ClockZone) {
    let choices = try viewer.person.map { person in try read { try $0.mailChoices.find(person.id) } } ?? MailChoices()
    let name = ClockZone.named(choices.timeZone) == nil ? configuration.timeZone : choices.timeZone
    return ClockZone.named(name).map { (name, $0) } ?? ("UTC", .utc)
  }
}

extension Connection {
  /// A document's history belongs to those who take part in its place; of one that is gone only the office knows where it was.
  fileprivate func checkHistoryScope<A>(_ kind: PastKind, _ id: String?, _ permit: Permit<A>) throws {
    guard A.self == KeepDocuments.self, !permit.viewer.isSystem else { return }
    let scope =
      try id.flatMap { Identifier<Document>($0) }.flatMap { try documents.find($0) }
      .map { try libraryScope(of: $0.place) } ?? .programme
    guard scope.organisations == permit.scope.organisations, scope.networks == permit.scope.networks,
      scope.partnerships == permit.scope.partnerships
    else { throw NotFound() }
  }
}
