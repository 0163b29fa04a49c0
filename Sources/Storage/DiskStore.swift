import Glibc

/// Contents as files of one folder, which processes on several machines may share.
public struct DiskStore: ContentStore {
  private let path: String

  public init(_ path: String) { self.path = path }

  public var temporaryFolder: String { path + "/incoming" }

  public func keep(_ content: IncomingContent) throws(StorageFault) {
    let target = address(of: content.digest)
    if access(target, R_OK) == 0 { return }
    try makeFolder(folder(of: content.digest))
    try content.move(to: target)
    try synchronise(folder(of: content.digest))
  }

  public func reader(_ digest: String, _ range: Range<Int>, of size: Int) throws(StorageFault) -> any ContentReader {
    FileReader(try openFile(digest), range, wholeDigest: range == 0..<size ? digest : nil)
  }

  public func file(_ digest: String, size: Int) throws(StorageFault) -> OpenFile {
    let file = try openFile(digest)
    let reader = FileReader(file, 0..<size, wholeDigest: digest)
    while try reader.next() != nil {}
    return file
  }

  public func remove(_ digest: String) throws(StorageFault) {
    if unlink(address(of: digest)) != 0 && errno != ENOENT { throw .system("remove a file", errno) }
  }

  private func folder(of digest: String) -> String { "\(path)/\(digest.prefix(2))" }
  private func address(of digest: String) -> String { "\(folder(of: digest))/\(digest)" }

  private func openFile(_ digest: String) throws(StorageFault) -> OpenFile {
    let descriptor = open(address(of: digest), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw errno == ENOENT ? .missing : .system("open a file", errno) }
    return OpenFile(descriptor)
  }

  private func synchronise(_ folder: String) throws(StorageFault) {
    let file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard file >= 0 else { throw .system("open a folder", errno) }
    defer { close(file) }
    guard fsync(file) == 0 else { throw .system("store a folder", errno) }
  }
}

/// Reads a part of an open file.
final class FileReader: ContentReader, @unchecked Sendable {
  private let file: OpenFile
  private let range: Range<Int>
  private var position: Int
  private let wholeDigest: String?
  private let state = ContentDigest()

  init(_ file: OpenFile, _ range: Range<Int>, wholeDigest: String?) {
    (self.file, self.range, self.wholeDigest) = (file, range, wholeDigest)
    position = range.lowerBound
  }

  func next() throws(StorageFault) -> [UInt8]? {
    guard position < range.upperBound else { return nil }
    let part = try file.read(min(partSize, range.upperBound - position), at: position)
    guard !part.isEmpty else { throw .damaged }
    position += part.count
    guard let wholeDigest else { return part }
    part.withUnsafeBytes { state.add($0) }
    if position == range.upperBound && state.finish() != wholeDigest { throw .damaged }
    return part
  }
}

/// Removes what came in and was never kept, because its process was killed.
/// - Parameter seconds: how long ago it was last written to.
public func removeAbandoned(in folder: String, olderThan seconds: Int) {
  guard let directory = opendir(folder) else { return }
  defer { closedir(directory) }
  while let entry = readdir(directory) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    var status = stat()
    let path = "\(folder)/\(name)"
    guard name.utf8.count == 36, stat(path, &status) == 0, time(nil) - status.st_mtim.tv_sec > seconds else { continue }
    unlink(path)
  }
}
