import CShims

extension Form {
  /// Reads the parts between `--boundary` lines (RFC 2046 section 5.1.1). Text before the first and after the last is ignored.
  static func parse(multipart body: [UInt8], boundary: String) throws(FormError) -> Form {
    var form = Form()
    var reader = MultipartReader(body: body, boundary: boundary)
    try reader.skipPreamble()
    while let part = try reader.next() {
      guard form.fields.pairs.count + form.files.count < maximumFields else { throw .tooManyFields }
      try form.add(part)
    }
    return form
  }

  private mutating func add(_ part: MultipartReader.Part) throws(FormError) {
    let disposition = FieldValue(part.headers["Content-Disposition"] ?? "")
    guard equalIgnoringCase(disposition.value, "form-data"), let name = disposition.parameter("name") else { throw .malformed }
    guard let fileName = disposition.parameter("filename") else {
      guard let value = text(utf8: part.content) else { throw .malformed }
      return fields.add(unescaped(name), value)
    }
    if fileName.isEmpty, part.content.isEmpty { return }
    let contentType = part.headers["Content-Type"] ?? "application/octet-stream"
    files.append((unescaped(name), UploadedFile(name: baseName(unescaped(fileName)), contentType: contentType, bytes: Array(part.content))))
  }
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
    let content: ArraySlice<UInt8>
  }

  private let body: [UInt8]
  private let delimiter: [UInt8]
  /// Just after the last delimiter read.
  private var position = 0

  init(body: [UInt8], boundary: String) {
    self.body = body
    delimiter = Array("\r\n--\(boundary)".utf8)
  }

  mutating func skipPreamble() throws(FormError) {
    if body.starts(with: delimiter.dropFirst(2)) {
      position = delimiter.count - 2
    } else {
      position = try find(delimiter, from: 0) + delimiter.count
    }
  }

  mutating func next() throws(FormError) -> Part? {
    if body[position...].starts(with: "--".utf8) { return nil }
    while position < body.count, body[position] == 0x20 || body[position] == 0x09 { position += 1 }
    guard body[position...].starts(with: "\r\n".utf8) else { throw .malformed }
    // The line end before the first field is kept, so that a part without any field is found as well.
    let fieldsEnd = try find(Array("\r\n\r\n".utf8), from: position)
    let end = try find(delimiter, from: fieldsEnd + 2)
    let headers = try fields(in: body[position..<fieldsEnd])
    defer { position = end + delimiter.count }
    return Part(headers: headers, content: body[min(fieldsEnd + 4, end)..<end])
  }

  private func fields(in lines: ArraySlice<UInt8>) throws(FormError) -> Headers {
    guard let lines = text(utf8: lines) else { throw .malformed }
    var headers = Headers()
    for line in lines.split(separator: "\r\n") {
      let halves = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard halves.count == 2 else { throw .malformed }
      headers.add(trimmed(halves[0]), trimmed(halves[1]))
    }
    return headers
  }

  private func find(_ pattern: [UInt8], from start: Int) throws(FormError) -> Int {
    guard start <= body.count else { throw .malformed }
    let offset = body.withUnsafeBytes { bytes in
      twinhall_find(bytes.baseAddress?.advanced(by: start), bytes.count - start, pattern, pattern.count)
    }
    guard offset >= 0 else { throw .malformed }
    return start + offset
  }
}
