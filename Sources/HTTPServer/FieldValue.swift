/// A header field value with parameters, such as `form-data; name="title"` (RFC 9110 section 5.6.6).
struct FieldValue {
  let value: String
  private var parameters: [(name: String, value: String)] = []

  init(_ field: String) {
    var pieces = splitOutsideQuotes(field, at: UInt8(ascii: ";")).makeIterator()
    value = trimmed(pieces.next() ?? "")
    while let piece = pieces.next() {
      let halves = piece.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard halves.count == 2 else { continue }
      parameters.append((trimmed(halves[0]), unquoted(trimmed(halves[1]))))
    }
  }

  /// The first parameter with this name in any letter case, without its quotes.
  func parameter(_ name: String) -> String? {
    parameters.first { equalIgnoringCase($0.name, name) }?.value
  }
}

/// The pieces between separators, where a separator inside double quotes is part of its piece.
func splitOutsideQuotes(_ field: String, at separator: UInt8) -> [Substring] {
  var pieces: [Substring] = []
  var start = field.startIndex
  var isQuoted = false
  var isEscaped = false
  for index in field.utf8.indices {
    let byte = field.utf8[index]
    if byte == UInt8(ascii: "\""), !isEscaped { isQuoted.toggle() }
    isEscaped = isQuoted && byte == UInt8(ascii: "\\") && !isEscaped
    guard byte == separator, !isQuoted else { continue }
    pieces.append(field[start..<index])
    start = field.utf8.index(after: index)
  }
  pieces.append(field[start...])
  return pieces
}

/// Without the spaces and tabs at both ends.
func trimmed(_ text: some StringProtocol) -> String {
  let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
  let bytes = Array(text.utf8)
  guard let first = bytes.firstIndex(where: { !isBlank($0) }), let last = bytes.lastIndex(where: { !isBlank($0) }) else { return "" }
  return String(decoding: bytes[first...last], as: UTF8.self)
}

/// Only `\"` and `\\` are unescaped: browsers send `C:\folder\file` with plain backslashes.
private func unquoted(_ text: String) -> String {
  guard text.utf8.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") else { return text }
  var bytes: [UInt8] = []
  var isEscaped = false
  for byte in text.utf8.dropFirst().dropLast() {
    if !isEscaped, byte == UInt8(ascii: "\\") {
      isEscaped = true
      continue
    }
    if isEscaped, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") { bytes.append(UInt8(ascii: "\\")) }
    bytes.append(byte)
    isEscaped = false
  }
  return String(decoding: bytes, as: UTF8.self)
}
