import Database
import Domain
import Glibc
import Store
import TwinhallCore

extension Custody {
  /// Writes a backup of everything while the installation is in use: what was stored before it began is in it. It is read back before it
  /// gets its name.
  /// - Parameter path: a folder that is not there yet, or a file ending in `.tar` or `.tar.gz`.
  public func backUp(to path: String, withKeys: Bool, report: @escaping Report = { _, _, _ in }) throws -> CustodyManifest {
    let started = time.now
    let builder = try PackageBuilder(for: path, report: report)
    defer { builder.abandon() }
    var (manifest, contents) = try addDatabase(to: builder, at: started)
    try builder.addFiles(contents, from: storage)
    if withKeys, !keyNames.isEmpty {
      try builder.addFiles(keyNames, of: configuration.dataFolder, as: "keys")
      manifest.hasKeys = true
    }
    try builder.add("README.txt", PackageText.backup.utf8)
    return try builder.finish(manifest, as: path, at: started)
  }

  private func addDatabase(to builder: PackageBuilder, at instant: Instant) throws -> (CustodyManifest, contents: [Content]) {
    guard case .sqlite(let path) = configuration.database else {
      let database = try open()
      defer { database.close() }
      return try database.read { connection in
        try builder.addTables(connection, leavingOut: [])
        var manifest = try self.manifest(.backup, at: instant, connection)
        manifest.leftOut = Self.madeAnew
        return (manifest, try connection.contents.stored())
      }
    }
    let copy = builder.folder + "/database.sqlite"
    try copySQLite(from: path, to: copy)
    let database = try open(.sqlite(path: copy))
    let found = try database.read { connection in
      let verdict = try connection.rows("PRAGMA integrity_check(1)").first?.values
      guard verdict == [.text("ok")] else { throw CustodyFault("the database itself is damaged: \(verdict ?? [])") }
      return (try self.manifest(.backup, at: instant, connection), try connection.contents.stored())
    }
    database.close()
    try builder.note("database.sqlite")
    return found
  }

  /// Writes a backup named by its time into a folder and removes the oldest of these beyond so many.
  /// - Returns: its path too.
  public func backUp(into folder: String, keeping count: Int, withKeys: Bool) throws -> (path: String, CustodyManifest) {
    guard FileTree.isFolder(folder) else { throw CustodyFault("\(folder) is no folder. Make it first") }
    let stamp = time.now.description.replacing(":", with: "").replacing(".", with: "-")
    let path = "\(folder)/\(Self.namePrefix)\(stamp)\(Self.nameEnding)"
    let manifest = try backUp(to: path, withKeys: withKeys)
    let names = FileTree.names(in: folder).filter { $0.hasPrefix(Self.namePrefix) && $0.hasSuffix(Self.nameEnding) }
    for old in names.dropLast(max(1, count)) { FileTree.remove("\(folder)/\(old)") }
    return (path, manifest)
  }

  private static let namePrefix = "twinhall-backup-"
  private static let nameEnding = "Z.tar.gz"
}

extension Application {
  /// Notes a backup that was written and verified, so that the office sees how old the last one is.
  public func noteBackup(_ manifest: CustodyManifest, name: String, size: Int, permit: Permit<ManageCustody>) throws {
    try change(permit) { change in
      let backup = Backup(
        id: change.makeIdentifier(), name: name, size: size, auditEntries: manifest.auditEntries, auditHash: manifest.auditEnd,
        hasKeys: manifest.hasKeys, startedAt: Instant(manifest.madeAt) ?? change.at, verifiedAt: change.at)
      try change.connection.custody.insert(backup)
      try change.record(backup.id, after: ["name": name, "auditEntries": String(backup.auditEntries), "auditEnd": backup.auditHash])
    }
  }
}

/// How many bytes a backup takes.
public func sizeOfPackage(_ path: String) -> Int {
  guard FileTree.isFolder(path) else { return FileTree.size(of: path) }
  return FileTree.files(below: path).reduce(0) { $0 + FileTree.size(of: "\(path)/\($1)") }
}
