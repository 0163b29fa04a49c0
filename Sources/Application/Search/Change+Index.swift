import Database
import Jobs
import Store

extension Change {
  /// More than these at once are left to the queue, so that renaming a theme that thousands share takes no longer than another change.
  static let mostIndexedAlong = 300

  /// Makes the documents of some records what they are now, and of those that show something of them. Needed only for records that the
  /// change does not name in the audit trail.
  public func index(_ subject: String, _ records: some Sequence<String>) throws {
    let records = Array(Set(records)).sorted()
    for source in allSearchSources where source.subject == subject {
      for part in records.chunks(of: 200) {
        let changed = try connection.index(Array(part), of: source)
        if !changed.isEmpty { try indexAlong(subject, changed.sorted()) }
      }
    }
  }

  /// Settings and the like are no records of a source, but documents are made of them.
  func indexAlong(_ subject: String, _ changed: [String]) throws {
    for source in allSearchSources {
      let records = try source.records(naming: subject, changed, on: connection)
      guard records.count <= Self.mostIndexedAlong else {
        try connection.beginBuilding(source, at: at)
        continue
      }
      for part in records.chunks(of: 200) { _ = try connection.index(Array(part), of: source) }
    }
  }

  /// Indexes what was recorded. Runs once, at the end of the transaction.
  func indexRecorded(_ recorded: [String: Set<String>]) throws {
    for (subject, records) in recorded.sorted(by: { $0.key < $1.key }) {
      if allSearchSources.contains(where: { $0.subject == subject }) {
        try index(subject, records)
      } else {
        try indexAlong(subject, records.sorted())
      }
    }
  }
}

extension Connection {
  /// - Returns: the records whose documents were there before and have changed.
  func index(_ records: [String], of source: any SearchSource) throws -> Set<String> {
    let documents = try source.documents(records, on: self).map { IndexedDocument($0.record, $0.document) }
    return try searchIndex.replace(documents, of: records, source: source.subject)
  }
}
