import CPostgreSQL
import TwinhallCore

/// The names and types of a result's columns.
final class PostgreSQLColumns {
  private let names: ColumnNames
  private let types: [Oid]

  init(_ result: OpaquePointer) {
    let indexes = 0..<PQnfields(result)
    names = ColumnNames(indexes.map { String(cString: PQfname(result, $0)) })
    types = indexes.map { PQftype(result, $0) }
  }

  func row(_ row: Int32, of result: OpaquePointer) -> Row {
    let values = types.indices.map { index in
      let column = Int32(index)
      if PQgetisnull(result, row, column) == 1 { return SQLValue.null }
      let start = UnsafeRawPointer(PQgetvalue(result, row, column))
      return value(UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(result, row, column))), of: types[index])
    }
    return Row(names, values)
  }

  private func value(_ bytes: UnsafeRawBufferPointer, of type: Oid) -> SQLValue {
    switch type {
    case PostgreSQLType.bigint, PostgreSQLType.integer, PostgreSQLType.smallint: .integer(integer(bytes) ?? 0)
    case PostgreSQLType.boolean: .integer(bytes.first == UInt8(ascii: "t") ? 1 : 0)
    case PostgreSQLType.double, PostgreSQLType.float: real(bytes)
    // sum() of BIGINT answers a NUMERIC, where SQLite answers an integer.
    case PostgreSQLType.numeric: integer(bytes).map { .integer($0) } ?? real(bytes)
    case PostgreSQLType.bytea: .bytes(hexadecimalBytes(bytes))
    default: .text(String(decoding: bytes, as: UTF8.self))
    }
  }
}

private func integer(_ bytes: UnsafeRawBufferPointer) -> Int64? { Int64(String(decoding: bytes, as: UTF8.self)) }

private func real(_ bytes: UnsafeRawBufferPointer) -> SQLValue {
  Double(String(decoding: bytes, as: UTF8.self)).map { .real($0) } ?? .null
}

/// Reads `\x0a1b`.
private func hexadecimalBytes(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
  stride(from: 2, to: bytes.count - 1, by: 2).map { index in
    (hexadecimalValue(bytes[index]) ?? 0) << 4 | (hexadecimalValue(bytes[index + 1]) ?? 0)
  }
}
