import CShims

/// A body that a form is read from.
protocol MultipartSource: Sendable {
  /// Bytes.
  var count: Int { get }
  /// Where the pattern first begins at or after a position, or nil.
  func find(_ pattern: [UInt8], from start: Int) -> Int?
  func bytes(_ range: Range<Int>) throws(FormError) -> [UInt8]
}

/// A body in memory.
final class BodyBytes: MultipartSource {
  private let body: [UInt8]

  init(_ body: [UInt8]) { self.body = body }

  var count: Int { body.count }

  func find(_ pattern: [UInt8], from start: Int) -> Int? { HTTPServer.find(pattern, in: body, from: start) }

  func bytes(_ range: Range<Int>) -> [UInt8] { Array(body[range.clamped(to: 0..<body.count)]) }
}

extension SpooledBody: MultipartSource {
  private static let window = 256 * 1024

  var count: Int { size }

  /// Windows overlap by the pattern, so that one across a border is found.
  func find(_ pattern: [UInt8], from start: Int) -> Int? {
    var position = start
    let end = size
    while position + pattern.count <= end {
      let window = read(position..<min(position + Self.window, end))
      if let found = HTTPServer.find(pattern, in: window, from: 0) { return position + found }
      guard window.count > pattern.count else { return nil }
      position += window.count - pattern.count + 1
    }
    return nil
  }

  func bytes(_ range: Range<Int>) throws(FormError) -> [UInt8] {
    let bytes = read(range.clamped(to: 0..<size))
    guard bytes.count == range.count else { throw .malformed }
    return bytes
  }
}

private func find(_ pattern: [UInt8], in body: [UInt8], from start: Int) -> Int? {
  guard start <= body.count else { return nil }
  let offset = body.withUnsafeBytes { bytes in
    twinhall_find(bytes.baseAddress?.advanced(by: start), bytes.count - start, pattern, pattern.count)
  }
  return offset < 0 ? nil : start + offset
}
