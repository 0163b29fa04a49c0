import CShims
import Glibc
import TwinhallCore

/// Sends signed requests over one kept connection.
final class S3Client {
  /// Seconds without a byte.
  private static let patience = 30
  private static let emptyPayload = sha256([])

  private let location: S3Store.Location
  private let time: TimeSource
  private let client: OpaquePointer

  init(_ location: S3Store.Location, _ time: TimeSource) throws(StorageFault) {
    guard let client = twinhall_web_open() else { throw .unreachable("no client") }
    self.client = OpaquePointer(client)
    self.location = location
    self.time = time
  }

  deinit { twinhall_web_close(UnsafeMutableRawPointer(client)) }

  func accept(_ status: Int, _ statuses: ClosedRange<Int>) throws(StorageFault) {
    if !statuses.contains(status) { throw .refused(status) }
  }

  /// - Returns: the status and, for a range, the bytes.
  func send(_ method: String, _ digest: String, range: Range<Int>? = nil) throws(StorageFault) -> (status: Int, bytes: [UInt8]) {
    var headers: [(name: String, value: String)] = []
    if let range { headers.append(("range", "bytes=\(range.lowerBound)-\(range.upperBound - 1)")) }
    // Room for the words of a refusal.
    return try call(method, digest, headers, payload: Self.emptyPayload, capacity: max(range?.count ?? 0, 16 * 1024))
  }

  func put(_ digest: String, _ file: OpenFile, size: Int) throws(StorageFault) -> Int {
    let payload = try sha256(file, size: size)
    return try call(
      "PUT", digest, [("content-type", "application/octet-stream")], payload: payload, body: (file.descriptor, size), capacity: 16 * 1024
    ).status
  }

  private func call(
    _ method: String, _ digest: String, _ headers: [(name: String, value: String)], payload: String, body: (Int32, Int)? = nil,
    capacity: Int
  ) throws(StorageFault) -> (status: Int, bytes: [UInt8]) {
    let path = "/\(location.bucket)/files/\(digest)"
    let signature = S3Signature(accessKey: location.accessKey, secretKey: location.secretKey, region: location.region, at: time.now)
    var headers = headers + [("x-amz-content-sha256", payload), ("x-amz-date", signature.timestamp)]
    let signed = headers + [("host", host)]
    headers.append(("authorization", signature.authorization(method: method, path: path, headers: signed, payload: payload)))
    var request = twinhall_web_request()
    request.body = body?.0 ?? -1
    request.body_size = Int64(body?.1 ?? 0)
    request.answer_capacity = capacity
    request.timeout_seconds = Self.patience
    return try perform(&request, method, location.endpoint + path, headers.map { "\($0.name): \($0.value)" })
  }

  private func perform(
    _ request: inout twinhall_web_request, _ method: String, _ url: String, _ headers: [String]
  ) throws(StorageFault) -> (status: Int, bytes: [UInt8]) {
    var (status, size, code) = (0, 0, Int32(0))
    var problem = [CChar](repeating: 0, count: Int(CURL_ERROR_SIZE))
    let lines = headers.map { strdup($0) }
    let words = [strdup(method), strdup(url)]
    defer { for text in lines + words { free(text) } }
    let constant = lines.map { UnsafePointer($0) }
    (request.method, request.url, request.header_count) = (UnsafePointer(words[0]), UnsafePointer(words[1]), constant.count)
    let bytes = [UInt8](unsafeUninitializedCapacity: request.answer_capacity) { buffer, count in
      request.answer = buffer.baseAddress
      constant.withUnsafeBufferPointer { headers in
        request.headers = headers.baseAddress
        code = twinhall_web_call(UnsafeMutableRawPointer(client), &request, &status, &size, &problem)
      }
      count = size
    }
    guard code == 0 else { throw .unreachable("\(sentence(problem)) (\(code))") }
    return (status, bytes)
  }

  private var host: String {
    let rest = location.endpoint.drop { $0 != ":" }.dropFirst(3)
    return String(rest.prefix { $0 != "/" })
  }
}

private func sentence(_ text: [CChar]) -> String { String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self) }
