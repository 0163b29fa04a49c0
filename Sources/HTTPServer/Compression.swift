import CDeflate

extension Response {
  /// Bodies up to this size fit in one packet anyway.
  private static let smallestCompressed = 1024

  /// Tells caches by `Vary` that a text has two forms, whichever goes out now.
  func varyingByEncoding() -> Response {
    guard isCompressible else { return self }
    var response = self
    response.headers.set("Vary", (headers.values("Vary") + ["Accept-Encoding"]).joined(separator: ", "))
    return response
  }

  /// Compressed with gzip where the type is text and the client takes it.
  func compressed(for request: Request) -> Response {
    guard isCompressible, case .bytes(let bytes) = body, acceptsGzip(request.headers), let smaller = gzip(bytes) else { return self }
    var response = self
    response.headers.set("Content-Encoding", "gzip")
    response.body = .bytes(smaller)
    // The bytes differ from those the strong tag names (RFC 9110 section 8.8.3.3).
    if let tag = headers["ETag"], !tag.hasPrefix("W/") { response.headers.set("ETag", "W/" + tag) }
    return response
  }

  private var isCompressible: Bool {
    guard case .bytes(let bytes) = body, bytes.count > Self.smallestCompressed, headers["Content-Encoding"] == nil else { return false }
    return isText(FieldValue(headers["Content-Type"] ?? "").value)
  }
}

private func isText(_ type: String) -> Bool {
  let type = type.lowercased()
  let others = ["application/json", "application/javascript", "application/xml", "image/svg+xml"]
  return type.hasPrefix("text/") || type.hasSuffix("+json") || type.hasSuffix("+xml") || others.contains(type)
}

/// Whether Accept-Encoding names gzip, or failing that "*", with a weight above zero (RFC 9110 section 12.5.3).
func acceptsGzip(_ headers: Headers) -> Bool {
  let codings = headers.values("Accept-Encoding").flatMap { splitOutsideQuotes($0, at: UInt8(ascii: ",")) }.map { FieldValue(String($0)) }
  let named = codings.first { equalIgnoringCase($0.value, "gzip") || equalIgnoringCase($0.value, "x-gzip") }
  guard let coding = named ?? codings.first(where: { $0.value == "*" }) else { return false }
  return (Double(coding.parameter("q") ?? "1") ?? 0) > 0
}

/// Keeps compressors for the next page, since each takes a large piece of memory to set up.
private let compressors = Guarded<[OpaquePointer]>([])

/// Bytes that a text takes on the wire when it is compressed.
public func compressedSize(_ bytes: [UInt8]) -> Int { gzip(bytes)?.count ?? bytes.count }

/// - Returns: nil if the result would not be smaller.
private func gzip(_ bytes: [UInt8]) -> [UInt8]? {
  guard let compressor = compressors.withLock({ $0.popLast() }) ?? libdeflate_alloc_compressor(4) else { return nil }
  defer { compressors.withLock { $0.append(compressor) } }
  let smaller = [UInt8](unsafeUninitializedCapacity: bytes.count - 1) { output, count in
    count = libdeflate_gzip_compress(compressor, bytes, bytes.count, output.baseAddress, output.count)
  }
  return smaller.isEmpty ? nil : smaller
}
