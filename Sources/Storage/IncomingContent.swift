import Glibc
import TwinhallCore

/// A content on its way into the store: a file without its final name, gone when it is not kept.
public final class IncomingContent {
  public let descriptor: Int32
  public private(set) var size = 0
  let path: String
  private let state = ContentDigest()
  private var isMoved = false
  /// 64 hexadecimal digits of what was written until it was first asked for; nothing may be written after that.
  public private(set) lazy var digest = state.finish()

  init(in folder: String) throws(StorageFault) {
    try makeFolder(folder)
    path = "\(folder)/\(Identifier<IncomingContent>(at: TimeSource.system.now))"
    descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else { throw .system("create a file", errno) }
  }

  deinit {
    close(descriptor)
    if !isMoved { unlink(path) }
  }

  public func append(_ bytes: [UInt8]) throws(StorageFault) {
    var code: Int32 = 0
    bytes.withUnsafeBytes { code = write($0) }
    if code != 0 { throw .system("write a file", code) }
  }

  /// - Returns: 0, or the error number.
  private func write(_ bytes: UnsafeRawBufferPointer) -> Int32 {
    state.add(bytes)
    size += bytes.count
    var rest = bytes
    while !rest.isEmpty {
      let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
      guard count > 0 else { return errno }
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
    }
    return 0
  }

  func move(to target: String) throws(StorageFault) {
    guard fsync(descriptor) == 0 else { throw .system("store a file", errno) }
    guard rename(path, target) == 0 else { throw .system("rename a file", errno) }
    isMoved = true
  }

  /// It stays open under no name.
  func forgetName() {
    unlink(path)
    isMoved = true
  }
}

/// An open file of this machine.
public final class OpenFile: Sendable {
  public let descriptor: Int32

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// Bytes from a position; fewer at the end of the file.
  func read(_ count: Int, at position: Int) throws(StorageFault) -> [UInt8] {
    var code: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, length in
      while length < count {
        let got = pread(descriptor, buffer.baseAddress?.advanced(by: length), count - length, position + length)
        if got < 0 { code = errno }
        if got <= 0 { break }
        length += got
      }
    }
    if code != 0 { throw .system("read a file", code) }
    return bytes
  }
}

/// Makes a folder and those it is in.
public func makeFolder(_ path: String) throws(StorageFault) {
  if mkdir(path, 0o750) == 0 || errno == EEXIST { return }
  guard errno == ENOENT, let slash = path.lastIndex(of: "/") else { throw .system("make a folder", errno) }
  try makeFolder(String(path[..<slash]))
  if mkdir(path, 0o750) != 0 && errno != EEXIST { throw .system("make a folder", errno) }
}
