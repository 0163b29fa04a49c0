/// Header fields in the order they came or go. Names match in any letter case (RFC 9110 section 5.1).
public struct Headers: Sendable {
  /// Every field in order, repeated names included.
  public private(set) var all: [(name: String, value: String)] = []

  public init() {}

  public init(_ fields: KeyValuePairs<String, String>) {
    for (name, value) in fields { add(name, value) }
  }

  /// The first value with this name, or nil.
  public subscript(name: String) -> String? {
    all.first { equalIgnoringCase($0.name, name) }?.value
  }

  /// Every value with this name, in order.
  public func values(_ name: String) -> [String] {
    all.filter { equalIgnoringCase($0.name, name) }.map(\.value)
  }

  /// Adds a field and keeps those that are there with the same name, as `Set-Cookie` needs.
  public mutating func add(_ name: String, _ value: String) {
    all.append((name, value))
  }

  /// Puts one field in place of all with the same name.
  public mutating func set(_ name: String, _ value: String) {
    remove(name)
    add(name, value)
  }

  public mutating func remove(_ name: String) {
    all.removeAll { equalIgnoringCase($0.name, name) }
  }
}

/// Whether two texts are the same when ASCII letters match in either case.
func equalIgnoringCase(_ left: some StringProtocol, _ right: some StringProtocol) -> Bool {
  left.utf8.elementsEqual(right.utf8) { lowercased($0) == lowercased($1) }
}

/// The lower-case form of one ASCII letter; any other byte is kept.
func lowercased(_ byte: UInt8) -> UInt8 {
  (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
}
