/// Two shores with water between them, painted pixel by pixel.
struct DemonstrationDrawing {
  let width: Int
  let height: Int

  /// A PNG (ISO/IEC 15948) whose pixels are stored as they are.
  var png: [UInt8] {
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("IHDR", bigEndian(width) + bigEndian(height) + [8, 2, 0, 0, 0])
      + chunk("IDAT", stored(rows)) + chunk("IEND", [])
  }

  private var rows: [UInt8] {
    var rows: [UInt8] = []
    rows.reserveCapacity((width * 3 + 1) * height)
    for y in 0..<height {
      rows.append(0)
      for x in 0..<width { rows += colour(Double(x) / Double(width), Double(y) / Double(height)) }
    }
    return rows
  }

  /// Both coordinates from 0 to 1, down and to the right.
  private func colour(_ x: Double, _ y: Double) -> [UInt8] {
    let left = 0.52 - 0.22 * max(0, 1 - x / 0.45) + 0.03 * bump(x * 7)
    let right = 0.55 - 0.26 * max(0, 1 - (1 - x) / 0.5) + 0.03 * bump(x * 9 + 0.4)
    let shore = 0.64
    if y > shore { return mixed([34, 88, 104], [118, 168, 172], (y - shore) * 2 + 0.06 * bump(y * 40 + x)) }
    if y > left, x < 0.5 { return mixed([58, 92, 66], [96, 128, 84], y) }
    if y > right, x > 0.42 { return mixed([120, 92, 60], [164, 126, 78], y) }
    let (dx, dy) = ((x - 0.5) * 1.6, y - 0.4)
    if dx * dx + dy * dy < 0.006 { return [250, 214, 128] }
    return mixed([206, 226, 232], [246, 224, 190], y * 1.6)
  }

  /// A soft wave between 0 and 1, one for each whole number.
  private func bump(_ x: Double) -> Double {
    let part = x - x.rounded(.down)
    return 4 * part * (1 - part)
  }

  private func mixed(_ first: [Double], _ second: [Double], _ share: Double) -> [UInt8] {
    let share = min(max(share, 0), 1)
    return zip(first, second).map { UInt8($0 + ($1 - $0) * share) }
  }

  private func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    let body = Array(name.utf8) + content
    return bigEndian(content.count) + body + bigEndian(Int(checksum(body)))
  }

  /// A zlib stream of blocks that are not compressed (RFC 1950, RFC 1951 section 3.2.4).
  private func stored(_ bytes: [UInt8]) -> [UInt8] {
    var (output, start) = ([0x78, 0x01] as [UInt8], 0)
    var (a, b) = (1, 0)
    for byte in bytes {
      a = (a + Int(byte)) % 65_521
      b = (b + a) % 65_521
    }
    while start < bytes.count {
      let part = bytes[start..<min(start + 65_535, bytes.count)]
      start += part.count
      let (low, high) = (UInt8(part.count & 255), UInt8(part.count >> 8))
      output += [start == bytes.count ? 1 : 0, low, high, ~low, ~high] + part
    }
    return output + bigEndian(b << 16 | a)
  }

  private func bigEndian(_ number: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) } }

  /// CRC-32 as PNG has it.
  private func checksum(_ bytes: [UInt8]) -> UInt32 {
    var value = UInt32.max
    for byte in bytes { value = value >> 8 ^ Self.checksums[Int((value ^ UInt32(byte)) & 255)] }
    return ~value
  }

  private static let checksums: [UInt32] = (0..<256).map { first in
    (0..<8).reduce(UInt32(first)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
  }
}
