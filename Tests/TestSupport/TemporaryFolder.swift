import Glibc

/// An empty folder for the files that a test writes.
public struct TemporaryFolder {
  public let path: String

  public struct Refused: Error {}

  public init() throws {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(parent)/twinhall_files_XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Refused() }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Removes the folder with everything in it.
  public func remove() { removeAll(path) }
}

private func removeAll(_ path: String) {
  guard unlink(path) != 0, let folder = opendir(path) else { return }
  while let entry = readdir(folder) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name != "." && name != ".." { removeAll("\(path)/\(name)") }
  }
  closedir(folder)
  rmdir(path)
}
