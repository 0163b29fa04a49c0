import CMicroHTTPD
import CShims
import Glibc

/// The client of one connection, kept as its socket context.
private final class Peer {
  let descriptor: Int32
  let address: String

  init(_ connection: OpaquePointer) {
    descriptor = twinhall_http_descriptor(connection)
    var text = [CChar](repeating: 0, count: 64)
    twinhall_http_peer(connection, &text, text.count)
    address = String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}

private func object<Object: AnyObject>(_ pointer: UnsafeMutableRawPointer?, as type: Object.Type) -> Object? {
  pointer.map { Unmanaged<Object>.fromOpaque($0).takeUnretainedValue() }
}

func connectionChanged(
  _ context: UnsafeMutableRawPointer?, _ connection: OpaquePointer?, _ socketContext: UnsafeMutablePointer<UnsafeMutableRawPointer?>?,
  _ change: MHD_ConnectionNotificationCode
) {
  guard let core = object(context, as: ServerCore.self), let connection, let socketContext else { return }
  if change == .CONNECTION_NOTIFY_STARTED {
    let peer = Peer(connection)
    core.connections.open(peer.descriptor, deadline: monotonicSeconds() + core.configuration.headerDeadline)
    socketContext.pointee = Unmanaged.passRetained(peer).toOpaque()
  } else if let pointer = socketContext.pointee {
    core.connections.close(Unmanaged<Peer>.fromOpaque(pointer).takeRetainedValue().descriptor)
    socketContext.pointee = nil
  }
}

/// Called with the address as sent, before libmicrohttpd decodes it in its own lax way.
func requestLine(
  _ context: UnsafeMutableRawPointer?, _ target: UnsafePointer<CChar>?, _ connection: OpaquePointer?
) -> UnsafeMutableRawPointer? {
  guard let core = object(context, as: ServerCore.self), let target, let connection,
    let peer = object(twinhall_http_socket_context(connection), as: Peer.self)
  else { return nil }
  core.connections.move(peer.descriptor, within: core.configuration.headerDeadline)
  let exchange = Exchange(
    core: core, connection: connection, descriptor: peer.descriptor, remoteAddress: peer.address,
    target: Array(UnsafeRawBufferPointer(start: target, count: strlen(target))))
  return Unmanaged.passRetained(exchange).toOpaque()
}

func accessHandler(
  _ context: UnsafeMutableRawPointer?, _ connection: OpaquePointer?, _ url: UnsafePointer<CChar>?, _ method: UnsafePointer<CChar>?,
  _ version: UnsafePointer<CChar>?, _ bytes: UnsafePointer<CChar>?, _ size: UnsafeMutablePointer<Int>?,
  _ state: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
) -> MHD_Result {
  guard let exchange = object(state?.pointee, as: Exchange.self), let method, let version, let size else { return .NO }
  if exchange.isNew { return exchange.begin(method: String(cString: method), version: String(cString: version)) }
  guard size.pointee > 0 else { return exchange.proceed() }
  defer { size.pointee = 0 }
  return exchange.receive(UnsafeRawBufferPointer(start: bytes, count: size.pointee))
}

func requestCompleted(
  _ context: UnsafeMutableRawPointer?, _ connection: OpaquePointer?, _ state: UnsafeMutablePointer<UnsafeMutableRawPointer?>?,
  _ reason: MHD_RequestTerminationCode
) {
  guard let pointer = state?.pointee else { return }
  Unmanaged<Exchange>.fromOpaque(pointer).takeRetainedValue().end()
  state?.pointee = nil
}

func collectField(
  _ headers: UnsafeMutableRawPointer?, _ kind: MHD_ValueKind, _ name: UnsafePointer<CChar>?, _ nameSize: Int,
  _ value: UnsafePointer<CChar>?, _ valueSize: Int
) -> MHD_Result {
  headers?.assumingMemoryBound(to: Headers.self).pointee.add(string(name, nameSize), string(value, valueSize))
  return .YES
}

private func string(_ bytes: UnsafePointer<CChar>?, _ size: Int) -> String {
  String(decoding: UnsafeRawBufferPointer(start: bytes, count: bytes == nil ? 0 : size), as: UTF8.self)
}
