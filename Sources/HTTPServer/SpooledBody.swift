import Glibc
import TwinhallCore

/// The body of a request in a file that has no name any more, so that it is gone with the request, whatever happens to the process.
public final class SpooledBody: Sendable {
  private let descriptor: Int32
  private let written = Guarded(0)

  /// nil when the folder takes no file.
  public init?(in folder: String) {
    let path = "\(folder)/\(Identifier<SpooledBody>(at: TimeSource.system.now))"
    mkdir(folder, 0o750)
    descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return nil }
    unlink(path)
  }

  deinit { close(descriptor) }

  /// Bytes.
  public var size: Int { written.withLock { $0 } }

  /// false when the disk takes no more.
  public func append(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var rest = bytes
    while !rest.isEmpty {
      let count = write(descriptor, rest.baseAddress, rest.count)
      guard count > 0 else { return false }
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
    }
    written.withLock { $0 += bytes.count }
    return true
  }

  /// Fewer bytes than asked for at the end, or when the disk fails.
  func read(_ range: Range<Int>) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: range.count) { buffer, length in
      while length < range.count {
        let count = pread(descriptor, buffer.baseAddress?.advanced(by: length), range.count - length, range.lowerBound + length)
        if count <= 0 { break }
        length += count
      }
    }
  }
}
