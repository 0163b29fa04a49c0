/// An answer. The server adds Date, Content-Length and Vary, compresses text, and answers HEAD and If-None-Match itself.
public struct Response: Sendable {
  public enum Body: Sendable {
    case bytes([UInt8])
    /// Called for the next part whenever the client has taken the last one; nil ends the body. Sent in chunks, never compressed.
    /// A thrown error breaks the connection off, so that the client sees the body is not whole.
    case stream(@Sendable () async throws -> [UInt8]?)
    /// As `stream`, but of this many bytes, which the client is told before.
    case sized(Int, @Sendable () async throws -> [UInt8]?)
  }

  /// The HTTP status code, 200 to 599.
  public var status: Int
  /// Content-Length, Transfer-Encoding and Connection are the server's own and left out if they are set here.
  public var headers: Headers
  public var body: Body

  public init(status: Int = 200, headers: Headers = Headers(), body: Body = .bytes([])) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// A page in UTF-8.
  public static func html(_ bytes: [UInt8], status: Int = 200) -> Response {
    Response(status: status, headers: Headers(["Content-Type": "text/html; charset=utf-8"]), body: .bytes(bytes))
  }

  /// Plain text in UTF-8.
  public static func text(_ text: String, status: Int = 200) -> Response {
    Response(status: status, headers: Headers(["Content-Type": "text/plain; charset=utf-8"]), body: .bytes(Array(text.utf8)))
  }

  /// Sends the browser on. 303 turns a POST into a GET of the new address (RFC 9110 section 15.4.4).
  /// - Parameter location: an address that is percent-encoded already.
  public static func redirect(to location: String, status: Int = 303) -> Response {
    Response(status: status, headers: Headers(["Location": location]))
  }
}
