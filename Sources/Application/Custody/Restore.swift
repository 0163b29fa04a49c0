import Database
import Domain
import Glibc
import Storage
import Store
import TwinhallCore

extension Custody {
  /// Puts a backup into an empty installation of the same kind of database, and brings it up to date.
  /// - Parameter replacing: as `requireEmpty` says. SQLite's old file is kept beside the new one.
  public func restore(_ path: String, replacing: String?) throws -> CustodyManifest {
    let package = CustodyPackage(path: path)
    let manifest = try package.manifest()
    guard manifest.format == .backup else { throw CustodyFault("it is an export. Take it in with 'twinhall import'") }
    guard manifest.database == configuration.database.kind else {
      throw CustodyFault(
        "it was made from another kind of database (\(manifest.database)). Restore it there, then move with 'twinhall export' and 'import'")
    }
    try requireEmpty(replacing: replacing)
    try FileTree.makeFolder(configuration.dataFolder)
    try package.opened(workFolder: configuration.dataFolder) { folder, manifest in
      try putFiles(from: folder)
      for name in FileTree.names(in: folder + "/keys") { try putKey(name, from: folder) }
      if case .sqlite(let target) = configuration.database {
        try putSQLite(folder + "/database.sqlite", at: target)
      } else {
        try load(folder, manifest)
      }
    }
    try bringUpToDate(manifest)
    return manifest
  }

  private func putKey(_ name: String, from folder: String) throws {
    let target = "\(configuration.dataFolder)/\(name)"
    guard !FileTree.exists(target) else {
      guard try FileTree.sha256(of: target) == FileTree.sha256(of: "\(folder)/keys/\(name)") else {
        throw CustodyFault("there is another key at \(target) already. Move it away first")
      }
      return
    }
    try FileTree.copy("\(folder)/keys/\(name)", to: target)
  }

  private func putSQLite(_ source: String, at target: String) throws {
    let temporary = target + ".restored"
    FileTree.remove(temporary)
    try FileTree.copy(source, to: temporary)
    let aside = "\(target).replaced-\(time.now.description.replacing(":", with: ""))"
    for ending in ["", "-wal", "-shm"] where FileTree.exists(target + ending) { try FileTree.rename(target + ending, to: aside + ending) }
    try FileTree.rename(temporary, to: target)
  }

  /// The trail has to end where the manifest says it does.
  func bringUpToDate(_ manifest: CustodyManifest) throws {
    let database = try open()
    defer { database.close() }
    try database.read { connection in
      let (head, verdict) = (try connection.audit.head(), try AuditChain.verify(connection))
      let expected = manifest.auditBrokenAt.map { AuditChain.Verdict.broken(at: $0) } ?? .intact(entries: manifest.auditEntries)
      guard head.sequence == manifest.auditEntries, head.hash == manifest.auditEnd, verdict == expected else {
        throw CustodyFault("the audit trail does not end as the manifest says")
      }
    }
    try Migrator.migrate(database, Schema.migrations, at: time.now)
  }

  /// Puts every table of JSON lines into the database, all of them or none, and compares what is then there.
  func load(_ folder: String, _ manifest: CustodyManifest, report: Report = { _, _, _ in }) throws {
    let database = try open()
    defer { database.close() }
    try bringForward(database, to: manifest)
    try database.transaction { connection in
      let shapes = try connection.tableShapes(without: Schema.derivedPrefix)
      try checkNames(shapes, manifest)
      var done = 0
      let total = manifest.tables.reduce(0) { $0 + $1.rows }
      try connection.checkingReferencesLast {
        for shape in shapes { try connection.removeRows(of: shape) }
        for shape in shapes where manifest.tables.contains(where: { $0.name == shape.name }) {
          try RowFile("\(folder)/tables/\(shape.name).jsonl").eachBatch(of: shape) { rows in
            try connection.insert(rows, into: shape)
            done += rows.count
            try report(done, total, "importing-rows")
          }
        }
      }
      // The next server or worker builds the index of the search from what is there now.
      if manifest.migrations.contains(Schema.derivedSince) { try connection.searchIndex.removeSources(except: []) }
      for table in manifest.tables { try compare(table, shapes, connection) }
    }
  }

  private func checkNames(_ shapes: [TableShape], _ manifest: CustodyManifest) throws {
    let (here, there) = (Set(shapes.map(\.name)), Set(manifest.tables.map(\.name)).union(manifest.leftOut.filter { !$0.hasSuffix("*") }))
    if let unknown = there.subtracting(here).sorted().first { throw CustodyFault("it has a table \(unknown) that this Twinhall has not") }
    if let missing = here.subtracting(there).sorted().first { throw CustodyFault("it lacks the table \(missing)") }
  }

  /// What the database gives back has to be what stands in the file.
  private func compare(_ table: CustodyManifest.Table, _ shapes: [TableShape], _ connection: any Connection) throws {
    guard let shape = shapes.first(where: { $0.name == table.name }) else { return }
    var (hash, rows, line) = (SHA256(), 0, [UInt8]())
    try connection.streamRows(of: shape) { row in
      line.removeAll(keepingCapacity: true)
      try RowLine.append(row, of: shape, to: &line)
      hash.add(line)
      rows += 1
    }
    guard rows == table.rows else { throw CustodyFault("\(table.name) has \(rows) rows instead of \(table.rows)") }
    guard hash.finish() == table.sha256 else { throw CustodyFault("\(table.name) does not hold what its file says") }
  }
}

/// A file of JSON lines, read line by line.
struct RowFile {
  let path: String

  init(_ path: String) { self.path = path }

  func eachBatch(of table: TableShape, _ body: ([[SQLValue]]) throws -> Void) throws {
    guard let file = fopen(path, "re") else { throw CustodyFault.file("be read", path) }
    var (line, capacity): (UnsafeMutablePointer<CChar>?, Int) = (nil, 0)
    defer {
      free(line)
      fclose(file)
    }
    var (batch, size): ([[SQLValue]], Int) = ([], 0)
    while case let count = getline(&line, &capacity, file), count > 0, let start = line {
      let values = try start.withMemoryRebound(to: UInt8.self, capacity: count) {
        try RowLine.values(UnsafeBufferPointer(start: $0, count: count), of: table)
      }
      batch.append(values)
      size += count
      if batch.count == 200 || size > 1_000_000 {
        try body(batch)
        (batch, size) = ([], 0)
      }
    }
    guard ferror(file) == 0 else { throw CustodyFault.file("be read", path) }
    if !batch.isEmpty { try body(batch) }
  }
}
