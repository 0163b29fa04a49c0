import CMicroHTTPD
import CShims
import Glibc

/// What the threads of one server share. Its C callbacks get it as their context.
final class ServerCore: Sendable {
  let configuration: ServerConfiguration
  let executor: BlockingExecutor
  let handler: Handler
  let connections = ConnectionTable()
  let load = Guarded(Load())
  private let isStopped = Guarded(false)

  init(configuration: ServerConfiguration, executor: BlockingExecutor, handler: @escaping Handler) {
    self.configuration = configuration
    self.executor = executor
    self.handler = handler
  }

  /// - Returns: the daemon, or nil. While it runs, `self` must be kept.
  func startDaemon() -> OpaquePointer? {
    var options = twinhall_http_options()
    options.threads = 2
    // Ours is counted first; theirs is split over the threads, so it needs room to be uneven.
    options.maximum_connections = UInt32(2 * max(configuration.maximumConnections, 1) + 64)
    options.maximum_connections_per_address = UInt32(max(configuration.maximumConnectionsPerAddress, 0))
    options.idle_seconds = UInt32(max(1, configuration.idleTimeout.rounded(.up)))
    options.connection_memory = 32 * 1024
    options.context = Unmanaged.passUnretained(self).toOpaque()
    options.access = accessHandler
    options.completed = requestCompleted
    options.connection = connectionChanged
    options.request_line = requestLine
    return twinhall_http_start(&options)
  }

  /// Looks after the deadlines until `stop`.
  func startReaper() {
    let shortest = min(configuration.headerDeadline, configuration.bodyDeadline, configuration.idleTimeout)
    let pause = UInt32(min(max(shortest / 4, 0.01), 0.5) * 1_000_000)
    startThread {
      while !self.isStopped.withLock({ $0 }) {
        usleep(pause)
        self.connections.reap()
      }
    }
  }

  func stop() { isStopped.withLock { $0 = true } }
}
