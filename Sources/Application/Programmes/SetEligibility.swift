import Domain
import Store
import TwinhallCore

extension Application {
  /// Adds a dated entry for a country, or replaces the one of the same day.
  /// - Throws: `InvalidInput` at `country`, `cluster`, `source`.
  public func setEligibility(_ entry: CountryEligibility, permit: Permit<ManageProgramme>) throws {
    var validation = Validation()
    var entry = entry
    validation.eligibility(&entry)
    try validation.finish()
    try change(permit) { change in
      let before = try change.connection.eligibility.find(country: entry.country, from: entry.from)
      guard before != entry else { return change.recordNothing() }
      try change.connection.eligibility.set(entry)
      let fields = before.map { AuditFields.eligibility($0) } ?? [:]
      try change.record(kind: "CountryEligibility", id: entry.auditID, before: fields, after: .eligibility(entry))
    }
  }

  /// Takes a dated entry out again, for one entered by mistake; a country that closes gets a new entry instead.
  public func removeEligibility(country: String, from day: Day, permit: Permit<ManageProgramme>) throws {
    try change(permit) { change in
      guard let entry = try change.connection.eligibility.find(country: country, from: day) else { throw NotFound() }
      try change.expectOne(change.connection.eligibility.remove(country: country, from: day))
      try change.record(kind: "CountryEligibility", id: entry.auditID, before: .eligibility(entry))
    }
  }
}

extension CountryEligibility {
  fileprivate var auditID: String { "\(country) \(from)" }
}

extension AuditFields {
  fileprivate static func eligibility(_ entry: CountryEligibility) -> AuditFields {
    ["status": entry.status.rawValue, "cluster": entry.cluster, "source": entry.source]
  }
}

extension Application {
  /// The same from what was typed.
  /// - Throws: `InvalidInput` at `country`, `cluster`, `from`, `status`, `source`.
  public func setEligibility(
    country: String, cluster: String, from: String, status: String, source: String, permit: Permit<ManageProgramme>
  ) throws {
    var validation = Validation()
    let day = validation.day("from", from, required: true)
    let known = CountryEligibility.Status(rawValue: status)
    if known == nil { validation.add("status", .notAChoice) }
    var entry = CountryEligibility(country: country, cluster: cluster, from: day ?? time.today, status: known ?? .closed, source: source)
    validation.eligibility(&entry)
    try validation.finish()
    try setEligibility(entry, permit: permit)
  }
}

extension Validation {
  fileprivate mutating func eligibility(_ entry: inout CountryEligibility) {
    entry.country = country("country", entry.country, required: true)
    entry.cluster = line("cluster", entry.cluster, required: true, limit: 40)
    if !entry.cluster.isEmpty && !entry.cluster.isSlug { add("cluster", .notACode) }
    entry.source = line("source", entry.source, required: true, limit: 300)
  }
}
