/// Names and values of a query or a form in the order they were sent; a name may come more than once.
public struct Parameters: Sendable {
  public var pairs: [(name: String, value: String)]

  public init(_ pairs: [(name: String, value: String)] = []) { self.pairs = pairs }

  /// The first value with this name, or nil.
  public func first(_ name: String) -> String? {
    pairs.first { $0.name == name }?.value
  }

  /// Every value with this name, in order.
  public func all(_ name: String) -> [String] {
    pairs.filter { $0.name == name }.map(\.value)
  }

  public mutating func add(_ name: String, _ value: String) {
    pairs.append((name, value))
  }

  /// Reads `application/x-www-form-urlencoded` (WHATWG URL section 5.1), but strictly.
  /// - Returns: nil on a "%" without two hexadecimal digits, on bytes that are not UTF-8, and on NUL.
  public static func parse(urlEncoded bytes: some Collection<UInt8>) -> Parameters? {
    var parameters = Parameters()
    for pair in bytes.split(separator: UInt8(ascii: "&")) {
      let halves = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = decodeComponent(halves[0]), let value = halves.count > 1 ? decodeComponent(halves[1]) : "" else { return nil }
      parameters.add(name, value)
    }
    return parameters
  }

  /// Reads the same form from text.
  public static func parse(urlEncoded text: String) -> Parameters? {
    parse(urlEncoded: Array(text.utf8))
  }

  /// The `application/x-www-form-urlencoded` form of all pairs, for a query or a body.
  public func urlEncoded() -> String {
    pairs.map { encodeComponent($0.name) + "=" + encodeComponent($0.value) }.joined(separator: "&")
  }
}

private func decodeComponent(_ bytes: some Collection<UInt8>) -> String? {
  percentDecoded(bytes.lazy.map { $0 == UInt8(ascii: "+") ? UInt8(ascii: " ") : $0 }).flatMap(text(utf8:))
}

private func encodeComponent(_ value: String) -> String {
  var encoded: [UInt8] = []
  for byte in value.utf8 {
    switch byte {
    case UInt8(ascii: " "): encoded.append(UInt8(ascii: "+"))
    case _ where isUnreserved(byte): encoded.append(byte)
    default: appendPercentEncoded(byte, to: &encoded)
    }
  }
  return String(decoding: encoded, as: UTF8.self)
}
