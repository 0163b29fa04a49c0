import Database
import Domain
import Store
import TwinhallCore

/// A rule with what it would take away tonight.
public struct RetentionOutlook: Sendable {
  public let rule: RetentionRule
  /// Counted no further than `mostCounted`.
  public let count: Int
  /// The first of them; read for one rule only.
  public let first: [RowToGo]
  /// When it happens.
  public let at: Instant

  public static let mostCounted = 1_000
}

extension Application {
  /// Every rule, with how much goes tonight.
  public func retention(permit: Permit<ManageRetention>) throws -> [RetentionOutlook] {
    let night = RetentionJob.recurring.next(after: time.now)
    return try read { connection in try connection.retention.rules().map { try connection.outlook($0, at: night, first: 0) } }
  }

  public func retention(of data: RetainedData, permit: Permit<ManageRetention>) throws -> RetentionOutlook {
    let night = RetentionJob.recurring.next(after: time.now)
    return try read { try $0.outlook($0.retention.rule(for: data), at: night, first: 10) }
  }

  /// What everybody may know.
  public func retentionRules(permit: Permit<ReadPublicSite>) throws -> [RetentionRule] { try read { try $0.retention.rules() } }

  /// Days for which data is kept that has to have a period.
  public func daysKept(_ data: RetainedData) throws -> Int { try read { try $0.daysKept(data) } }
}

extension Connection {
  func daysKept(_ data: RetainedData) throws -> Int { try retention.days(data) ?? data.shippedDays ?? 0 }

  fileprivate func outlook(_ rule: RetentionRule, at night: Instant, first most: Int) throws -> RetentionOutlook {
    guard let days = rule.days else { return RetentionOutlook(rule: rule, count: 0, first: [], at: night) }
    let limit = night - .days(days)
    return RetentionOutlook(
      rule: rule, count: try retention.count(rule.data, before: limit, upTo: RetentionOutlook.mostCounted),
      first: most == 0 ? [] : try retention.first(rule.data, before: limit, most: most), at: night)
  }
}
