/// A UUIDv7 (RFC 9562 §5.7) naming one `Entity`: sortable by creation, made by the application, never by a database.
public struct Identifier<Entity>: Hashable, Sendable, Comparable, CustomStringConvertible {
  private let high: UInt64
  private let low: UInt64

  public init(at instant: Instant, using random: inout some RandomNumberGenerator) {
    let milliseconds = UInt64(bitPattern: instant.milliseconds) & 0xFFFF_FFFF_FFFF
    high = milliseconds << 16 | 0x7000 | random.next() & 0x0FFF
    low = 0x8000_0000_0000_0000 | random.next() >> 2
  }

  public init(at instant: Instant) {
    var random = SystemRandomNumberGenerator()
    self.init(at: instant, using: &random)
  }

  /// Reads the 36-character form in either letter case; anything else is nil.
  public init?(_ text: String) {
    var (high, low, position) = (UInt64(0), UInt64(0), 0)
    for byte in text.utf8 {
      switch position {
      case 8, 13, 18, 23: guard byte == UInt8(ascii: "-") else { return nil }
      default:
        guard let digit = hexadecimalValue(byte) else { return nil }
        if position < 18 { high = high << 4 | UInt64(digit) } else { low = low << 4 | UInt64(digit) }
      }
      position += 1
    }
    guard position == 36 else { return nil }
    self.high = high
    self.low = low
  }

  /// 36 lower-case characters, as every database and address holds it.
  public var description: String {
    String(unsafeUninitializedCapacity: 36) { text in
      var position = 0
      for index in 0..<32 {
        if index == 8 || index == 12 || index == 16 || index == 20 {
          text.initializeElement(at: position, to: UInt8(ascii: "-"))
          position += 1
        }
        let word = index < 16 ? high : low
        text.initializeElement(at: position, to: hexadecimalDigit(UInt8(word >> UInt64(60 - index % 16 * 4) & 0xF)))
        position += 1
      }
      return position
    }
  }

  /// When it was made.
  public var instant: Instant { Instant(milliseconds: Int64(high >> 16)) }

  public static func < (left: Identifier, right: Identifier) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }
}
