import Glibc
import Storage
import TwinhallCore

/// A new file, written through a buffer and hashed on the way, readable for this account only.
final class HashingFile {
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var hash = SHA256()
  private(set) var size = 0

  init(_ path: String) throws(CustodyFault) {
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .file("be made", path) }
    buffer.reserveCapacity(Self.bufferSize + 4096)
  }

  deinit { Glibc.close(descriptor) }

  private static let bufferSize = 256 * 1024

  func write(_ bytes: some Collection<UInt8>) throws(CustodyFault) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Stores what was written so that a power cut does not take it.
  func finish() throws(CustodyFault) -> (size: Int, sha256: String) {
    try flush()
    guard fsync(descriptor) == 0 else { throw .file("be stored", "a file") }
    return (size, hash.finish())
  }

  private func flush() throws(CustodyFault) {
    hash.add(buffer)
    size += buffer.count
    var start = 0
    while start < buffer.count {
      let count = buffer.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress! + start, buffer.count - start) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw .file("be written", "a file") }
      start += count
    }
    buffer.removeAll(keepingCapacity: true)
  }
}

extension CustodyFault {
  /// With the system's reason.
  static func file(_ what: String, _ path: String) -> CustodyFault {
    CustodyFault("\(path) cannot \(what): \(String(cString: strerror(errno)))")
  }
}
