extension Response {
  /// 304 without a body if the client holds what the ETag names (RFC 9110 section 13.1.2), else the response as it is.
  func conditional(for request: Request) -> Response {
    guard status == 200, request.method != .post, let tag = headers["ETag"] else { return self }
    let held = request.headers.values("If-None-Match").flatMap { splitOutsideQuotes($0, at: UInt8(ascii: ",")) }.map(trimmed)
    guard held.contains(where: { $0 == "*" || opaque($0) == opaque(tag) }) else { return self }
    var response = self
    response.status = 304
    response.body = .bytes([])
    response.headers.remove("Content-Encoding")
    return response
  }
}

/// The tag without its weakness, as the weak comparison wants it.
private func opaque(_ tag: String) -> Substring {
  tag.hasPrefix("W/") ? tag.dropFirst(2) : tag[...]
}
