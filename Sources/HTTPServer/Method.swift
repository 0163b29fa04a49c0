/// The request methods that Twinhall answers (RFC 9110 section 9). Any other gets 405 with `Allow`.
public enum Method: String, Sendable, CaseIterable {
  case get = "GET"
  case head = "HEAD"
  case post = "POST"

  /// The value of the `Allow` field: `GET, HEAD, POST`.
  static let allowed = allCases.map(\.rawValue).joined(separator: ", ")
}
