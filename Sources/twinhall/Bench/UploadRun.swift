import Domain
import Glibc
import Store
import TwinhallCore

/// A file as large as is allowed, sent with an ordinary form.
struct UploadRun {
  let bytes: Int
  let megabytesPerSecond: Double
  /// What the server's memory grew by at most, in MiB.
  let growth: Double

  private static let boundary = "boundary-of-the-benchmark"
  private static let page = "/en/documents/add/programme/all"

  init(on server: BenchServer, _ visitors: BenchVisitors, bytes: Int) throws {
    guard let session = try visitors.cookie(of: .administrator) else { throw BenchFault("nobody can send a file") }
    let connection = try BenchConnection(port: server.port)
    let form = try connection.get(Self.page, ["Cookie: " + session], coding: "identity")
    guard form.status == 200, let cookie = form.headers["set-cookie"]?.split(separator: ";").first else {
      throw BenchFault("the form answers \(form.status)")
    }
    let cookies = "\(session); \(cookie)"
    // Once small, so that what every request needs is there before.
    try Self.send(1_000, cookies, Self.token(form.body), connection)
    let before = server.memory.most
    var (began, ended) = (timespec(), timespec())
    clock_gettime(CLOCK_MONOTONIC, &began)
    try Self.send(bytes, cookies, Self.token(form.body), connection)
    clock_gettime(CLOCK_MONOTONIC, &ended)
    let seconds = Double(ended.tv_sec - began.tv_sec) + Double(ended.tv_nsec - began.tv_nsec) / 1_000_000_000
    self.bytes = bytes
    megabytesPerSecond = Double(bytes) / 1_000_000 / seconds
    growth = server.memory.most - before
  }

  /// The form has no title, so that the file is taken and looked at, and no document is made of it.
  private static func send(_ bytes: Int, _ cookies: String, _ token: String, _ connection: BenchConnection) throws {
    let head =
      "--\(boundary)\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n\(token)\r\n--\(boundary)\r\n"
      + "Content-Disposition: form-data; name=\"file\"; filename=\"benchmark.pdf\"\r\n\r\n"
    let tail = "\r\n--\(boundary)--\r\n"
    let file = Array("%PDF-1.7\n".utf8)
    let lines = [
      "POST \(page) HTTP/1.1", "Host: localhost", "Cookie: \(cookies)", "Content-Type: multipart/form-data; boundary=\(boundary)",
      "Content-Length: \(head.utf8.count + bytes + tail.utf8.count)", "", "",
    ]
    try connection.write(Array((lines.joined(separator: "\r\n") + head).utf8) + file)
    let part = (0..<262_144).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 7) }
    var left = bytes - file.count
    while left > 0 {
      try connection.write(left < part.count ? Array(part[..<left]) : part)
      left -= part.count
    }
    try connection.write(Array(tail.utf8))
    let status = try connection.receive().status
    guard status == 422 else { throw BenchFault("a form with a file answers \(status)") }
  }

  private static func token(_ page: [UInt8]) -> String {
    let text = String(decoding: page, as: UTF8.self)
    guard let start = text.firstRange(of: "name=\"csrf\" value=\"") else { return "" }
    return String(text[start.upperBound...].prefix { $0 != "\"" })
  }

  var table: BenchTable {
    var table = BenchTable(
      title: "A file sent with a form",
      columns: [
        .init("MB", decimals: 0), .init("MB a second, stored and looked at", decimals: 0),
        .init("memory grew, MiB", decimals: 1, budget: 8),
      ])
    table.rows = [.init(name: "largest file", values: [Double(bytes) / 1_000_000, megabytesPerSecond, growth])]
    return table
  }
}
