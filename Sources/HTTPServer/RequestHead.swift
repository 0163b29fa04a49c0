/// Everything before the body, checked. libmicrohttpd alone lets several of these through.
struct RequestHead {
  let request: Request
  /// Nil for a chunked body, whose size nobody knows before its end.
  let declaredLength: Int?
  let expectsContinue: Bool

  init(method: String, version: String, target: [UInt8], headers: Headers, remoteAddress: String) throws(Refusal) {
    try checkFields(headers)
    try checkHost(headers, version: version)
    declaredLength = try bodyLength(headers, version: version)
    guard let method = Method(rawValue: method) else { throw .method }
    let target = try RequestTarget(target)
    expectsContinue = headers["Expect"] != nil
    request = Request(method: method, path: target.path, query: target.query, headers: headers, remoteAddress: remoteAddress)
  }
}

private func checkFields(_ headers: Headers) throws(Refusal) {
  for (name, value) in headers.all {
    guard !name.isEmpty, name.utf8.allSatisfy(isTokenByte) else { throw .malformed("a field name holds forbidden characters") }
    guard value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else { throw .malformed("a field holds control characters") }
  }
}

private func checkHost(_ headers: Headers, version: String) throws(Refusal) {
  let hosts = headers.values("Host")
  if hosts.isEmpty, version == "HTTP/1.0" { return }
  guard hosts.count == 1, let host = hosts.first else { throw .malformed("it needs exactly one Host field") }
  guard !host.isEmpty, host.utf8.allSatisfy(isHostByte) else { throw .malformed("its Host field is not a host") }
}

/// - Returns: 0 without a body, nil for a chunked one (RFC 9112 section 6.3, with everything ambiguous refused).
private func bodyLength(_ headers: Headers, version: String) throws(Refusal) -> Int? {
  let lengths = headers.values("Content-Length")
  let encodings = headers.values("Transfer-Encoding")
  guard encodings.isEmpty else {
    guard lengths.isEmpty, encodings.count == 1, version == "HTTP/1.1", equalIgnoringCase(encodings[0], "chunked") else {
      throw .malformed("the length of its body is ambiguous")
    }
    return nil
  }
  guard let length = lengths.first else { return 0 }
  guard lengths.count == 1, (1...18).contains(length.utf8.count), length.utf8.allSatisfy(isDigit), let count = Int(length) else {
    throw .malformed("the length of its body is ambiguous")
  }
  return count
}

private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

/// RFC 9110 section 5.6.2.
private func isTokenByte(_ byte: UInt8) -> Bool {
  isUnreserved(byte) || "!#$%&'*+^`|".utf8.contains(byte)
}

private func isHostByte(_ byte: UInt8) -> Bool {
  isUnreserved(byte) || "[]:%".utf8.contains(byte)
}
