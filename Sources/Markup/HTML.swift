/// Writes HTML as UTF-8 bytes. Text escapes by construction; raw bytes come only from literals.
public struct HTML: Sendable {
  public private(set) var bytes: [UInt8] = []

  public init(reserving capacity: Int = 16_384) { bytes.reserveCapacity(capacity) }

  /// Escaped character data.
  public mutating func text(_ text: String) {
    appendEscaped(text)
  }

  /// A literal of this program, written as it stands.
  public mutating func raw(_ literal: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }

  /// `<name attributes>content</name>`
  public mutating func element(_ name: StaticString, _ attributes: [Attribute] = [], _ content: (inout HTML) throws -> Void) rethrows {
    open(name, attributes)
    try content(&self)
    raw("</")
    raw(name)
    raw(">")
  }

  /// `<name attributes>text</name>`
  public mutating func element(_ name: StaticString, _ attributes: [Attribute] = [], _ text: String) {
    element(name, attributes) { $0.text(text) }
  }

  /// A void element such as `input`, `img` or `br`.
  public mutating func void(_ name: StaticString, _ attributes: [Attribute] = []) {
    open(name, attributes)
  }

  /// What another writer wrote; it was escaped there.
  public mutating func append(_ other: HTML) { bytes.append(contentsOf: other.bytes) }

  private mutating func open(_ name: StaticString, _ attributes: [Attribute]) {
    raw("<")
    raw(name)
    for attribute in attributes {
      switch attribute.value {
      case .absent: continue
      case .present:
        raw(" ")
        raw(attribute.name)
      case .literal(let literal):
        raw(" ")
        raw(attribute.name)
        raw("=\"")
        raw(literal)
        raw("\"")
      case .text(let text):
        raw(" ")
        raw(attribute.name)
        raw("=\"")
        appendEscaped(text)
        raw("\"")
      }
    }
    raw(">")
  }

  private mutating func appendEscaped(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): raw("&amp;")
      case UInt8(ascii: "<"): raw("&lt;")
      case UInt8(ascii: ">"): raw("&gt;")
      case UInt8(ascii: "\""): raw("&quot;")
      case UInt8(ascii: "'"): raw("&#39;")
      default: bytes.append(byte)
      }
    }
  }
}
