/// How clocks change every year, as POSIX writes it: `CET-1CEST,M3.5.0,M10.5.0/3` (IEEE Std 1003.1, section 8.3). Rules by the day of the
/// year, which no zone of today has, are not read.
struct ClockRule: Sendable {
  /// `M3.5.0/3`: the last Sunday of March at three.
  private struct Turn: Sendable {
    let month: Int
    let week: Int
    let weekday: Int
    let seconds: Int

    init?(_ text: Substring) {
      let halves = text.split(separator: "/")
      let parts = halves.first?.dropFirst().split(separator: ".").compactMap { Int($0) } ?? []
      guard text.first == "M", parts.count == 3, (1...12).contains(parts[0]), (1...5).contains(parts[1]), (0...6).contains(parts[2]),
        let time = halves.count > 1 ? duration(halves[1]) : 7200
      else { return nil }
      (month, week, weekday, seconds) = (parts[0], parts[1], parts[2], time)
    }

    /// Seconds since 1970 by the clock before the change.
    func time(in year: Int) -> Int64? {
      guard let first = Day(year, month, 1) else { return nil }
      // 1970-01-01 was a Thursday; 0 is Sunday here.
      let firstWeekday = ((first.number + 4) % 7 + 7) % 7
      var day = 1 + (weekday - firstWeekday + 7) % 7 + (week - 1) * 7
      while day > Day.length(ofMonth: month, in: year) { day -= 7 }
      return Int64(first.number + day - 1) * 86_400 + Int64(seconds)
    }
  }

  private let standard: Int
  private let summer: (offset: Int, begins: Turn, ends: Turn)?

  init?(_ text: String) {
    let parts = text.split(separator: ",")
    guard let names = parts.first, let (offset, rest) = Self.zone(names) else { return nil }
    standard = offset
    guard !rest.isEmpty else {
      summer = nil
      return
    }
    guard parts.count == 3, let begins = Turn(parts[1]), let ends = Turn(parts[2]) else { return nil }
    summer = (Self.zone(rest)?.offset ?? offset + 3600, begins, ends)
  }

  func offset(at seconds: Int64) -> Int {
    let year = Instant(milliseconds: seconds * 1000).day.components.year
    guard let summer, let begins = summer.begins.time(in: year), let ends = summer.ends.time(in: year) else { return standard }
    let (from, to) = (begins - Int64(standard), ends - Int64(summer.offset))
    let isSummer = from < to ? (from..<to).contains(seconds) : !(to..<from).contains(seconds)
    return isSummer ? summer.offset : standard
  }

  /// A name and hours west of UTC: `CET-1`, `<+0530>-5:30`. nil when there is no number.
  private static func zone(_ text: Substring) -> (offset: Int, rest: Substring)? {
    let afterName = text.first == "<" ? text.drop { $0 != ">" }.dropFirst() : text.drop { $0.isLetter }
    let number = afterName.prefix { $0.isNumber || $0 == "-" || $0 == "+" || $0 == ":" }
    return duration(number).map { (-$0, afterName.dropFirst(number.count)) }
  }
}

/// `-5:30` as seconds.
private func duration(_ text: Substring) -> Int? {
  let isNegative = text.first == "-"
  let parts = text.drop { $0 == "-" || $0 == "+" }.split(separator: ":").compactMap { Int($0) }
  guard !parts.isEmpty, parts.count <= 3 else { return nil }
  let seconds = zip(parts, [3600, 60, 1]).reduce(0) { $0 + $1.0 * $1.1 }
  return isNegative ? -seconds : seconds
}
