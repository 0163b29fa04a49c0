import Domain
import Store
import TwinhallCore

/// What the page of a rule sends.
public struct RetentionEntry: Sendable {
  /// Empty: until somebody decides.
  public var days: String
  public var bases: [Language: String]
  public var version: Int

  public init(days: String, bases: [Language: String], version: Int) { (self.days, self.bases, self.version) = (days, bases, version) }

  public init(_ rule: RetentionRule) {
    self.init(days: rule.days.map { String($0) } ?? "", bases: rule.bases, version: rule.version)
  }
}

extension Application {
  /// Decides how long some data is kept, and why.
  /// - Throws: `InvalidInput` at `days` and `basis-` with a language, `VersionConflict`.
  public func saveRetention(_ data: RetainedData, _ entry: RetentionEntry, permit: Permit<ManageRetention>) throws {
    var validation = Validation()
    let days = validation.number("days", entry.days, in: data.possibleDays)
    if data.needsPeriod && entry.days.trimmingWhitespace.isEmpty { validation.add("days", .missing) }
    var bases: [Language: String] = [:]
    for (language, basis) in entry.bases {
      let text = validation.text("basis-\(language.tag)", basis, required: false, limit: 500)
      if !text.isEmpty { bases[language] = text }
    }
    try validation.finish()
    try change(permit) { change in
      let old = try change.connection.retention.rule(for: data)
      let next = RetentionRule(data: data, days: days, bases: bases, version: entry.version)
      try change.expectOne(change.connection.retention.save(next))
      try change.record(kind: "RetentionRule", id: data.rawValue, before: old.fields, after: next.fields)
    }
  }
}

extension RetentionRule {
  fileprivate var fields: AuditFields {
    var fields: AuditFields = ["days": days.map { String($0) } ?? ""]
    for (language, basis) in bases { fields.set("basis-\(language.tag)", basis) }
    return fields
  }
}
