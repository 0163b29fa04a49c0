import TwinhallCore

/// Reads one JSON object (RFC 8259) whose values are strings, numbers or null, as others may write it too: white space and every escape are
/// understood. A general decoder takes ten times as long.
struct JSONObjectReader {
  enum Value: Hashable {
    case null
    case string(String)
    /// As it was written.
    case number(String)
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  mutating func members() throws(CustodyFault) -> [(String, Value)] {
    var found: [(String, Value)] = []
    try take(UInt8(ascii: "{"))
    if next() == UInt8(ascii: "}") { return found }
    while true {
      let name = try string()
      try take(UInt8(ascii: ":"))
      found.append((name, try value()))
      guard next() == UInt8(ascii: ",") else { break }
      position += 1
    }
    try take(UInt8(ascii: "}"))
    guard next() == nil else { throw fault }
    return found
  }

  private var fault: CustodyFault { CustodyFault("a line is no JSON object of strings, numbers and null") }

  /// The byte after white space, not yet taken.
  private mutating func next() -> UInt8? {
    while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
    return position < bytes.count ? bytes[position] : nil
  }

  private mutating func take(_ byte: UInt8) throws(CustodyFault) {
    guard next() == byte else { throw fault }
    position += 1
  }

  private mutating func value() throws(CustodyFault) -> Value {
    guard let first = next() else { throw fault }
    if first == UInt8(ascii: "\"") { return .string(try string()) }
    let start = position
    while position < bytes.count, !",} \n\r\t".utf8.contains(bytes[position]) { position += 1 }
    let word = String(decoding: bytes[start..<position], as: UTF8.self)
    return word == "null" ? .null : .number(word)
  }

  private mutating func string() throws(CustodyFault) -> String {
    try take(UInt8(ascii: "\""))
    var text: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let string = String(validating: text, as: UTF8.self) else { throw fault }
        return string
      case UInt8(ascii: "\\"): text += Array(String(try escaped()).utf8)
      default: text.append(byte)
      }
    }
    throw fault
  }

  private mutating func escaped() throws(CustodyFault) -> Unicode.Scalar {
    guard position < bytes.count else { throw fault }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try numbered()
    default: throw fault
    }
  }

  /// What stands after `\u`; a character beyond the first plane is written as two.
  private mutating func numbered() throws(CustodyFault) -> Unicode.Scalar {
    let first = try number()
    guard 0xD800..<0xDC00 ~= first else {
      guard let scalar = Unicode.Scalar(first) else { throw fault }
      return scalar
    }
    guard position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"), bytes[position + 1] == UInt8(ascii: "u") else { throw fault }
    position += 2
    let second = try number()
    guard 0xDC00..<0xE000 ~= second, let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) else { throw fault }
    return scalar
  }

  private mutating func number() throws(CustodyFault) -> UInt32 {
    guard position + 4 <= bytes.count else { throw fault }
    var number: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = hexadecimalValue(bytes[position]) else { throw fault }
      number = number << 4 | UInt32(digit)
      position += 1
    }
    return number
  }
}
