import Glibc
import TwinhallCore

/// Uploaded files on disk, each named by the digest of its content: the same file is kept once and never changed.
public struct FileFolder: Sendable {
  let path: String

  /// Stores the bytes so that they survive a power cut before the answer is given.
  /// - Returns: the content's digest (BLAKE2b-256, 64 hexadecimal digits).
  public func write(_ bytes: [UInt8]) throws(FileFault) -> String {
    let name = digest(bytes).hexadecimal
    let target = address(of: name)
    if access(target, R_OK) == 0 { return name }
    for folder in [path, folder(of: name)] where mkdir(folder, 0o750) != 0 && errno != EEXIST { throw FileFault("make a folder", errno) }
    let temporary = "\(target).\(Identifier<FileKind>(at: TimeSource.system.now))"
    try writeWhole(bytes, to: temporary)
    guard rename(temporary, target) == 0 else { throw FileFault("rename a file", errno) }
    try synchronise(folder(of: name))
    return name
  }

  /// The bytes; nil when the file is not there or is not what its name says.
  public func read(_ name: String) -> [UInt8]? {
    guard let content = fileContent(address(of: name)), digest(content).hexadecimal == name else { return nil }
    return content
  }

  private func folder(of digest: String) -> String { "\(path)/\(digest.prefix(2))" }
  private func address(of digest: String) -> String { "\(folder(of: digest))/\(digest)" }

  private func writeWhole(_ bytes: [UInt8], to path: String) throws(FileFault) {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL, 0o640)
    guard file >= 0 else { throw FileFault("create a file", errno) }
    defer { close(file) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      guard count > 0 else { throw FileFault("write a file", errno) }
      rest = rest.dropFirst(count)
    }
    guard fsync(file) == 0 else { throw FileFault("store a file", errno) }
  }

  private func synchronise(_ folder: String) throws(FileFault) {
    let file = open(folder, O_RDONLY | O_DIRECTORY)
    guard file >= 0 else { throw FileFault("open a folder", errno) }
    defer { close(file) }
    guard fsync(file) == 0 else { throw FileFault("store a folder", errno) }
  }
}

/// The disk refused: full, read-only or gone.
public struct FileFault: Error, Hashable, Sendable {
  public let step: String
  /// The system's error number (errno.h).
  public let code: Int32

  init(_ step: String, _ code: Int32) {
    self.step = step
    self.code = code
  }
}

extension Application {
  var files: FileFolder { FileFolder(path: configuration.dataFolder + "/files") }
}
