import Glibc

/// Asks a ClamAV daemon over its socket (clamd(8), INSTREAM).
struct VirusScanner {
  enum Verdict: Hashable {
    case clean
    /// The name that the scanner has for it.
    case infected(String)
  }

  /// The scanner gives no verdict; in words that may be stored.
  struct Fault: Error, Hashable {
    let reason: String
  }

  /// `unix:PATH` or `HOST:PORT`.
  let address: String
  /// Seconds without an answer.
  var patience = 120

  /// - Parameter next: hands out the content part by part; nil at the end.
  func scan(_ next: () throws -> [UInt8]?) throws -> Verdict {
    let socket = try ScannerSocket(address, patience)
    try socket.send(Array("zINSTREAM\0".utf8))
    while let part = try next() {
      let count = UInt32(part.count)
      try socket.send([24, 16, 8, 0].map { UInt8(truncatingIfNeeded: count >> $0) } + part)
    }
    try socket.send([0, 0, 0, 0])
    return try verdict(socket.answer())
  }

  /// What the daemon calls itself.
  func version() throws -> String {
    let socket = try ScannerSocket(address, 10)
    try socket.send(Array("zVERSION\0".utf8))
    return try socket.answer()
  }

  private func verdict(_ answer: String) throws(Fault) -> Verdict {
    if answer == "stream: OK" { return .clean }
    if answer.hasPrefix("stream: "), answer.hasSuffix(" FOUND") { return .infected(String(answer.dropFirst(8).dropLast(6))) }
    throw Fault(reason: ScannerSocket.reason(answer))
  }
}

private final class ScannerSocket {
  private let descriptor: Int32

  init(_ address: String, _ patience: Int) throws(VirusScanner.Fault) {
    descriptor = address.hasPrefix("unix:") ? connectUnix(String(address.dropFirst(5))) : connectInternet(address)
    guard descriptor >= 0 else { throw VirusScanner.Fault(reason: "the scanner cannot be reached") }
    var time = timeval(tv_sec: patience, tv_usec: 0)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      setsockopt(descriptor, SOL_SOCKET, option, &time, socklen_t(MemoryLayout<timeval>.size))
    }
  }

  deinit { close(descriptor) }

  func send(_ bytes: [UInt8]) throws(VirusScanner.Fault) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      // It may have said why before it hung up.
      guard count > 0 else {
        throw VirusScanner.Fault(reason: Self.reason(try answer()))
      }
      rest = rest.dropFirst(count)
    }
  }

  static func reason(_ answer: String) -> String {
    answer.contains("size limit") ? "the file is larger than the scanner's StreamMaxLength" : "the scanner refuses"
  }

  /// Up to the closing zero byte.
  func answer() throws(VirusScanner.Fault) -> String {
    var text: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1024)
    while text.count < 4096, !text.contains(0) {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      guard count > 0 else { break }
      text += buffer[..<count]
    }
    guard !text.isEmpty else { throw VirusScanner.Fault(reason: "the scanner gives no answer") }
    return String(decoding: text.prefix { $0 != 0 }, as: UTF8.self)
  }
}

private func connectUnix(_ path: String) -> Int32 {
  var address = sockaddr_un()
  address.sun_family = sa_family_t(AF_UNIX)
  let bytes = Array(path.utf8)
  guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else { return -1 }
  withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
  let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
  let result = withUnsafePointer(to: &address) { pointer in
    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) }
  }
  if result == 0 { return descriptor }
  close(descriptor)
  return -1
}

private func connectInternet(_ address: String) -> Int32 {
  guard let colon = address.lastIndex(of: ":") else { return -1 }
  var hints = addrinfo()
  hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
  var found: UnsafeMutablePointer<addrinfo>?
  guard getaddrinfo(String(address[..<colon]), String(address[address.index(after: colon)...]), &hints, &found) == 0 else { return -1 }
  defer { freeaddrinfo(found) }
  var next = found
  while let candidate = next?.pointee {
    let descriptor = socket(candidate.ai_family, candidate.ai_socktype | Int32(SOCK_CLOEXEC.rawValue), 0)
    if connect(descriptor, candidate.ai_addr, candidate.ai_addrlen) == 0 { return descriptor }
    close(descriptor)
    next = candidate.ai_next
  }
  return -1
}
