import Glibc

/// One text file of the repository, as the rules read it.
struct TextFile: Sendable {
  /// Path below the repository's root, with forward slashes.
  let path: String
  let text: String

  var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

  /// The target of a Swift file under `Sources/NAME/`, else nil.
  var target: String? {
    let parts = path.split(separator: "/")
    guard parts.count > 2, parts[0] == "Sources", path.hasSuffix(".swift") else { return nil }
    return String(parts[1])
  }
}

/// The checkout that these tests were compiled from.
enum Repository {
  static let root = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }

  /// Every text file of the checkout, without what builds and runs leave behind.
  static let textFiles = files(below: "").sorted().compactMap(read)
  static let swiftFiles = textFiles.filter { $0.path.hasSuffix(".swift") }
  static let sources = swiftFiles.filter { $0.target != nil }

  private static let leftovers: Set = [".git", ".build", ".venv", "var", "__pycache__", ".pytest_cache"]

  private static func files(below folder: String) -> [String] {
    guard let directory = opendir("\(root)/\(folder)") else { return [] }
    defer { closedir(directory) }
    var found: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name == "." || name == ".." || leftovers.contains(name) { continue }
      let path = folder.isEmpty ? name : "\(folder)/\(name)"
      if entry.pointee.d_type == UInt8(DT_DIR) { found += files(below: path) }
      if entry.pointee.d_type == UInt8(DT_REG) { found.append(path) }
    }
    return found
  }

  /// Nil for a file that is not UTF-8 text, such as a picture.
  private static func read(_ path: String) -> TextFile? {
    guard let file = fopen("\(root)/\(path)", "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
    guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else { return nil }
    return TextFile(path: path, text: text)
  }
}
