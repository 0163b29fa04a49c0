/// A value of CBOR (RFC 8949) as authenticators use it.
public indirect enum CBOR: Hashable, Sendable {
  case unsigned(UInt64)
  /// The number −1 − n.
  case negative(UInt64)
  case bytes([UInt8])
  case text(String)
  case array([CBOR])
  case map([CBOR: CBOR])
  case bool(Bool)
  case null

  /// A small whole number, as COSE labels keys with.
  public static func number(_ value: Int) -> CBOR { value < 0 ? .negative(UInt64(-1 - value)) : .unsigned(UInt64(value)) }

  public subscript(_ key: CBOR) -> CBOR? {
    guard case .map(let pairs) = self else { return nil }
    return pairs[key]
  }

  /// A number that fits into 16 bits.
  public var smallNumber: Int? {
    switch self {
    case .unsigned(let value): value < 0x8000 ? Int(value) : nil
    case .negative(let value): value < 0x8000 ? -1 - Int(value) : nil
    default: nil
    }
  }

  public var byteString: [UInt8]? {
    guard case .bytes(let bytes) = self else { return nil }
    return bytes
  }
}

/// Reads CBOR in the form that CTAP2 writes (CTAP 2.1 section 8): definite lengths, shortest numbers, no key twice, four levels at
/// most. Whatever else CBOR could say ends the reading.
public struct CBORReader {
  /// What is no such CBOR.
  public struct Malformed: Error, Hashable { public init() {} }

  private let bytes: ArraySlice<UInt8>
  private(set) var position: Int

  public init(_ bytes: ArraySlice<UInt8>) { (self.bytes, position) = (bytes, bytes.startIndex) }

  /// One value that fills all the bytes.
  public static func whole(_ bytes: [UInt8]) throws(Malformed) -> CBOR {
    var reader = CBORReader(bytes[...])
    let value = try reader.value()
    guard reader.rest.isEmpty else { throw Malformed() }
    return value
  }

  /// What stands after the values that were read.
  public var rest: ArraySlice<UInt8> { bytes[position...] }

  public mutating func value() throws(Malformed) -> CBOR { try value(depth: 0) }

  private mutating func value(depth: Int) throws(Malformed) -> CBOR {
    guard depth <= 4 else { throw Malformed() }
    let first = try take(1)[0]
    let (kind, information) = (first >> 5, first & 31)
    if kind == 7 { return try simple(information) }
    let argument = try argument(information)
    switch kind {
    case 0: return .unsigned(argument)
    case 1: return .negative(argument)
    case 2: return .bytes(try take(argument))
    case 3: return .text(try text(argument))
    case 4: return .array(try array(argument, depth))
    case 5: return .map(try map(argument, depth))
    default: throw Malformed()
    }
  }

  private func simple(_ information: UInt8) throws(Malformed) -> CBOR {
    switch information {
    case 20: return .bool(false)
    case 21: return .bool(true)
    case 22: return .null
    default: throw Malformed()
    }
  }

  /// A number in its shortest form.
  private mutating func argument(_ information: UInt8) throws(Malformed) -> UInt64 {
    guard information >= 24 else { return UInt64(information) }
    guard information <= 27 else { throw Malformed() }
    let value = try take(1 << (information - 24)).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let least: UInt64 = [24, 1 << 8, 1 << 16, 1 << 32][Int(information - 24)]
    guard value >= least else { throw Malformed() }
    return value
  }

  private mutating func take(_ count: UInt64) throws(Malformed) -> [UInt8] {
    guard count <= UInt64(bytes.endIndex - position) else { throw Malformed() }
    defer { position += Int(count) }
    return Array(bytes[position..<position + Int(count)])
  }

  private mutating func text(_ count: UInt64) throws(Malformed) -> String {
    guard let text = String(validating: try take(count), as: UTF8.self) else { throw Malformed() }
    return text
  }

  /// A count of more values than there are bytes is a lie.
  private func checked(_ count: UInt64) throws(Malformed) -> Int {
    guard count <= UInt64(bytes.endIndex - position) else { throw Malformed() }
    return Int(count)
  }

  private mutating func array(_ count: UInt64, _ depth: Int) throws(Malformed) -> [CBOR] {
    var values: [CBOR] = []
    for _ in 0..<(try checked(count)) { values.append(try value(depth: depth + 1)) }
    return values
  }

  private mutating func map(_ count: UInt64, _ depth: Int) throws(Malformed) -> [CBOR: CBOR] {
    var pairs: [CBOR: CBOR] = [:]
    for _ in 0..<(try checked(count)) {
      let key = try value(depth: depth + 1)
      guard pairs.updateValue(try value(depth: depth + 1), forKey: key) == nil else { throw Malformed() }
    }
    return pairs
  }
}
