import Glibc

@testable import HTTPServer

/// A raw socket to a server, so that tests choose every byte. Reads give up after some seconds instead of hanging.
final class Client {
  let descriptor: Int32
  private var unread: [UInt8] = []

  init(_ port: Int) {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var name = sockaddr_in()
    name.sin_family = sa_family_t(AF_INET)
    name.sin_port = UInt16(port).bigEndian
    name.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var patience = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    withUnsafeBytes(of: &name) { bytes in
      _ = connect(descriptor, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self), socklen_t(bytes.count))
    }
  }

  deinit { close(descriptor) }

  @discardableResult
  func send(_ text: String) -> Client { send(Array(text.utf8)) }

  @discardableResult
  func send(_ bytes: [UInt8]) -> Client {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress?.advanced(by: sent), bytes.count - sent, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { break }
      sent += count
    }
    return self
  }

  func closeWriting() { shutdown(descriptor, Int32(SHUT_WR)) }

  /// The next bytes, at most `count`; empty once the server has closed.
  func read(atMost count: Int = 65536) -> [UInt8] {
    if !unread.isEmpty {
      defer { unread = [] }
      return unread
    }
    return [UInt8](unsafeUninitializedCapacity: count) { $1 = max(0, recv(descriptor, $0.baseAddress, count, 0)) }
  }

  /// Everything until the server closes.
  func readAll() -> [UInt8] {
    var bytes: [UInt8] = []
    while case let more = read(), !more.isEmpty { bytes += more }
    return bytes
  }

  /// The next whole answer, or nil if the server closed before its end.
  func answer(toHead: Bool = false) -> Answer? {
    var bytes: [UInt8] = []
    while case let more = read(), !more.isEmpty {
      bytes += more
      if let (answer, rest) = Answer.split(bytes, toHead: toHead) {
        unread = rest
        return answer
      }
    }
    return nil
  }
}

/// One answer as it came over the wire, with its chunks joined.
struct Answer {
  var status: Int
  var headers: Headers
  var body: [UInt8]

  var text: String { String(decoding: body, as: UTF8.self) }

  static func split(_ bytes: [UInt8], toHead: Bool) -> (Answer, rest: [UInt8])? {
    let blank = Array("\r\n\r\n".utf8)
    guard let end = bytes.firstRange(of: blank) else { return nil }
    let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n")
    guard let words = lines.first?.split(separator: " "), words.count > 1, let status = Int(words[1]) else { return nil }
    var headers = Headers()
    for line in lines.dropFirst() {
      let halves = line.split(separator: ":", maxSplits: 1)
      headers.add(String(halves[0]), String(halves[1].drop { $0 == " " }))
    }
    let rest = Array(bytes[end.upperBound...])
    if status == 100 { return split(rest, toHead: toHead) }
    let isChunked = headers["Transfer-Encoding"] == "chunked"
    let length = toHead || status == 304 ? 0 : Int(headers["Content-Length"] ?? "0") ?? 0
    guard let (body, after) = isChunked && !toHead ? joined(rest) : cut(rest, length) else { return nil }
    return (Answer(status: status, headers: headers, body: body), after)
  }

  private static func cut(_ bytes: [UInt8], _ length: Int) -> ([UInt8], [UInt8])? {
    bytes.count < length ? nil : (Array(bytes[..<length]), Array(bytes[length...]))
  }

  private static func joined(_ chunks: [UInt8]) -> ([UInt8], [UInt8])? {
    var body: [UInt8] = []
    var rest = chunks[...]
    while let line = rest.firstRange(of: Array("\r\n".utf8)) {
      guard let size = Int(String(decoding: rest[..<line.lowerBound], as: UTF8.self), radix: 16) else { return nil }
      rest = rest[line.upperBound...]
      guard rest.count >= size + 2 else { return nil }
      body += rest.prefix(size)
      rest = rest.dropFirst(size + 2)
      if size == 0 { return (body, Array(rest)) }
    }
    return nil
  }
}

/// Runs `body` against a started server and drains it afterwards.
func withServer(
  _ configure: (inout ServerConfiguration) -> Void = { _ in }, handler: @escaping Handler = echo, _ body: (Server) async throws -> Void
) async throws {
  var configuration = ServerConfiguration()
  configuration.workerThreads = 8
  configure(&configuration)
  let server = try Server(configuration: configuration, handler: handler)
  try server.start()
  do {
    try await body(server)
  } catch {
    server.drain(timeout: 5)
    throw error
  }
  server.drain(timeout: 5)
}

/// Answers with what it was asked: method, path, query, body.
let echo: Handler = { request in
  if request.path == "/missing" { return .text("nothing here", status: 404) }
  let body = String(decoding: request.body, as: UTF8.self)
  return .text("\(request.method.rawValue) \(request.path) \(request.query.urlEncoded()) \(body)")
}

/// Waits until `condition` holds; false if it does not within many times what it should take.
func eventually(_ condition: () -> Bool) -> Bool {
  for _ in 0..<2000 {
    if condition() { return true }
    usleep(5000)
  }
  return false
}
