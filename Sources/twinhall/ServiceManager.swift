import Glibc

/// Tells the service manager what this process is up to (sd_notify(3): datagrams to the socket named in `NOTIFY_SOCKET`).
enum ServiceManager {
  /// Requests are answered from now on: the next process of a rolling restart may be stopped.
  static func ready() { notify("READY=1") }

  /// No further requests are taken; what has begun is finished.
  static func stopping() { notify("STOPPING=1") }

  /// Nothing happens where no service manager listens.
  private static func notify(_ state: String) {
    guard let name = getenv("NOTIFY_SOCKET").map({ String(cString: $0) }), var address = socketAddress(name) else { return }
    let handle = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard handle >= 0 else { return }
    defer { close(handle) }
    let length = socklen_t(MemoryLayout<sa_family_t>.size + name.utf8.count)
    withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        _ = state.withCString { sendto(handle, $0, strlen($0), Int32(MSG_NOSIGNAL), address, length) }
      }
    }
  }

  /// A path, or a name without a file that begins with `@` (unix(7): a first byte of zero). nil when it is too long.
  private static func socketAddress(_ name: String) -> sockaddr_un? {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = name.first == "@" ? [0] + Array(name.utf8.dropFirst()) : Array(name.utf8)
    guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else { return nil }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    return address
  }
}
