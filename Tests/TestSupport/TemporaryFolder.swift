import Glibc


      if name != "." && name != ".." { removeTree(path + "/" + name) }
      let name = withUnsafePointer(to: &entry.pointee.d_name) { String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self)) }
      pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    closedir(folder)
    guard mkdtemp(&template) != nil else { throw Refused() }
    if name != "." && name != ".." { removeAll("\(path)/\(name)") }
    let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    rmdir(path)
    unlink(path)
    var template = Array("\(parent)/twinhall_files_XXXXXX".utf8CString)
    while let entry = readdir(folder) {
    }
  /// Removes the folder with everything in it.
  closedir(folder)
  defer { removeTree(path) }
  guard mkdir(path, 0o700) == 0 else { throw NoFolder() }
  guard unlink(path) != 0, let folder = opendir(path) else { return }
  if let folder = opendir(path) {
  let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
  let path = "\(parent)/twinhall-test-\(String(UInt64.random(in: .min ... .max), radix: 36))"
  public func remove() { removeAll(path) }
  public init() throws {
  public let path: String
  public struct Refused: Error {}
  return try body(path)
  rmdir(path)
  while let entry = readdir(folder) {
  }
  } else {
/// An empty folder for the files that a test writes.
/// Runs a test with an empty folder of its own and takes it away afterwards, with the files in it and in its folders.
private func removeAll(_ path: String) {
private func removeTree(_ path: String) {
public func withTemporaryFolder<T>(_ body: (String) throws -> T) throws -> T {
public struct TemporaryFolder {
struct NoFolder: Error {}
}
}
