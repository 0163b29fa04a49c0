import TwinhallCore

/// A header's text: as it is when it is plain ASCII, else as encoded words of at most 75 characters (RFC 2047), folded one a line.
func encodedWords(_ text: String) -> String {
  let text = String(text.map { $0.isNewline ? " " : $0 })
  // Characters with a meaning in addresses are encoded as well, so that a name needs no quoting.
  if text.utf8.allSatisfy({ 32..<127 ~= $0 && !"()<>@,;:\\\".[]=?".utf8.contains($0) }), text.utf8.count <= 60 { return text }
  var words: [String] = []
  var bytes: [UInt8] = []
  for character in text {
    // A word ends between characters, never within one: 45 bytes are 60 characters of base64.
    if bytes.count + character.utf8.count > 45, !bytes.isEmpty {
      words.append("=?utf-8?B?\(base64(bytes))?=")
      bytes = []
    }
    bytes += character.utf8
  }
  words.append("=?utf-8?B?\(base64(bytes))?=")
  return words.joined(separator: "\r\n ")
}

/// Quoted-printable text (RFC 2045 section 6.7): lines of at most 76 characters, CRLF line ends, readable where it is ASCII.
func quotedPrintable(_ text: String) -> String {
  text.split(separator: "\n", omittingEmptySubsequences: false).map { quotedPrintable(line: $0.utf8.filter { $0 != 13 }) }
    .joined(separator: "\r\n")
}

private func quotedPrintable(line: [UInt8]) -> String {
  var output = ""
  var width = 0
  for (index, byte) in line.enumerated() {
    let isLast = index == line.count - 1
    let isPlain = 33..<127 ~= byte && byte != UInt8(ascii: "=") || (byte == 32 || byte == 9) && !isLast
    // A line that begins with a dot or "From " is altered by some servers on its way.
    let isRisky = width == 0 && (byte == UInt8(ascii: ".") || byte == UInt8(ascii: "F"))
    let piece = isPlain && !isRisky ? String(UnicodeScalar(byte)) : "=" + hexadecimal(byte)
    if width + piece.utf8.count > 75 {
      output += "=\r\n"
      width = 0
    }
    output += piece
    width += piece.utf8.count
  }
  return output
}

private func hexadecimal(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true) }

/// `Tue, 24 Nov 2026 09:00:00 +0000` (RFC 5322 section 3.3).
func mailDate(_ instant: Instant) -> String {
  let (year, month, day) = instant.day.components
  let weekday = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][((instant.day.number % 7) + 7) % 7]
  let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
  let clock = instant.description.split(separator: "T").last?.prefix(8) ?? "00:00:00"
  return "\(weekday), \(day) \(months[month - 1]) \(year) \(clock) +0000"
}
