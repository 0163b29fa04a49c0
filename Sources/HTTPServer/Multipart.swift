extension Form {
  /// The most bytes of all texts and field headers of a form; its files have no limit here but the body's.
  static let maximumText = 8 * 1024 * 1024

  /// Reads the parts between `--boundary` lines (RFC 2046 section 5.1.1). Text before the first and after the last is ignored.
  static func parse(multipart body: any MultipartSource, boundary: String) throws(FormError) -> Form {
    var form = Form()
    var text = 0
    var reader = MultipartReader(body: body, boundary: boundary)
    try reader.skipPreamble()
    while let part = try reader.next() {
      guard form.fields.pairs.count + form.files.count < maximumFields else { throw .tooManyFields }
      text += try form.add(part, of: body)
      guard text <= maximumText else { throw .malformed }
    }
    return form
  }

  /// - Returns: bytes of text that were added.
  private mutating func add(_ part: MultipartReader.Part, of body: any MultipartSource) throws(FormError) -> Int {
    let disposition = FieldValue(part.headers["Content-Disposition"] ?? "")
    guard equalIgnoringCase(disposition.value, "form-data"), let name = disposition.parameter("name") else { throw .malformed }
    guard let fileName = disposition.parameter("filename") else {
      guard part.content.count <= Self.maximumText, let value = Self.text(try body.bytes(part.content)) else { throw .malformed }
      fields.add(unescaped(name), value)
      return part.content.count
    }
    if fileName.isEmpty, part.content.isEmpty { return 0 }
    let contentType = part.headers["Content-Type"] ?? "application/octet-stream"
    files.append((unescaped(name), UploadedFile(name: baseName(unescaped(fileName)), contentType: contentType, body, part.content)))
    return 0
  }

  private static func text(_ bytes: [UInt8]) -> String? { HTTPServer.text(utf8: bytes) }
}

/// Browsers write the quote and the line ends of a name as `%22`, `%0D` and `%0A` and nothing else so (WHATWG HTML section 4.10.21.8).
private func unescaped(_ name: String) -> String {
  var bytes = Array(name.utf8)
  for (escape, byte) in [("%22", UInt8(ascii: "\"")), ("%0D", 0x0D), ("%0A", 0x0A)] {
    bytes.replace(Array(escape.utf8), with: [byte])
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// Some clients send the whole path; none of it may choose a folder here. Control characters go too.
private func baseName(_ name: String) -> String {
  let last = name.utf8.split(omittingEmptySubsequences: false) { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }.last
  let bytes = (last.map(Array.init) ?? []).filter { $0 >= 0x20 && $0 != 0x7F }
  let base = String(decoding: bytes, as: UTF8.self)
  return base == "." || base == ".." ? "" : base
}

/// Walks over the parts of a multipart body.
private struct MultipartReader {
  struct Part {
    let headers: Headers
    /// Where its content is in the body.
    let content: Range<Int>
  }

  /// The most bytes of the header fields of one part.
  private static let maximumHeaders = 16 * 1024

  private let body: any MultipartSource
  private let delimiter: [UInt8]
  /// Just after the last delimiter read.
  private var position = 0

  init(body: any MultipartSource, boundary: String) {
    self.body = body
    delimiter = Array("\r\n--\(boundary)".utf8)
  }

  mutating func skipPreamble() throws(FormError) {
    let first = Array(delimiter.dropFirst(2))
    if try bytes(first.count, at: 0) == first {
      position = first.count
    } else {
      position = try find(delimiter, from: 0) + delimiter.count
    }
  }

  mutating func next() throws(FormError) -> Part? {
    if try bytes(2, at: position) == Array("--".utf8) { return nil }
    while let byte = try bytes(1, at: position).first, byte == 0x20 || byte == 0x09 { position += 1 }
    guard try bytes(2, at: position) == Array("\r\n".utf8) else { throw .malformed }
    // The line end before the first field is kept, so that a part without any field is found as well.
    let fieldsEnd = try find(Array("\r\n\r\n".utf8), from: position)
    guard fieldsEnd - position <= Self.maximumHeaders else { throw .malformed }
    let end = try find(delimiter, from: fieldsEnd + 2)
    let headers = try fields(in: position..<fieldsEnd)
    defer { position = end + delimiter.count }
    return Part(headers: headers, content: min(fieldsEnd + 4, end)..<end)
  }

  private func fields(in lines: Range<Int>) throws(FormError) -> Headers {
    guard let lines = text(utf8: try body.bytes(lines)) else { throw .malformed }
    var headers = Headers()
    for line in lines.split(separator: "\r\n") {
      let halves = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard halves.count == 2 else { throw .malformed }
      headers.add(trimmed(halves[0]), trimmed(halves[1]))
    }
    return headers
  }

  /// Fewer at the end of the body.
  private func bytes(_ count: Int, at start: Int) throws(FormError) -> [UInt8] {
    start < body.count ? try body.bytes(start..<min(start + count, body.count)) : []
  }

  private func find(_ pattern: [UInt8], from start: Int) throws(FormError) -> Int {
    guard start <= body.count, let found = body.find(pattern, from: start) else { throw .malformed }
    return found
  }
}
