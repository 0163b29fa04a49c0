import CShims

/// The open sockets and by when each must have moved on. libmicrohttpd itself never closes a client that drips single bytes.
final class ConnectionTable: Sendable {
  private let deadlines = Guarded<[Int32: Double]>([:])

  func open(_ descriptor: Int32, deadline: Double) {
    deadlines.withLock { $0[descriptor] = deadline }
  }

  /// Sets a new deadline `seconds` from now; infinity for none. Does nothing for a socket that is gone.
  func move(_ descriptor: Int32, within seconds: Double) {
    let deadline = monotonicSeconds() + seconds
    deadlines.withLock { if $0[descriptor] != nil { $0[descriptor] = deadline } }
  }

  /// Must come before the system can give the descriptor to another socket.
  func close(_ descriptor: Int32) {
    deadlines.withLock { $0[descriptor] = nil }
  }

  var count: Int { deadlines.withLock { $0.count } }

  /// Shuts every socket that is past its deadline; libmicrohttpd then sees the end and closes it. Under the lock, so that
  /// no descriptor can be closed and used again in between.
  func reap() {
    let now = monotonicSeconds()
    deadlines.withLock { deadlines in
      for (descriptor, deadline) in deadlines where deadline <= now { twinhall_socket_shut(descriptor) }
    }
  }

  /// Shuts all that is left.
  func shutAll() {
    deadlines.withLock { for descriptor in $0.keys { twinhall_socket_shut(descriptor) } }
  }
}
