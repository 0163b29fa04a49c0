import CShims
import Glibc

/// Takes connections in a thread of its own. libmicrohttpd could listen itself, but its way to stop listening while its epoll threads
/// go on (`MHD_quiesce_daemon`, 0.9.75) races with those threads and then aborts the process.
final class Acceptor: Sendable {
  private let descriptor: Int32
  private let isStopping = Guarded(false)
  private let ended = Semaphore()

  init(_ socket: ListeningSocket) { descriptor = socket.descriptor }

  /// - Parameter hasRoom: asked before each connection; while false, clients wait in the system's queue.
  func start(_ daemon: OpaquePointer, hasRoom: @escaping @Sendable () -> Bool) {
    nonisolated(unsafe) let daemon = daemon
    startThread {
      while !self.isStopping.withLock({ $0 }) {
        // Out of descriptors or out of room: some connection must end first.
        if !hasRoom() || self.mustWait(twinhall_http_accept(daemon, self.descriptor)) { usleep(10_000) }
      }
      self.ended.signal()
    }
  }

  private func mustWait(_ code: Int32) -> Bool {
    code == EMFILE || code == ENFILE || code == ENOBUFS || code == ENOMEM
  }

  /// Frees the port. Returns when no connection can come any more.
  func stop() {
    isStopping.withLock { $0 = true }
    twinhall_socket_shut(descriptor)
    ended.wait()
    close(descriptor)
  }
}
