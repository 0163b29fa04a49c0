/// A moment in UTC, to the millisecond. Stored as ISO 8601 text, which sorts as time does.
public struct Instant: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Milliseconds since 1970-01-01T00:00Z.
  public let milliseconds: Int64

  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// Reads exactly `2026-11-24T09:05:00.000Z`, the form `description` writes.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 24, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
      bytes[19] == UInt8(ascii: "."), bytes[23] == UInt8(ascii: "Z"), let day = Day(String(text.prefix(10))),
      let hour = decimal(bytes[11..<13]), let minute = decimal(bytes[14..<16]), let second = decimal(bytes[17..<19]),
      let fraction = decimal(bytes[20..<23]), hour < 24, minute < 60, second < 60
    else { return nil }
    milliseconds = Int64(((day.number * 24 + hour) * 60 + minute) * 60 + second) * 1000 + Int64(fraction)
  }

  public var description: String {
    let inDay = timeOfDay
    let seconds = inDay / 1000
    return "\(day)T\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2)).\(padded(inDay % 1000, 3))Z"
  }

  /// The UTC day.
  public var day: Day { Day(number: Int((milliseconds - Int64(timeOfDay)) / 86_400_000)) }

  private var timeOfDay: Int { Int(((milliseconds % 86_400_000) + 86_400_000) % 86_400_000) }

  public static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }

  public static func + (instant: Instant, duration: Duration) -> Instant {
    Instant(milliseconds: instant.milliseconds + duration.wholeMilliseconds)
  }

  public static func - (instant: Instant, duration: Duration) -> Instant {
    Instant(milliseconds: instant.milliseconds - duration.wholeMilliseconds)
  }
}

extension Duration {
  fileprivate var wholeMilliseconds: Int64 {
    components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
  }

  /// So many times 60 seconds.
  public static func minutes(_ count: Int) -> Duration { .seconds(count * 60) }
  /// So many times 60 minutes.
  public static func hours(_ count: Int) -> Duration { .seconds(count * 3600) }
  /// So many times 24 hours, whatever the clocks of a zone do.
  public static func days(_ count: Int) -> Duration { .seconds(count * 86_400) }
}
