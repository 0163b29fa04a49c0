import Database
import Domain
import Store
import TwinhallCore

extension Custody {
  /// Writes everything but short-lived secrets so that it can be read without Twinhall and taken in by another one, on either database.
  /// - Parameter path: a folder that is not there yet, or a file ending in `.tar` or `.tar.gz`.
  public func export(to path: String, report: @escaping Report = { _, _, _ in }) throws -> CustodyManifest {
    let started = time.now
    let builder = try PackageBuilder(for: path, report: report)
    defer { builder.abandon() }
    let database = try open()
    defer { database.close() }
    var (manifest, contents) = try database.read { connection -> (CustodyManifest, [Content]) in
      try builder.addTables(connection, leavingOut: Self.leftOut)
      return (try self.manifest(.export, at: started, connection), try connection.contents.stored())
    }
    manifest.leftOut = Self.leftOut.sorted() + Self.madeAnew
    // The same content gives the same export, whichever database it comes from.
    manifest.database = "any"
    try builder.addFiles(contents, from: storage)
    try builder.add("README.txt", PackageText.export.utf8)
    return try builder.finish(manifest, as: path, at: started)
  }

  /// Takes an export into an empty installation, on either database.
  /// - Parameter replacing: as `requireEmpty` says.
  public func takeIn(_ path: String, replacing: String?, report: @escaping Report = { _, _, _ in }) throws -> CustodyManifest {
    let package = CustodyPackage(path: path)
    let manifest = try package.manifest()
    guard manifest.format == .export else { throw CustodyFault("it is a backup. Restore it with 'twinhall restore'") }
    try requireEmpty(replacing: replacing)
    try FileTree.makeFolder(configuration.dataFolder)
    try package.opened(workFolder: configuration.dataFolder) { folder, manifest in
      try putFiles(from: folder)
      try load(folder, manifest, report: report)
    }
    try bringUpToDate(manifest)
    return manifest
  }

  /// What a backup or export says of the audit trail's end, after everything in it was compared with its manifest.
  public static func verified(_ path: String) throws -> CustodyManifest { try CustodyPackage(path: path).verify() }

  /// Whether a path names a backup or export rather than another kind of file.
  public static func isPackage(_ path: String) -> Bool { CustodyPackage.isArchive(path) || FileTree.isFolder(path) }
}
