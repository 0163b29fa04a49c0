/// How the server listens and where it says no. Times are in seconds, sizes in bytes.
public struct ServerConfiguration: Sendable {
  /// A numeric IPv4 or IPv6 address.
  public var address = "127.0.0.1"
  /// 0 lets the system choose; `Server.port` tells which.
  public var port = 0
  /// The largest body for a method and a decoded path; above it the answer is 413.
  public var bodyLimit: @Sendable (Method, String) -> Int = { _, _ in 256 * 1024 }
  /// The folder in which a body is kept as a file while it is received, so that it takes no memory; nil keeps it in memory, and then it
  /// has at most `maximumMemoryBody` bytes. Asked with the header fields, on a thread that must not wait long.
  public var bodyFolder: @Sendable (Request) -> String? = { _ in nil }
  public var maximumMemoryBody = 16 * 1024 * 1024
  /// Bodies that are kept as files at once; above it the answer is 503.
  public var maximumBodyFiles = 64
  /// From the connection or the request line until all header fields are there.
  public var headerDeadline = 10.0
  /// From the header fields until the body is there; every KiB received adds one second.
  public var bodyDeadline = 60.0
  /// How long a kept-alive connection may wait for its next request, and a reader may take nothing. Rounded up to whole seconds there.
  public var idleTimeout = 30.0
  /// Handlers at work at once; above it the answer is 503 with Retry-After.
  public var maximumInFlight = 256
  /// Bytes of bodies held at once, over all connections; above it the answer is 503. Large bodies of many clients fill no memory so.
  public var maximumBodyBytes = 64 * 1024 * 1024
  public var maximumConnections = 1024
  /// Connections from one address, 0 for any number. Leave 0 behind a proxy, where all come from one address.
  public var maximumConnectionsPerAddress = 0
  /// Threads for handlers, and so the number of database connections that can be busy.
  public var workerThreads = BlockingExecutor.defaultThreadCount

  /// Makes the answer when the server itself refuses: status and an English sentence in, response out. By default plain text.
  public var refusal: @Sendable (Int, String) -> Response = { status, reason in .text(reason + "\n", status: status) }

  public init() {}
}
