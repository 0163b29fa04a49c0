import Glibc

/// Runs a test with an empty folder of its own and takes it away afterwards, with the files in it and in its folders.
public func withTemporaryFolder<T>(_ body: (String) throws -> T) throws -> T {
  let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
  let path = "\(parent)/twinhall-test-\(String(UInt64.random(in: .min ... .max), radix: 36))"
  guard mkdir(path, 0o700) == 0 else { throw NoFolder() }
  defer { removeTree(path) }
  return try body(path)
}

struct NoFolder: Error {}

private func removeTree(_ path: String) {
  if let folder = opendir(path) {
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self)) }
      if name != "." && name != ".." { removeTree(path + "/" + name) }
    }
    closedir(folder)
    rmdir(path)
  } else {
    unlink(path)
  }
}
