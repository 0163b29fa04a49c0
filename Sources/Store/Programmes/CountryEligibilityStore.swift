import Database
import Domain
import TwinhallCore

extension CountryEligibility.Status: SQLConvertible {}

/// The dated list of countries.
public struct CountryEligibilityStore {
  let connection: any Connection

  /// Every entry by country, the oldest first.
  public func all() throws -> [CountryEligibility] {
    try connection.rows("SELECT * FROM country_eligibility ORDER BY country, from_day").map(CountryEligibility.init)
  }

  public func find(country: String, from: Day) throws -> CountryEligibility? {
    try connection.row("SELECT * FROM country_eligibility WHERE country = \(country) AND from_day = \(from)").map(CountryEligibility.init)
  }

  /// Adds an entry, or replaces the one of the same country and day.
  public func set(_ entry: CountryEligibility) throws {
    try connection.execute(
      """
      INSERT INTO country_eligibility (country, from_day, cluster, status, source)
      VALUES (\(entry.country), \(entry.from), \(entry.cluster), \(entry.status), \(entry.source))
      ON CONFLICT (country, from_day) DO UPDATE SET cluster = excluded.cluster, status = excluded.status, source = excluded.source
      """)
  }

  /// - Returns: rows removed, 0 or 1.
  public func remove(country: String, from: Day) throws -> Int {
    try connection.execute("DELETE FROM country_eligibility WHERE country = \(country) AND from_day = \(from)")
  }
}

extension CountryEligibility {
  fileprivate init(_ row: Row) throws {
    self.init(
      country: try row["country"], cluster: try row["cluster"], from: try row["from_day"], status: try row["status"],
      source: try row["source"])
  }
}

extension Connection {
  public var eligibility: CountryEligibilityStore { CountryEligibilityStore(connection: self) }
}
