/// What a browser fetches for a page over a real connection: everything the first time, what has changed the second time.
struct WireViews {
  let compressedBytes: Int
  let firstBytes: Int
  let firstRequests: Int
  let repeatBytes: Int
  let repeatRequests: Int

  /// - Throws: `BenchFault` when a page or a file that it names does not answer 200.
  init(_ address: String, cookie: String?, _ connection: BenchConnection) throws {
    let headers = cookie.map { ["Cookie: " + $0] } ?? []
    let page = try Self.fetch(address, headers, connection)
    let files = try Self.files(named: Self.fetch(address, headers, connection, coding: "identity").body, connection)
    compressedBytes = page.body.count
    firstBytes = page.wireBytes + files.reduce(0) { $0 + $1.wireBytes }
    firstRequests = 1 + files.count
    let again = try connection.get(address, headers + (page.headers["etag"].map { ["If-None-Match: " + $0] } ?? []))
    let stale = files.filter { !($0.headers["cache-control"] ?? "").contains("max-age") }
    repeatBytes = again.wireBytes + stale.reduce(0) { $0 + $1.wireBytes }
    repeatRequests = 1 + stale.count
  }

  private static func files(named html: [UInt8], _ connection: BenchConnection) throws -> [BenchConnection.Answer] {
    let text = String(decoding: html, as: UTF8.self)
    var names = addresses(after: "rel=\"stylesheet\" href=\"", in: text) + addresses(after: "src=\"", in: text)
    names += addresses(after: "rel=\"icon\" href=\"", in: text)
    if !text.contains("rel=\"icon\"") { names.append("/favicon.ico") }
    return try Set(names).sorted().map { try fetch($0, [], connection) }
  }

  private static func fetch(
    _ address: String, _ headers: [String], _ connection: BenchConnection, coding: String = "gzip"
  ) throws -> BenchConnection.Answer {
    let answer = try connection.get(address, headers, coding: coding)
    guard answer.status == 200 else { throw BenchFault("\(address) answers \(answer.status) over the wire") }
    return answer
  }

  private static func addresses(after mark: String, in text: String) -> [String] {
    text.ranges(of: mark).map { String(text[$0.upperBound...].prefix { $0 != "\"" }) }
  }
}
