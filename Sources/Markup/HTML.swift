/// Writes HTML as UTF-8 bytes. Text escapes by construction; raw bytes come only from literals.
public struct HTML: Sendable {
  public private(set) var bytes: [UInt8] = []
  /// Whether a form that changes something was written, which the page around it wants to know.
  public var hasForm = false
  /// Labels of the fields that were written with an error, by name; the summary on top of the page says them.
  public var labelsOfErrors: [String: String] = [:]
  /// What the forms of the page know beside their own fields; nil where no text is kept.
  public var memory: FormMemory?

  public init(reserving capacity: Int = 16_384) { bytes.reserveCapacity(capacity) }

  /// Escaped character data.
  public mutating func text(_ text: String) {
    appendEscaped(text, marks: true)
  }

  /// A literal of this program, written as it stands.
  public mutating func raw(_ literal: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }

  /// Bytes that this package itself has made, such as an embedded style sheet. Never text from a person.
  package mutating func raw(trusted bytes: [UInt8]) {
    self.bytes.append(contentsOf: bytes)
  }

  /// `<name attributes>content</name>`
  public mutating func element(_ name: StaticString, _ attributes: [Attribute] = [], _ content: (inout HTML) throws -> Void) rethrows {
    open(name, attributes)
    try content(&self)
    close(name)
  }

  /// `<name attributes>text</name>`
  public mutating func element(_ name: StaticString, _ attributes: [Attribute] = [], _ text: String) {
    open(name, attributes)
    appendEscaped(text, marks: !holdsOnlyText(name))
    close(name)
  }

  /// A void element such as `input`, `img` or `br`.
  public mutating func void(_ name: StaticString, _ attributes: [Attribute] = []) {
    open(name, attributes)
  }

  /// What another writer wrote; it was escaped there.
  public mutating func append(_ other: HTML) {
    bytes.append(contentsOf: other.bytes)
    hasForm = hasForm || other.hasForm
    labelsOfErrors.merge(other.labelsOfErrors) { first, _ in first }
    if other.memory?.keepsText == true { memory?.keepsText = true }
  }

  private mutating func close(_ name: StaticString) {
    raw("</")
    raw(name)
    raw(">")
  }

  private mutating func open(_ name: StaticString, _ attributes: [Attribute]) {
    raw("<")
    raw(name)
    for attribute in attributes { write(attribute) }
    raw(">")
  }

  private mutating func write(_ attribute: Attribute) {
    if case .absent = attribute.value { return }
    raw(" ")
    raw(attribute.name)
    switch attribute.value {
    case .absent, .present: return
    case .literal(let literal):
      raw("=\"")
      raw(literal)
    case .text(let text):
      raw("=\"")
      appendEscaped(text, marks: false)
    }
    raw("\"")
  }

  private mutating func appendEscaped(_ text: String, marks: @autoclosure () -> Bool) {
    var text = text
    text.withUTF8 { appendEscaped($0, marks: marks()) }
  }

  /// Copies runs of harmless bytes at once: nearly all text has nothing to escape.
  private mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>, marks: @autoclosure () -> Bool) {
    var start = 0
    for index in text.indices {
      let length: Int
      if let entity = entity(for: text[index]) {
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
        raw(entity)
        length = 1
      } else if text[index] == 0xEE, let tag = tag(of: text[index...]) {
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
        if marks() { raw(tag) }
        length = 3
      } else {
        continue
      }
      start = index + length
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
  }
}

/// Elements that hold characters and no elements, in HTML or in SVG.
private func holdsOnlyText(_ name: StaticString) -> Bool {
  switch name.description {
  case "title", "option", "textarea", "text", "script", "style": true
  default: false
  }
}

/// U+E000 and U+E001 stand around a text that is in English on a page of another language (`Localization` puts them there).
private func tag(of bytes: Slice<UnsafeBufferPointer<UInt8>>) -> StaticString? {
  guard bytes.count >= 3, bytes[bytes.startIndex + 1] == 0x80 else { return nil }
  return switch bytes[bytes.startIndex + 2] {
  case 0x80: "<span lang=\"en\" dir=\"ltr\">"
  case 0x81: "</span>"
  default: nil
  }
}

/// All five stand below `?`, so that letters cost one comparison.
@inline(__always)
private func entity(for byte: UInt8) -> StaticString? {
  if byte > UInt8(ascii: ">") { return nil }
  return switch byte {
  case UInt8(ascii: "&"): "&amp;"
  case UInt8(ascii: "<"): "&lt;"
  case UInt8(ascii: ">"): "&gt;"
  case UInt8(ascii: "\""): "&quot;"
  case UInt8(ascii: "'"): "&#39;"
  default: nil
  }
}
