/// Writes CSV as RFC 4180 asks: CRLF line ends, quotation marks only where a field needs them. Fields are guarded against running as
/// formulas (`FormulaGuard`).
public struct TabularWriter {
  private let separator: UInt8
  public private(set) var bytes: [UInt8]

  /// - Parameter byteOrderMark: true for files that people open in a spreadsheet, which else reads UTF-8 as Latin-1.
  public init(separator: Separator = .comma, byteOrderMark: Bool = false) {
    self.separator = separator.rawValue
    bytes = byteOrderMark ? Byte.byteOrderMark : []
  }

  public mutating func write(_ fields: [String]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(separator) }
      append(FormulaGuard.guarded(field), isAlone: fields.count == 1)
    }
    bytes += [Byte.carriageReturn, Byte.lineFeed]
  }

  // A record of one empty field would read back as an empty line.
  private mutating func append(_ field: String, isAlone: Bool) {
    let content = field.utf8
    guard content.contains(where: needsQuotes) || isAlone && content.isEmpty else { return bytes.append(contentsOf: content) }
    bytes.append(Byte.quote)
    for byte in content {
      if byte == Byte.quote { bytes.append(Byte.quote) }
      bytes.append(byte)
    }
    bytes.append(Byte.quote)
  }

  private func needsQuotes(_ byte: UInt8) -> Bool {
    byte == separator || byte == Byte.quote || byte == Byte.lineFeed || byte == Byte.carriageReturn
  }
}
