import TwinhallCore

/// A JSON string (RFC 8259 §7) with what must be escaped escaped, and nothing else.
func quoted(_ text: String) -> String {
  var bytes: [UInt8] = [UInt8(ascii: "\"")]
  bytes.reserveCapacity(text.utf8.count + 2)
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
    case UInt8(ascii: "\n"): bytes += Array("\\n".utf8)
    case UInt8(ascii: "\r"): bytes += Array("\\r".utf8)
    case UInt8(ascii: "\t"): bytes += Array("\\t".utf8)
    case 0..<0x20: bytes += Array("\\u00".utf8) + [hexadecimalDigit(byte >> 4), hexadecimalDigit(byte & 15)]
    default: bytes.append(byte)
    }
  }
  bytes.append(UInt8(ascii: "\""))
  return String(decoding: bytes, as: UTF8.self)
}

/// Reads a JSON object whose values are strings, as `AuditFields` writes it. A general decoder takes most of the time of an audit page.
struct FlatObjectReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ json: String) { bytes = Array(json.utf8) }

  /// The fields in the order of the text; it ends where the text is no such object.
  mutating func fields() -> [(name: String, value: String)] {
    var found: [(name: String, value: String)] = []
    guard take(UInt8(ascii: "{")) else { return found }
    while let name = string(), take(UInt8(ascii: ":")), let value = string() {
      found.append((name, value))
      guard take(UInt8(ascii: ",")) else { break }
    }
    return found
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  private mutating func string() -> String? {
    guard take(UInt8(ascii: "\"")) else { return nil }
    var text: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text.append(escaped())
      default: text.append(byte)
      }
    }
    return nil
  }

  /// What stands after a backslash. Only control characters were written by their number.
  private mutating func escaped() -> UInt8 {
    guard position < bytes.count else { return UInt8(ascii: "?") }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "n"): return UInt8(ascii: "\n")
    case UInt8(ascii: "r"): return UInt8(ascii: "\r")
    case UInt8(ascii: "t"): return UInt8(ascii: "\t")
    case UInt8(ascii: "u"):
      let digits = bytes[position...].prefix(4)
      position += digits.count
      return digits.suffix(2).reduce(0) { $0 << 4 | (hexadecimalValue($1) ?? 0) }
    default: return byte
    }
  }
}
