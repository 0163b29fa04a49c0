#if canImport(Glibc)
  import Glibc
#endif

/// Where the present comes from: the system in production, a set moment in tests.
public struct TimeSource: Sendable {
  private let read: @Sendable () -> Instant

  public init(_ read: @escaping @Sendable () -> Instant) { self.read = read }

  public var now: Instant { read() }
  public var today: Day { now.day }

  public static let system = TimeSource {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }

  /// Always the same moment.
  public static func fixed(_ instant: Instant) -> TimeSource { TimeSource { instant } }
}
