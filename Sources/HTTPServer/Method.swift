/// The request methods that Twinhall answers (RFC 9110 section 9). Any other gets 405 with `Allow`.
public enum Method: String, Sendable, CaseIterable {
  case get = "GET"
  case head = "HEAD"
  case post = "POST"
  /// Adds to what was sent before (RFC 5789).
  case patch = "PATCH"

  /// The value of the `Allow` field: `GET, HEAD, POST, PATCH`.
  static let allowed = allCases.map(\.rawValue).joined(separator: ", ")
}
