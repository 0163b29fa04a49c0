import Glibc

/// A file of the repository that holds what a table printed when somebody last looked at it.
public struct Golden {
  let path: String

  /// - Parameter name: the file's name in `Tests/Golden`.
  public init(_ name: String) { path = repositoryFolder + "/Tests/Golden/" + name }

  /// The first line that differs, with its number; nil when all is the same. With TWINHALL_REWRITE_GOLDEN set the file is written anew.
  public func difference(from text: String) -> String? {
    if getenv("TWINHALL_REWRITE_GOLDEN") != nil {
      return writeText(text, to: path) ? nil : "\(path) cannot be written"
    }
    guard let known = readText(path) else { return "\(path) is missing; set TWINHALL_REWRITE_GOLDEN and look at what is written" }
    if known == text { return nil }
    let (old, new) = (
      known.split(separator: "\n", omittingEmptySubsequences: false), text.split(separator: "\n", omittingEmptySubsequences: false)
    )
    let index = zip(old, new).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(old.count, new.count)
    func line(_ lines: [Substring]) -> String { index < lines.count ? String(lines[index]) : "(end)" }
    return "line \(index + 1)\n  was \(line(old))\n  is  \(line(new))\nSet TWINHALL_REWRITE_GOLDEN when the change is meant."
  }
}

/// The folder that holds `Package.swift`.
public let repositoryFolder = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()

/// The texts of every Swift file below a folder of the repository.
public func swiftSources(in folder: String) -> [String] { swiftFiles(repositoryFolder + "/" + folder).compactMap(readText) }

private func swiftFiles(_ path: String) -> [String] {
  guard let folder = opendir(path) else { return [] }
  defer { closedir(folder) }
  var found: [String] = []
  while let entry = readdir(folder) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) { String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self)) }
    if name.hasPrefix(".") { continue }
    if name.hasSuffix(".swift") { found.append(path + "/" + name) } else { found += swiftFiles(path + "/" + name) }
  }
  return found.sorted()
}

public func readText(_ path: String) -> String? {
  guard let file = fopen(path, "r") else { return nil }
  defer { fclose(file) }
  var content: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { content += buffer[..<count] }
  return String(decoding: content, as: UTF8.self)
}

@discardableResult public func writeText(_ text: String, to path: String) -> Bool {
  guard let file = fopen(path, "w") else { return false }
  defer { fclose(file) }
  return fputs(text, file) >= 0
}
