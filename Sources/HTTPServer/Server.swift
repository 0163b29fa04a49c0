/// Why the server could not start.
public enum ServerError: Error, Equatable, Sendable {
  /// Neither a numeric IPv4 nor a numeric IPv6 address.
  case invalidAddress(String)
  /// The system refuses to listen there; `code` is its errno.
  case cannotListen(address: String, port: Int, code: Int32)
  /// libmicrohttpd refused to start, or the server was started before.
  case cannotStart
}

/// An HTTP/1.1 server on libmicrohttpd.
public final class Server: Sendable {
  public let port: Int

  /// Takes the address, so that `port` is known; connections wait until `start`.
  /// - Parameter executor: where handlers run; by default one of its own with `workerThreads` threads.
  public init(configuration: ServerConfiguration, executor: BlockingExecutor? = nil, handler: @escaping Handler) throws(ServerError) {
    port = configuration.port
  }

  /// Begins to answer.
  public func start() throws(ServerError) {}

  /// Stops listening, lets the requests in hand finish, then stops. Blocks the calling thread.
  /// - Parameter seconds: how long to wait at most.
  /// - Returns: false if some request was still in hand; then its threads run on and the process should exit.
  @discardableResult
  public func drain(timeout seconds: Double) -> Bool { true }

  /// Requests whose handlers are at work now.
  public var inFlight: Int { 0 }
}
