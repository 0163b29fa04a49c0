import Database
import Domain
import Store
import TwinhallCore

/// How often something may be tried.
public struct RateLimit: Sendable {
  public let name: String
  public let attempts: Int
  public let minutes: Int

  /// Links asked for by one mail address.
  static let linksPerAddress = RateLimit(name: "links", attempts: 5, minutes: 60)
  /// Passwords tried for one mail address.
  static let passwordsPerAddress = RateLimit(name: "passwords", attempts: 10, minutes: 15)
  /// Codes of an app and recovery codes, tried for one person.
  static let codesPerPerson = RateLimit(name: "codes", attempts: 10, minutes: 15)
  /// Either, and new declarations, from one network address; a whole town hall may share it.
  static let perNetworkAddress = RateLimit(name: "network", attempts: 60, minutes: 15)
}

extension Application {
  /// Counts an attempt; throws when there were too many. The key is stored as a digest.
  func limit(_ limit: RateLimit, key: String) throws {
    let window = Int64(limit.minutes) * 60_000
    let start = Instant(milliseconds: time.now.milliseconds / window * window)
    let bucket = digest("\(limit.name):\(key)").hexadecimal
    let attempts = try database.transaction { try $0.rateLimits.count(bucket, windowStart: start) }
    if attempts > limit.attempts { throw StepRefused([.tooMany]) }
  }
}
