import Glibc

/// A kept-alive connection to a server on this machine that counts every byte it reads.
final class BenchConnection {
  struct Answer {
    let status: Int
    /// Lower-case names.
    let headers: [String: String]
    let body: [UInt8]
    /// Headers and body as they came.
    let wireBytes: Int
  }

  private let descriptor: Int32
  private var buffer: [UInt8] = []

  /// - Throws: `BenchFault` when nobody listens there.
  init(port: Int) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
    }
    guard result == 0 else { throw BenchFault("nothing answers on port \(port)") }
  }

  deinit { close(descriptor) }

  /// - Parameter coding: what the answer may be packed with.
  func get(_ address: String, _ headers: [String], coding: String = "gzip") throws -> Answer {
    try send(address, headers, coding: coding)
    return try receive()
  }

  func send(_ address: String, _ headers: [String], coding: String = "gzip") throws {
    let lines = ["GET \(address) HTTP/1.1", "Host: localhost", "Accept-Encoding: \(coding)"] + headers + ["", ""]
    try write(Array(lines.joined(separator: "\r\n").utf8))
  }

  func write(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard count > 0 else { throw BenchFault("the server closed a connection") }
      rest = rest.dropFirst(count)
    }
  }

  func receive() throws -> Answer {
    var end = headerEnd()
    while end == nil {
      try fill()
      end = headerEnd()
    }
    let headLength = end ?? 0
    let (status, headers) = Self.head(String(decoding: buffer[..<headLength], as: UTF8.self))
    guard let length = status == 304 ? 0 : headers["content-length"].flatMap({ Int($0) }) else {
      throw BenchFault("an answer does not tell its length")
    }
    while buffer.count < headLength + length { try fill() }
    let answer = Answer(
      status: status, headers: headers, body: Array(buffer[headLength..<headLength + length]), wireBytes: headLength + length)
    buffer.removeFirst(headLength + length)
    return answer
  }

  private func fill() throws {
    var part = [UInt8](repeating: 0, count: 65_536)
    let count = read(descriptor, &part, part.count)
    guard count > 0 else { throw BenchFault("the server closed a connection") }
    buffer += part[..<count]
  }

  private func headerEnd() -> Int? {
    guard buffer.count >= 4 else { return nil }
    return (4...buffer.count).first { buffer[$0 - 4] == 13 && buffer[$0 - 3] == 10 && buffer[$0 - 2] == 13 && buffer[$0 - 1] == 10 }
  }

  private static func head(_ text: String) -> (status: Int, headers: [String: String]) {
    let lines = text.split(separator: "\r\n")
    let status = lines.first.flatMap { $0.split(separator: " ").dropFirst().first }.flatMap { Int($0) } ?? 0
    let pairs = lines.dropFirst().compactMap { line -> (String, String)? in
      guard let colon = line.firstIndex(of: ":") else { return nil }
      return (line[..<colon].lowercased(), String(line[line.index(after: colon)...].drop { $0 == " " }))
    }
    return (status, Dictionary(pairs) { first, _ in first })
  }
}
