import Database
import TwinhallCore

/// Counts attempts in the database, so that several processes share one limit.
public struct RateLimitStore {
  let connection: any Connection

  /// Counts one attempt and returns how many there were in this window.
  /// - Parameter bucket: what is counted, by digest: no address of a person is stored.
  public func count(_ bucket: String, windowStart: Instant) throws -> Int {
    try connection.value(
      """
      INSERT INTO rate_limits (bucket, window_start, attempts) VALUES (\(bucket), \(windowStart), 1)
      ON CONFLICT (bucket, window_start) DO UPDATE SET attempts = rate_limits.attempts + 1
      RETURNING attempts
      """)
  }
}

extension Connection {
  public var rateLimits: RateLimitStore { RateLimitStore(connection: self) }
}
