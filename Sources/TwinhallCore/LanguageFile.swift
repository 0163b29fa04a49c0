import CResources

#if canImport(Glibc)
  import Glibc
#endif

/// A file of texts as it is: those embedded in the binary, and those in the folder that `TWINHALL_TEXTS` names, with which an operator
/// adds a language, or changes single texts of one, without building the program.
public struct LanguageFile: Sendable {
  /// From the line `language.tag = …`, in lower case.
  public let tag: String
  public let content: String
  /// Whether it comes with the program.
  public let isEmbedded: Bool

  /// Nil without a tag.
  init?(_ content: String, isEmbedded: Bool) {
    let prefix = "language.tag = "
    guard let line = content.split(separator: "\n").first(where: { $0.hasPrefix(prefix) }) else { return nil }
    let tag = line.dropFirst(prefix.count).lowercased()
    guard !tag.isEmpty, tag.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }) else { return nil }
    (self.tag, self.content, self.isEmbedded) = (tag, content, isEmbedded)
  }

  /// Read once, when the first language is asked for.
  public static let all: [LanguageFile] = embedded() + inFolder(getenv("TWINHALL_TEXTS").map { String(cString: $0) })

  private static func embedded() -> [LanguageFile] {
    let resource = twinhall_texts()
    let bytes = UnsafeBufferPointer(start: resource.bytes, count: resource.count)
    return bytes.split(separator: 0).compactMap { LanguageFile(String(decoding: $0, as: UTF8.self), isEmbedded: true) }
  }

  /// The files `*.txt` of a folder in the order of their names; none when there is no such folder.
  static func inFolder(_ path: String?) -> [LanguageFile] {
    guard let path, !path.isEmpty, let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name.hasSuffix(".txt") { names.append(name) }
    }
    return names.sorted().compactMap { name in
      fileContent("\(path)/\(name)").flatMap { LanguageFile(String(decoding: $0, as: UTF8.self), isEmbedded: false) }
    }
  }
}
