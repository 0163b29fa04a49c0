import CMicroHTTPD
import Glibc

/// Why the server could not start.
public enum ServerError: Error, Equatable, Sendable {
  /// Neither a numeric IPv4 nor a numeric IPv6 address.
  case invalidAddress(String)
  /// The system refuses to listen there; `code` is its errno.
  case cannotListen(address: String, port: Int, code: Int32)
  /// libmicrohttpd refused to start, or the server was started before.
  case cannotStart
}

/// An HTTP/1.1 server on libmicrohttpd: its epoll threads read and write, handlers run on a `BlockingExecutor`.
public final class Server: Sendable {
  private enum State {
    case listening
    case running(OpaquePointer)
    case stopped
  }

  /// The port it listens on, the system's choice where the configuration says 0.
  public let port: Int
  private let acceptor: Acceptor
  private let core: ServerCore
  private let ownsExecutor: Bool
  private let state = Guarded(State.listening)

  /// Takes the address, so that `port` is known; connections wait until `start`.
  /// - Parameter executor: where handlers run; by default one of its own with `workerThreads` threads.
  public init(configuration: ServerConfiguration, executor: BlockingExecutor? = nil, handler: @escaping Handler) throws(ServerError) {
    let socket = try ListeningSocket(address: configuration.address, port: configuration.port)
    port = socket.port
    acceptor = Acceptor(socket)
    ownsExecutor = executor == nil
    let executor = executor ?? BlockingExecutor(threads: configuration.workerThreads)
    core = ServerCore(configuration: configuration, executor: executor, handler: handler)
  }

  /// Begins to answer. Runs on after the `Server` itself is let go, until `drain`.
  public func start() throws(ServerError) {
    signal(SIGPIPE, SIG_IGN)
    let daemon: OpaquePointer? = state.withLock { state in
      guard case .listening = state, let daemon = core.startDaemon() else { return nil }
      state = .running(daemon)
      return daemon
    }
    guard let daemon else { throw .cannotStart }
    _ = Unmanaged.passRetained(core)
    core.startReaper()
    acceptor.start(daemon) { [core] in core.connections.count < core.configuration.maximumConnections }
  }

  /// Stops listening, answers what still comes on open connections and closes them with it, lets the requests in hand finish, refuses
  /// further ones with 503, then stops. Blocks the calling thread.
  /// - Parameter seconds: how long to wait; after that the connections are cut.
  /// - Returns: false if some handler is at work even so; then its threads run on, and one may exit or drain once more.
  @discardableResult
  public func drain(timeout seconds: Double) -> Bool {
    let daemon: OpaquePointer? = state.withLock { state in
      defer { state = .stopped }
      if case .running(let daemon) = state { return daemon }
      return nil
    }
    guard let daemon else { return true }
    if core.load.withLock({ $0.close() }) {
      acceptor.stop()
      waitUntilQuiet(min(seconds, Self.quietPeriod * 10))
    }
    core.load.withLock { $0.drain() }
    guard waitUntilIdle(seconds) || cutAndWait() else {
      state.withLock { $0 = .running(daemon) }
      return false
    }
    stop(daemon)
    return true
  }

  /// Seconds without a new request after which open connections count as idle.
  private static let quietPeriod = 0.2

  /// A proxy does not know yet that it should ask another process: for a moment its requests are answered here.
  private func waitUntilQuiet(_ seconds: Double) {
    let deadline = monotonicSeconds() + seconds
    var (begun, since) = (-1, monotonicSeconds())
    while core.connections.count > 0, monotonicSeconds() < deadline, monotonicSeconds() - since < Self.quietPeriod {
      let now = core.load.withLock { $0.begun }
      if now != begun { (begun, since) = (now, monotonicSeconds()) }
      usleep(2000)
    }
  }

  private func cutAndWait() -> Bool {
    core.connections.shutAll()
    return waitUntilIdle(1)
  }

  private func waitUntilIdle(_ seconds: Double) -> Bool {
    let deadline = monotonicSeconds() + seconds
    while core.load.withLock({ $0.exchanges }) > 0 {
      guard monotonicSeconds() < deadline else { return false }
      usleep(2000)
    }
    return true
  }

  /// Only with nothing in hand: libmicrohttpd must not stop while a connection sleeps.
  private func stop(_ daemon: OpaquePointer) {
    MHD_stop_daemon(daemon)
    core.stop()
    if ownsExecutor { core.executor.stop() }
    Unmanaged.passUnretained(core).release()
  }

  var isDraining: Bool { core.load.withLock { $0.isDraining } }

  /// Requests whose handlers are at work now.
  public var inFlight: Int { core.load.withLock { $0.handlers } }

  /// Bytes of request bodies held now, whole or in part.
  public var bodyBytes: Int { core.load.withLock { $0.bodyBytes } }

  /// Open connections, idle ones included.
  public var connections: Int { core.connections.count }
}
