import CSodium
import Database
import TwinhallCore

/// A row as one line of JSON (RFC 8259): an object whose members are the table's columns in their order. The same row always gives the same
/// bytes.
enum RowLine {
  static func append(_ row: [SQLValue], of table: TableShape, to line: inout [UInt8]) throws {
    line.append(UInt8(ascii: "{"))
    for (index, (column, value)) in zip(table.columns, row).enumerated() {
      if index > 0 { line.append(UInt8(ascii: ",")) }
      line += quoted(column.name).utf8
      line.append(UInt8(ascii: ":"))
      line += try text(of: value, column, table).utf8
    }
    line += "}\n".utf8
  }

  private static func text(of value: SQLValue, _ column: TableShape.Column, _ table: TableShape) throws -> String {
    switch (value, column.kind) {
    case (.null, _): return "null"
    case (.integer(let number), .integer): return String(number)
    case (.real(let number), .real) where number.isFinite: return "\(number)"
    case (.text(let text), .text): return quoted(text)
    case (.bytes(let bytes), .bytes): return "\"\(base64(bytes))\""
    // SQLite keeps in older tables whatever was put in.
    default: throw CustodyFault("a value of \(table.name).\(column.name) is no \(column.kind.rawValue)")
    }
  }

  /// The values of a line in the order of the table's columns.
  static func values(_ line: UnsafeBufferPointer<UInt8>, of table: TableShape) throws -> [SQLValue] {
    var reader = JSONObjectReader(line)
    let members = try Dictionary(reader.members()) { _, _ in throw CustodyFault("a name stands twice in a line of \(table.name)") }
    guard members.count == table.columns.count else { throw CustodyFault("a line of \(table.name) has not the columns of its table") }
    return try table.columns.map { column in
      guard let member = members[column.name], let value = value(member, column.kind) else {
        throw CustodyFault("a line of \(table.name) has no proper \(column.name)")
      }
      return value
    }
  }

  private static func value(_ member: JSONObjectReader.Value, _ kind: TableShape.Kind) -> SQLValue? {
    switch (member, kind) {
    case (.null, _): .null
    case (.number(let digits), .integer): Int64(digits).map(SQLValue.integer)
    case (.number(let digits), .real): Double(digits).map(SQLValue.real)
    case (.string(let text), .text): .text(text)
    case (.string(let text), .bytes): bytes(text).map(SQLValue.bytes)
    default: nil
    }
  }
}

/// RFC 4648 section 4.
private func bytes(_ base64: String) -> [UInt8]? {
  var output = [UInt8](repeating: 0, count: base64.utf8.count / 4 * 3 + 3)
  var count = 0
  let status = sodium_base642bin(
    &output, output.count, base64, base64.utf8.count, nil, &count, nil, sodium_base64_VARIANT_ORIGINAL)
  return status == 0 ? Array(output[..<count]) : nil
}
