import Domain
import Jobs
import Store
import TwinhallCore

/// Takes away every night what has been kept as long as the rules say. What is somebody's whose data is held stays.
public enum RetentionJob {
  public static let kind = "privacy.retention"
  /// Before the bytes of what went are swept.
  public static let recurring = RecurringJob(kind, .daily(minute: 2 * 60))
  /// Rows of a table in one transaction.
  private static let batch = 500

  public static func run(_ application: Application) throws {
    let now = application.time.now
    let permit = try Policy.permit(ManageRetention.self, to: .system)
    for rule in try application.read({ try $0.retention.rules() }) {
      guard let days = rule.days else { continue }
      let limit = now - .days(days)
      switch rule.data {
      case .closedAccounts: try eraseAccounts(before: limit, application)
      case .deletedDocuments: try purgeDocuments(before: limit, application)
      default: while try application.remove(rule.data, before: limit, most: batch, permit: permit) > 0 {}
      }
    }
  }

  /// A hundred each night: each is a walk through the audit trail.
  private static func eraseAccounts(before limit: Instant, _ application: Application) throws {
    let permit = try Policy.permit(EraseAccount.self, to: .system)
    let people: [Identifier<Person>] = try application.read { try $0.retention.keys(.closedAccounts, before: limit, most: 100) }
    for person in people { try application.eraseUnlessRefused(person, permit: permit) }
  }

  private static func purgeDocuments(before limit: Instant, _ application: Application) throws {
    let permit = try Policy.permit(KeepDocuments.self, to: .system)
    var found: [Identifier<Document>]
    repeat {
      found = try application.read { try $0.retention.keys(.deletedDocuments, before: limit, most: batch) }
      for id in found { try application.purgeDocument(id, permit: permit) }
    } while found.count == batch
  }
}

extension Application {
  fileprivate func remove(_ data: RetainedData, before limit: Instant, most: Int, permit: Permit<ManageRetention>) throws -> Int {
    try change(permit) { change in
      let count = try change.connection.retention.remove(data, before: limit, most: most)
      guard count > 0 else {
        change.recordNothing()
        return 0
      }
      try change.record(kind: "RetentionRule", id: data.rawValue, after: ["removed": String(count)])
      return count
    }
  }

  fileprivate func purgeDocument(_ id: Identifier<Document>, permit: Permit<KeepDocuments>) throws {
    try change(permit) { change in
      guard let document = try change.connection.documents.find(id), document.deletedAt != nil else { return change.recordNothing() }
      try change.connection.documents.purge(id, at: change.at)
      try change.record(id, before: ["title": document.entry.title], after: ["state": "purged"])
    }
  }
}
