import CPostgreSQL

/// A statement the server has prepared, and the columns it answers.
final class PostgreSQLStatement {
  let name: String
  var columns: PostgreSQLColumns?

  init(name: String) { self.name = name }
}

/// Values in the form libpq takes them: numbers and texts as text, bytes as they are.
struct PostgreSQLParameters {
  private var types: [Oid] = []
  private var lengths: [Int32] = []
  private var formats: [Int32] = []
  private var offsets: [Int] = []
  private var bytes: [UInt8] = []
  /// The types as letters: a statement is prepared once for each combination.
  private(set) var signature = ""

  var count: Int32 { Int32(types.count) }

  init(_ values: [SQLValue]) {
    for value in values { append(value) }
  }

  private mutating func append(_ value: SQLValue) {
    switch value {
    // Statement writes NULL into the text, so that none comes here.
    case .null: append(PostgreSQLType.text, "n", [])
    case .integer(let number): append(PostgreSQLType.bigint, "i", String(number).utf8)
    case .real(let number): append(PostgreSQLType.double, "r", String(number).utf8)
    case .text(let text): append(PostgreSQLType.text, "t", text.utf8)
    case .bytes(let content): append(PostgreSQLType.bytea, "b", content)
    }
  }

  private mutating func append(_ type: Oid, _ letter: Character, _ content: some Collection<UInt8>) {
    types.append(type)
    lengths.append(Int32(content.count))
    formats.append(type == PostgreSQLType.bytea ? 1 : 0)
    offsets.append(bytes.count)
    bytes += content
    bytes.append(0)
    signature.append(letter)
  }

  /// Gives libpq's four arrays to `body`: types, values, lengths, formats.
  func pass<T>(
    _ body: (UnsafePointer<Oid>?, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) -> T
  ) -> T {
    bytes.withUnsafeBytes { buffer in
      let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      let values = offsets.map { offset in start?.advanced(by: offset) }
      return body(types, values, lengths, formats)
    }
  }
}

/// Type numbers from the server's pg_type catalogue; they are the same in every version.
enum PostgreSQLType {
  static let boolean: Oid = 16
  static let bytea: Oid = 17
  static let bigint: Oid = 20
  static let smallint: Oid = 21
  static let integer: Oid = 23
  static let text: Oid = 25
  static let float: Oid = 700
  static let double: Oid = 701
  static let numeric: Oid = 1700
}
