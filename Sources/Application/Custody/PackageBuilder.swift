import Database
import Domain
import Glibc
import Storage
import Store
import TwinhallCore

/// Writes the folder of a backup or export part by part. Until it is finished it has another name, so that nobody takes half a backup for a
/// whole one.
final class PackageBuilder {
  let folder: String
  private(set) var parts: [CustodyManifest.Part] = []
  private(set) var tables: [CustodyManifest.Table] = []
  private(set) var files = 0
  private(set) var missingFiles: [String] = []
  private let report: (Int, Int, String) throws -> Void

  /// - Parameter report: told of rows and files written, of how many, and the word for it.
  init(for path: String, report: @escaping (Int, Int, String) throws -> Void) throws {
    guard !FileTree.exists(path) else { throw CustodyFault("\(path) is there already") }
    folder = path + ".partial"
    self.report = report
    FileTree.remove(folder)
    try FileTree.makeFolder(folder)
  }

  func add(_ name: String, _ bytes: some Collection<UInt8>) throws {
    let file = try HashingFile("\(folder)/\(name)")
    try file.write(bytes)
    let (size, sha256) = try file.finish()
    parts.append(.init(path: name, size: size, sha256: sha256))
  }

  /// Takes note of a part that somebody else wrote into the folder.
  func note(_ name: String) throws {
    let path = "\(folder)/\(name)"
    parts.append(.init(path: name, size: FileTree.size(of: path), sha256: try FileTree.sha256(of: path)))
  }

  /// Every row of every table but those left out, and the description of the tables.
  func addTables(_ connection: any Connection, leavingOut: Set<String>) throws {
    let shapes = try connection.tableShapes(without: Schema.derivedPrefix).filter { !leavingOut.contains($0.name) }
    try FileTree.makeFolder(folder + "/tables")
    let total = try shapes.reduce(0) { $0 + (try connection.rowCount(of: $1)) }
    var done = 0
    for shape in shapes {
      try report(done, total, "exporting-rows")
      let table = try add(shape, connection) { written in
        if written % 256 == 0 { try report(done + written, total, "exporting-rows") }
      }
      tables.append(table)
      done += table.rows
    }
    try add("schema.json", Array(StableJSON.text(ExportedSchema(shapes), isForPeople: true).utf8) + [UInt8(ascii: "\n")])
  }

  private func add(_ shape: TableShape, _ connection: any Connection, _ written: (Int) throws -> Void) throws -> CustodyManifest.Table {
    let name = "tables/\(shape.name).jsonl"
    let file = try HashingFile("\(folder)/\(name)")
    var rows = 0
    var line: [UInt8] = []
    try connection.streamRows(of: shape) { row in
      line.removeAll(keepingCapacity: true)
      try RowLine.append(row, of: shape, to: &line)
      try file.write(line)
      rows += 1
      try written(rows)
    }
    let (size, sha256) = try file.finish()
    parts.append(.init(path: name, size: size, sha256: sha256))
    return .init(name: shape.name, rows: rows, sha256: sha256)
  }

  /// Every file that people sent, by its digest. One that the storage does not have is noted and does not stop the rest.
  func addFiles(_ contents: [Content], from storage: any ContentStore) throws {
    try FileTree.makeFolder(folder + "/files")
    for (index, content) in contents.enumerated() {
      try report(index, contents.count, "exporting-files")
      do {
        try add(content, from: storage)
        files += 1
      } catch StorageFault.missing, StorageFault.damaged {
        FileTree.remove(path(of: content))
        missingFiles.append(content.digest)
      }
    }
  }

  private func path(of content: Content) -> String { "\(folder)/files/\(content.digest.prefix(2))/\(content.digest)" }

  private func add(_ content: Content, from storage: any ContentStore) throws {
    try FileTree.makeFolder("\(folder)/files/\(content.digest.prefix(2))")
    let file = try HashingFile(path(of: content))
    let reader = try storage.reader(content.digest, 0..<content.size, of: content.size)
    while let part = try reader.next() { try file.write(part) }
    _ = try file.finish()
  }

  /// Small files as they are, such as keys.
  func addFiles(_ names: [String], of source: String, as name: String) throws {
    try FileTree.makeFolder("\(folder)/\(name)")
    for each in names {
      try FileTree.copy("\(source)/\(each)", to: "\(folder)/\(name)/\(each)")
      try note("\(name)/\(each)")
    }
  }

  /// - Parameter manifest: all but what the builder knows itself.
  func finish(_ manifest: CustodyManifest, as path: String, at instant: Instant) throws -> CustodyManifest {
    try add("SHA256SUMS", parts.sorted { $0.path < $1.path }.map { "\($0.sha256)  \($0.path)\n" }.joined().utf8)
    var manifest = manifest
    (manifest.tables, manifest.files, manifest.missingFiles) = (tables, files, missingFiles)
    manifest.parts = parts.sorted { $0.path < $1.path }
    let file = try HashingFile("\(folder)/\(CustodyManifest.name)")
    try file.write(Array(StableJSON.text(manifest, isForPeople: true).utf8) + [UInt8(ascii: "\n")])
    _ = try file.finish()
    return try CustodyPackage.finish(folder, as: path, at: instant)
  }

  /// Takes away what was written so far.
  func abandon() { FileTree.remove(folder) }
}

extension ExportedSchema {
  init(_ shapes: [TableShape]) {
    tables = shapes.map { shape in
      Table(
        name: shape.name, key: shape.key,
        columns: shape.columns.map { Column(name: $0.name, type: $0.kind.rawValue, required: $0.isRequired, references: $0.reference) })
    }
  }
}
