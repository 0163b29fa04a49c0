/// One record of a CSV file.
public struct TabularRecord: Hashable, Sendable {
  /// Line of the file the record begins on, counted from 1.
  public let line: Int
  public var fields: [String]

  public init(line: Int, fields: [String]) {
    self.line = line
    self.fields = fields
  }
}

/// Reads CSV as RFC 4180 describes it: quoted fields may hold separators, line breaks and doubled quotation marks. Takes LF, CRLF and CR
/// line ends, a byte order mark, and a comma, semicolon or tab as separator. Lines with nothing in them are passed over.
public struct TabularReader {
  private let bytes: [UInt8]
  private let separator: UInt8
  private var position: Int
  private var line = 1

  /// - Parameter separator: nil to find it from the first record.
  public init(_ bytes: [UInt8], separator: Separator? = nil) {
    self.bytes = bytes
    position = bytes.starts(with: Byte.byteOrderMark) ? Byte.byteOrderMark.count : 0
    self.separator = (separator ?? .detected(in: bytes[position...])).rawValue
  }

  /// Every record of a file, formula guards taken off.
  public static func records(_ bytes: [UInt8], separator: Separator? = nil) throws(TabularError) -> [TabularRecord] {
    var reader = TabularReader(bytes, separator: separator)
    var records: [TabularRecord] = []
    while let record = try reader.next() { records.append(record) }
    return records
  }

  /// The next record, or nil at the end.
  public mutating func next() throws(TabularError) -> TabularRecord? {
    skipEmptyLines()
    guard position < bytes.count else { return nil }
    var record = TabularRecord(line: line, fields: [])
    repeat {
      record.fields.append(try field(number: record.fields.count + 1))
    } while takeSeparator()
    takeLineEnd()
    return record
  }

  private mutating func field(number: Int) throws(TabularError) -> String {
    let start = line
    let content = try position < bytes.count && bytes[position] == Byte.quote ? quoted(number) : unquoted(number)
    guard let text = String(validating: content, as: UTF8.self) else { throw TabularError(.notUTF8, line: start, column: number) }
    return FormulaGuard.unguarded(text)
  }

  private mutating func unquoted(_ number: Int) throws(TabularError) -> [UInt8] {
    let start = position
    while position < bytes.count, bytes[position] != separator, !atLineEnd {
      if bytes[position] == Byte.quote { throw TabularError(.quoteInsideUnquotedField, line: line, column: number) }
      position += 1
    }
    return Array(bytes[start..<position])
  }

  private mutating func quoted(_ number: Int) throws(TabularError) -> [UInt8] {
    let opening = line
    var content: [UInt8] = []
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      if byte == Byte.quote {
        position += 1
        guard position < bytes.count, bytes[position] == Byte.quote else { return try closed(content, number) }
      } else if byte == Byte.lineFeed || byte == Byte.carriageReturn && bytes.dropFirst(position + 1).first != Byte.lineFeed {
        line += 1
      }
      content.append(byte)
      position += 1
    }
    throw TabularError(.quoteNotClosed, line: opening, column: number)
  }

  private func closed(_ content: [UInt8], _ number: Int) throws(TabularError) -> [UInt8] {
    guard position == bytes.count || bytes[position] == separator || atLineEnd else {
      throw TabularError(.textAfterClosingQuote, line: line, column: number)
    }
    return content
  }

  private var atLineEnd: Bool { bytes[position] == Byte.lineFeed || bytes[position] == Byte.carriageReturn }

  private mutating func takeSeparator() -> Bool {
    guard position < bytes.count, bytes[position] == separator else { return false }
    position += 1
    return true
  }

  private mutating func takeLineEnd() {
    guard position < bytes.count, atLineEnd else { return }
    let isPair = bytes[position] == Byte.carriageReturn && bytes.dropFirst(position + 1).first == Byte.lineFeed
    position += isPair ? 2 : 1
    line += 1
  }

  private mutating func skipEmptyLines() {
    while position < bytes.count, atLineEnd { takeLineEnd() }
  }
}
