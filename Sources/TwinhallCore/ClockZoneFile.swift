extension ClockZone {
  /// Reads a zone file of version 2 or later (RFC 9636 section 3): a block with 32-bit times is passed over, the one with 64-bit times is
  /// read, and the line after it is the rule for later times.
  init?(file bytes: [UInt8]) {
    var reader = ZoneReader(bytes: bytes)
    guard let first = reader.header(), first.version >= 2 else { return nil }
    reader.position += first.size(times: 4)
    guard let header = reader.header(), reader.position + header.size(times: 8) <= bytes.count else { return nil }
    let times = (0..<header.times).map { _ in reader.number(8) }
    let types = (0..<header.times).map { _ in Int(reader.number(1)) }
    let offsets = (0..<header.types).map { _ in
      let offset = Int(Int32(truncatingIfNeeded: reader.number(4)))
      reader.position += 2
      return offset
    }
    guard types.allSatisfy(offsets.indices.contains), !offsets.isEmpty else { return nil }
    reader.position += header.rest
    changes = header.times == 0 ? [(.min, offsets[0])] : zip(times, types).map { ($0, offsets[$1]) }
    let footer = bytes[min(reader.position, bytes.count)...].split(separator: 10).first ?? []
    rule = ClockRule(String(decoding: footer, as: UTF8.self))
  }
}

private struct ZoneHeader {
  let version: Int
  let times: Int
  let types: Int
  /// Bytes after the types: names, leap seconds and marks.
  let rest: Int
  private let leaps: Int

  init(version: Int, counts: [Int], wide: Bool) {
    self.version = version
    leaps = counts[2]
    times = counts[3]
    types = counts[4]
    rest = counts[5] + counts[2] * (wide ? 12 : 8) + counts[1] + counts[0]
  }

  func size(times width: Int) -> Int { times * (width + 1) + types * 6 + rest }
}

private struct ZoneReader {
  let bytes: [UInt8]
  var position = 0
  private var blocks = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func header() -> ZoneHeader? {
    guard position + 44 <= bytes.count, bytes[position..<position + 4].elementsEqual("TZif".utf8) else { return nil }
    let version = Int(bytes[position + 4]) - Int(UInt8(ascii: "0"))
    position += 20
    let counts = (0..<6).map { _ in Int(number(4)) }
    blocks += 1
    return counts.allSatisfy { (0...100_000).contains($0) } ? ZoneHeader(version: version, counts: counts, wide: blocks > 1) : nil
  }

  /// A number of so many bytes, the highest first; zero past the end.
  mutating func number(_ width: Int) -> Int64 {
    var value: UInt64 = 0
    for _ in 0..<width {
      value = value << 8 | UInt64(position < bytes.count ? bytes[position] : 0)
      position += 1
    }
    return Int64(bitPattern: value)
  }
}
