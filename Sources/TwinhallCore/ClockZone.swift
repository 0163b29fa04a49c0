#if canImport(Glibc)
  import Glibc
#endif

/// The clocks of a place: how far they are from UTC, and when that changes. Read from the system's zone files (RFC 9636).
public struct ClockZone: Sendable {
  /// Seconds since 1970 from which on clocks are so many seconds ahead of UTC, in the order of time.
  let changes: [(from: Int64, offset: Int)]
  /// What holds after the last change.
  let rule: ClockRule?

  public static let utc = ClockZone(changes: [], rule: nil)

  /// - Parameter name: such as `Europe/Stockholm`.
  /// - Returns: nil for a name that is no zone here.
  public static func named(_ name: String, folder: String = "/usr/share/zoneinfo") -> ClockZone? {
    guard isName(name), let bytes = read("\(folder)/\(name)") else { return nil }
    return ClockZone(file: bytes)
  }

  /// Every zone of the system's list, in the order of their names.
  public static func names(folder: String = "/usr/share/zoneinfo") -> [String] {
    let lines = String(decoding: read("\(folder)/zone.tab") ?? [], as: UTF8.self).split(separator: "\n")
    return lines.filter { !$0.hasPrefix("#") }.compactMap { line in
      let fields = line.split(separator: "\t")
      return fields.count > 2 ? String(fields[2]) : nil
    }.sorted()
  }

  /// The day and the minute of that day that clocks show.
  public func local(_ instant: Instant) -> (day: Day, minute: Int) {
    let local = Instant(milliseconds: instant.milliseconds + Int64(offset(at: instant)) * 1000)
    let minute = (local.milliseconds - Int64(local.day.number) * 86_400_000) / 60_000
    return (local.day, Int(minute))
  }

  /// When clocks show a minute of a day. A minute that is left out in spring is taken as the one an hour later; of one that comes twice
  /// in autumn, the first is meant.
  public func instant(_ day: Day, minute: Int) -> Instant {
    let asIfUTC = Int64(day.number) * 86_400_000 + Int64(minute) * 60_000
    func earlier(_ offset: Int) -> Instant { Instant(milliseconds: asIfUTC - Int64(offset) * 1000) }
    let before = offset(at: Instant(milliseconds: asIfUTC - 86_400_000))
    let after = offset(at: Instant(milliseconds: asIfUTC + 86_400_000))
    let candidates = [earlier(max(before, after)), earlier(min(before, after))]
    return candidates.first { local($0) == (day, minute) } ?? earlier(before)
  }

  func offset(at instant: Instant) -> Int {
    let seconds = instant.milliseconds / 1000
    guard let last = changes.last else { return rule?.offset(at: seconds) ?? 0 }
    if seconds >= last.from, let rule { return rule.offset(at: seconds) }
    var (low, high) = (0, changes.count)
    while low < high {
      let middle = (low + high) / 2
      if changes[middle].from <= seconds { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? changes[low - 1].offset : changes[0].offset
  }

  /// Letters, digits and what stands between them in the system's names; no way out of the folder.
  private static func isName(_ name: String) -> Bool {
    name.utf8.count <= 60 && name.first?.isLetter == true && !name.contains("..")
      && name.unicodeScalars.allSatisfy { $0.isASCII && ($0.properties.isAlphabetic || "0123456789/_+-".unicodeScalars.contains($0)) }
  }
}

private func read(_ path: String) -> [UInt8]? {
  guard let file = fopen(path, "r") else { return nil }
  defer { fclose(file) }
  var content: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { content += buffer[..<count] }
  return ferror(file) == 0 ? content : nil
}
