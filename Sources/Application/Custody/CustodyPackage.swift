import Glibc
import Storage
import TwinhallCore

/// A backup or export where it lies: a folder, or a tar file with such a folder in it.
struct CustodyPackage {
  let path: String

  /// The folder in a tar file, so that unpacking it by hand makes one folder.
  static let prefix = "twinhall/"

  static func isArchive(_ path: String) -> Bool { path.hasSuffix(".tar") || path.hasSuffix(".tar.gz") }

  /// Hands out every file with its name and a way to its bytes.
  func eachFile(_ body: (_ name: String, _ content: @escaping TarFile.Content) throws -> Void) throws {
    guard FileTree.isFolder(path) else {
      return try TarFile.read(path) { name, content in
        try body(name.hasPrefix(Self.prefix) ? String(name.dropFirst(Self.prefix.utf8.count)) : name, content)
      }
    }
    for name in FileTree.files(below: path) { try body(name) { try FileTree.read("\(path)/\(name)", $0) } }
  }

  /// What it says about itself. A tar file begins with it.
  func manifest() throws -> CustodyManifest {
    struct Found: Error { let bytes: [UInt8] }
    guard FileTree.exists(path) else { throw CustodyFault("there is nothing at \(path)") }
    do {
      try eachFile { name, content in
        guard name == CustodyManifest.name else { return }
        var bytes: [UInt8] = []
        try content { part in
          bytes += part
          if bytes.count > 16_000_000 { throw CustodyFault("its manifest.json is too long") }
        }
        throw Found(bytes: bytes)
      }
    } catch let found as Found { return try .read(found.bytes) }
    throw CustodyFault("there is no manifest.json in \(path): it is no backup or export of Twinhall, or it was not written to its end")
  }

  /// Reads everything and compares it with the manifest.
  func verify() throws -> CustodyManifest {
    let manifest = try manifest()
    var check = PackageCheck(manifest)
    try eachFile { try check.take($0, $1) }
    try check.finish()
    return manifest
  }

  /// Verifies it and gives it as a folder; a tar file is unpacked beside `workFolder` for as long as `body` runs.
  func opened<T>(workFolder: String, _ body: (_ folder: String, CustodyManifest) throws -> T) throws -> T {
    let manifest = try verify()
    if FileTree.isFolder(path) { return try body(path, manifest) }
    let folder = "\(workFolder)/.unpacked-\(getpid())"
    FileTree.remove(folder)
    defer { FileTree.remove(folder) }
    try unpack(to: folder, PackageCheck(manifest))
    return try body(folder, manifest)
  }

  /// Only names that belong to a package are unpacked: others could lead out of the folder.
  private func unpack(to folder: String, _ check: PackageCheck) throws {
    try FileTree.makeFolder(folder)
    try eachFile { name, content in
      guard name == CustodyManifest.name || check.knows(name) else { return }
      var parent = folder
      for part in name.split(separator: "/").dropLast() {
        parent += "/" + part
        try FileTree.makeFolder(parent)
      }
      let file = try HashingFile("\(folder)/\(name)")
      try content { try file.write($0) }
      _ = try file.finish()
    }
  }

  /// Puts a finished folder under its name, as a tar file when the name says so, and reads it back.
  static func finish(_ folder: String, as path: String, at instant: Instant) throws -> CustodyManifest {
    guard isArchive(path) else {
      let manifest = try CustodyPackage(path: folder).verify()
      try FileTree.rename(folder, to: path)
      return manifest
    }
    let partial = path + ".partial" + (path.hasSuffix(".gz") ? ".tar.gz" : ".tar")
    FileTree.remove(partial)
    defer { FileTree.remove(partial) }
    let tar = try TarWriter(partial, seconds: instant.milliseconds / 1000)
    let names = FileTree.files(below: folder)
    for name in [CustodyManifest.name] + names.filter({ $0 != CustodyManifest.name }) {
      try tar.add("\(folder)/\(name)", named: prefix + name)
    }
    try tar.finish()
    FileTree.remove(folder)
    let manifest = try CustodyPackage(path: partial).verify()
    try FileTree.rename(partial, to: path)
    return manifest
  }
}

/// Compares the files of a package with its manifest, one after another.
struct PackageCheck {
  private let manifest: CustodyManifest
  private let parts: [String: CustodyManifest.Part]
  private var seen: Set<String> = []
  private var files = 0

  init(_ manifest: CustodyManifest) {
    self.manifest = manifest
    parts = Dictionary(manifest.parts.map { ($0.path, $0) }) { first, _ in first }
  }

  /// Whether a name may be there: one of the manifest's, or that of a file somebody sent. None leads out of the folder.
  func knows(_ name: String) -> Bool {
    if Self.digest(in: name) != nil { return true }
    return parts[name] != nil && !name.hasPrefix("/") && !name.split(separator: "/").contains("..")
  }

  /// The digest in `files/ab/abcd…`.
  static func digest(in name: String) -> String? {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "files", parts[2].utf8.count == 64, parts[2].hasPrefix(parts[1]), parts[1].utf8.count == 2,
      parts[2].utf8.allSatisfy({ hexadecimalValue($0) != nil })
    else { return nil }
    return String(parts[2])
  }

  mutating func take(_ name: String, _ content: TarFile.Content) throws {
    if name == CustodyManifest.name { return }
    if let digest = Self.digest(in: name) {
      let found = ContentDigest()
      try content { found.add($0) }
      guard found.finish() == digest else { throw CustodyFault("\(name) was changed or damaged") }
      files += 1
      return
    }
    guard let part = parts[name], seen.insert(name).inserted else { throw CustodyFault("\(name) is not in the manifest") }
    var (hash, size) = (SHA256(), 0)
    try content {
      hash.add($0)
      size += $0.count
    }
    guard size == part.size, hash.finish() == part.sha256 else { throw CustodyFault("\(name) was changed or damaged") }
  }

  func finish() throws {
    if let missing = manifest.parts.first(where: { !seen.contains($0.path) }) { throw CustodyFault("\(missing.path) is missing") }
    guard files == manifest.files else { throw CustodyFault("\(manifest.files) files of people should be there, \(files) are") }
  }
}
