import TwinhallCore

/// The bytes with every `%XX` turned into one byte (RFC 3986 section 2.1), or nil on a "%" without two digits after it.
func percentDecoded(_ bytes: some Sequence<UInt8>) -> [UInt8]? {
  var decoded: [UInt8] = []
  var iterator = bytes.makeIterator()
  while let byte = iterator.next() {
    guard byte == UInt8(ascii: "%") else {
      decoded.append(byte)
      continue
    }
    guard let high = iterator.next().flatMap(hexadecimalValue), let low = iterator.next().flatMap(hexadecimalValue) else { return nil }
    decoded.append(high << 4 | low)
  }
  return decoded
}

/// The text of UTF-8 bytes, or nil if they are not UTF-8 or hold NUL, which PostgreSQL cannot store.
func text(utf8 bytes: some Collection<UInt8>) -> String? {
  bytes.contains(0) ? nil : String(validating: bytes, as: UTF8.self)
}

/// Whether a byte stands for itself in every part of an address (RFC 3986 section 2.3).
func isUnreserved(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
  case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
  default: false
  }
}

func appendPercentEncoded(_ byte: UInt8, to encoded: inout [UInt8]) {
  encoded.append(UInt8(ascii: "%"))
  for digit in [byte >> 4, byte & 15] {
    encoded.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10)
  }
}
