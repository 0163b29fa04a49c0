import Glibc

/// A bound and listening socket.
struct ListeningSocket {
  let descriptor: Int32
  let port: Int

  init(address: String, port: Int) throws(ServerError) {
    guard let port = UInt16(exactly: port) else { throw .cannotListen(address: address, port: port, code: EINVAL) }
    var version4 = sockaddr_in()
    var version6 = sockaddr_in6()
    if inet_pton(AF_INET, address, &version4.sin_addr) == 1 {
      version4.sin_family = sa_family_t(AF_INET)
      version4.sin_port = port.bigEndian
      descriptor = try listening(on: &version4, family: AF_INET, address, Int(port))
    } else if inet_pton(AF_INET6, address, &version6.sin6_addr) == 1 {
      version6.sin6_family = sa_family_t(AF_INET6)
      version6.sin6_port = port.bigEndian
      descriptor = try listening(on: &version6, family: AF_INET6, address, Int(port))
    } else {
      throw .invalidAddress(address)
    }
    self.port = boundPort(descriptor)
  }
}

private func listening<Address>(on name: inout Address, family: Int32, _ address: String, _ port: Int) throws(ServerError) -> Int32 {
  let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
  let descriptor = socket(family, type, 0)
  var yes: Int32 = 1
  setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
  let bound = withUnsafeBytes(of: &name) { bytes in
    bind(descriptor, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self), socklen_t(bytes.count))
  }
  guard bound == 0, listen(descriptor, 511) == 0 else {
    let code = errno
    close(descriptor)
    throw .cannotListen(address: address, port: port, code: code)
  }
  return descriptor
}

/// IPv4 and IPv6 names hold the port at the same place.
private func boundPort(_ descriptor: Int32) -> Int {
  var name = sockaddr_in6()
  var size = socklen_t(MemoryLayout<sockaddr_in6>.size)
  withUnsafeMutableBytes(of: &name) { bytes in
    _ = getsockname(descriptor, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self), &size)
  }
  return Int(UInt16(bigEndian: name.sin6_port))
}
