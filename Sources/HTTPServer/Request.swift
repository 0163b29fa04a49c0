/// One whole request, its body included, that has passed every check of the server.
public struct Request: Sendable {
  public var method: Method
  /// Begins with "/", is percent-decoded once and carries no query. No segment is "." or "..", and no "/" came encoded.
  public var path: String
  /// The part after "?", decoded.
  public var query: Parameters
  public var headers: Headers
  /// Empty when the body went to `bodyFile`.
  public var body: [UInt8]
  /// The body, where it went to a file because of its size (`ServerConfiguration.bodyFolder`).
  public var bodyFile: SpooledBody?
  /// The numeric IPv4 or IPv6 address of the peer: of the proxy, where one stands in front.
  public var remoteAddress: String

  public init(
    method: Method = .get, path: String = "/", query: Parameters = Parameters(), headers: Headers = Headers(),
    body: [UInt8] = [], bodyFile: SpooledBody? = nil, remoteAddress: String = "127.0.0.1"
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.headers = headers
    self.body = body
    self.bodyFile = bodyFile
    self.remoteAddress = remoteAddress
  }
}

/// Answers one request. Runs on the server's `BlockingExecutor`, so it may block.
public typealias Handler = @Sendable (Request) async -> Response
