import CSodium
import TwinhallCore

/// AWS Signature Version 4 for one request (docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html).
struct S3Signature {
  let accessKey: String
  let secretKey: String
  let region: String
  let at: Instant

  /// The value of `Authorization`.
  /// - Parameters:
  ///   - path: percent-encoded, beginning with a slash.
  ///   - query: percent-encoded, sorted by name.
  ///   - headers: every header that is signed; names in lower case.
  ///   - payload: SHA-256 of the body in hexadecimal digits.
  func authorization(
    method: String, path: String, query: String = "", headers: [(name: String, value: String)], payload: String
  ) -> String {
    let headers = headers.sorted { $0.name < $1.name }
    let names = headers.map(\.name).joined(separator: ";")
    let fields = headers.map { "\($0.name):\($0.value)\n" }.joined()
    let request = [method, path, query, fields, names, payload].joined(separator: "\n")
    let scope = "\(date)/\(region)/s3/aws4_request"
    let text = ["AWS4-HMAC-SHA256", timestamp, scope, sha256(Array(request.utf8))].joined(separator: "\n")
    return "AWS4-HMAC-SHA256 Credential=\(accessKey)/\(scope),SignedHeaders=\(names),Signature=\(hmac(key, text).hexadecimal)"
  }

  /// `20130524T000000Z`.
  var timestamp: String { at.description.prefix(19).filter { $0 != "-" && $0 != ":" } + "Z" }

  private var date: String { String(timestamp.prefix(8)) }

  private var key: [UInt8] {
    [region, "s3", "aws4_request"].reduce(hmac(Array("AWS4\(secretKey)".utf8), date)) { hmac($0, $1) }
  }
}

/// HMAC with SHA-256 (RFC 2104).
private func hmac(_ key: [UInt8], _ text: String) -> [UInt8] {
  var state = crypto_auth_hmacsha256_state()
  var output = [UInt8](repeating: 0, count: 32)
  crypto_auth_hmacsha256_init(&state, key, key.count)
  crypto_auth_hmacsha256_update(&state, Array(text.utf8), UInt64(text.utf8.count))
  crypto_auth_hmacsha256_final(&state, &output)
  return output
}

/// SHA-256 in hexadecimal digits.
func sha256(_ bytes: [UInt8]) -> String { SHA256.bytes(of: bytes).hexadecimal }

/// SHA-256 of a file from its beginning.
func sha256(_ file: OpenFile, size: Int) throws(StorageFault) -> String {
  var hash = SHA256()
  var position = 0
  while position < size {
    let part = try file.read(min(partSize, size - position), at: position)
    guard !part.isEmpty else { throw .damaged }
    hash.add(part)
    position += part.count
  }
  return hash.finish()
}
