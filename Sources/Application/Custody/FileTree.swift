import Glibc
import Storage
import TwinhallCore

/// Files and folders of a backup or export on disk.
enum FileTree {
  static func makeFolder(_ path: String) throws(CustodyFault) {
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw .file("be made", path) }
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Names in a folder, sorted; empty when it cannot be read.
  static func names(in path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var found: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self)) }
      if name != "." && name != ".." { found.append(name) }
    }
    return found.sorted()
  }

  /// Every file below a folder by its path from there, in the order of the names.
  static func files(below path: String) -> [String] {
    names(in: path).flatMap { name -> [String] in
      isFolder("\(path)/\(name)") ? files(below: "\(path)/\(name)").map { "\(name)/\($0)" } : [name]
    }
  }

  /// Removes a file, or a folder with everything in it. What a link points to stays.
  static func remove(_ path: String) {
    if unlink(path) == 0 { return }
    for name in names(in: path) { remove("\(path)/\(name)") }
    rmdir(path)
  }

  static func size(of path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  static func rename(_ path: String, to target: String) throws(CustodyFault) {
    guard Glibc.rename(path, target) == 0 else { throw .file("be given its name", target) }
    let parent = target.lastIndex(of: "/").map { String(target[..<$0]) } ?? "."
    let folder = open(parent.isEmpty ? "/" : parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return }
    fsync(folder)
    close(folder)
  }

  /// Hands out a file in pieces of at most 64 KiB.
  static func read(_ path: String, _ each: ([UInt8]) throws -> Void) throws {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw CustodyFault.file("be read", path) }
    defer { close(file) }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(file, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw CustodyFault.file("be read", path) }
      if count == 0 { return }
      try each(Array(buffer[..<count]))
    }
  }

  static func bytes(of path: String) throws -> [UInt8] {
    var content: [UInt8] = []
    try read(path) { content += $0 }
    return content
  }

  static func copy(_ path: String, to target: String) throws {
    let file = try HashingFile(target)
    try read(path) { try file.write($0) }
    _ = try file.finish()
  }

  static func sha256(of path: String) throws -> String {
    var hash = SHA256()
    try read(path) { hash.add($0) }
    return hash.finish()
  }
}
