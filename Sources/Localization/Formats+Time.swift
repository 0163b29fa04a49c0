import TwinhallCore

#if canImport(Glibc)
  import Glibc
#endif

extension Formats {
  /// A moment by the clock of the process (its `TZ`): `24 November 2026, 09:05`.
  /// - Parameter zone: the zone's name, written after the time when given: `24 November 2026, 09:05 (Europe/Stockholm)`.
  public func instant(_ instant: Instant, zone: String? = nil) -> String {
    let local = localTime(instant)
    let suffix = zone.map { " (\($0))" } ?? ""
    return conventions.pattern("moment", ["day": .text(day(local.day)), "time": .text(local.clock)]) + suffix
  }

  /// A moment by the clocks of a zone: `24 November 2026, 09:05 (Europe/Stockholm)`.
  public func instant(_ instant: Instant, in zone: ClockZone, named name: String) -> String {
    let (day, minute) = zone.local(instant)
    let clock = "\(twoDigits(minute / 60)):\(twoDigits(minute % 60))"
    return conventions.pattern("moment", ["day": .text(self.day(day)), "time": .text(clock)]) + " (\(name))"
  }

  /// A moment for dense tables: `24 Nov 2026 09:05`.
  public func shortInstant(_ instant: Instant) -> String {
    let local = localTime(instant)
    return "\(shortDay(local.day)) \(local.clock)"
  }

  /// The clock of a moment, with the day before it unless that is `today`: `14:03`, `24 Nov 2026 14:03`.
  public func clock(_ instant: Instant, now: Instant) -> String {
    let local = localTime(instant)
    return local.day == localTime(now).day ? local.clock : shortInstant(instant)
  }

  /// The day of a moment by the clock of the process: `24 November 2026`.
  public func day(of instant: Instant) -> String { day(localTime(instant).day) }
}

/// The day and the clock (`09:05`) in the zone of the process.
private func localTime(_ instant: Instant) -> (day: Day, clock: String) {
  var seconds = time_t((instant.milliseconds - ((instant.milliseconds % 1000) + 1000) % 1000) / 1000)
  var parts = tm()
  guard localtime_r(&seconds, &parts) != nil,
    let day = Day(Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday))
  else { return (instant.day, "00:00") }
  return (day, "\(twoDigits(Int(parts.tm_hour))):\(twoDigits(Int(parts.tm_min)))")
}

private func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
