/// The byte between fields. Spreadsheets in countries with a decimal comma write semicolons.
public enum Separator: UInt8, CaseIterable, Sendable {
  case comma = 0x2C
  case semicolon = 0x3B
  case tab = 0x09

  /// The separator that stands most often outside quotation marks in the first record; the comma when none does.
  public static func detected(in bytes: some Sequence<UInt8>) -> Separator {
    var counts: [UInt8: Int] = [:]
    var quoted = false
    for byte in bytes {
      if byte == Byte.quote { quoted.toggle() }
      if !quoted, byte == Byte.lineFeed || byte == Byte.carriageReturn { break }
      if !quoted { counts[byte, default: 0] += 1 }
    }
    var best = Separator.comma
    for candidate in allCases where counts[candidate.rawValue, default: 0] > counts[best.rawValue, default: 0] { best = candidate }
    return best
  }
}

enum Byte {
  static let quote = UInt8(ascii: "\"")
  static let apostrophe = UInt8(ascii: "'")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
}
