import Database
import Domain
import Glibc
import Storage
import Store
import TwinhallCore

/// Backups, exports and the way back. It opens the database by itself: for a restore there is no installation yet, and one long statement
/// must not be ended by the limit that pages have.
public struct Custody: Sendable {
  public let configuration: Configuration
  let time: TimeSource

  public init(_ configuration: Configuration, time: TimeSource = .system, permit: Permit<ManageCustody>) {
    (self.configuration, self.time) = (configuration, time)
  }

  /// How far it has come: rows or files done, of how many, and the name of a text for what is being done.
  public typealias Report = (Int, Int, String) throws -> Void

  /// Tables whose rows are secrets for minutes or days, or only count attempts: worthless elsewhere, and dangerous in a file that is
  /// handed on.
  public static let leftOut: Set<String> = [
    "email_changes", "link_requests", "passkey_challenges", "rate_limits", "sessions", "sign_in_links", "submissions",
  ]
  /// Tables that are made anew from others, as a manifest names them.
  static let madeAnew = [Schema.derivedPrefix + "*"]

  /// Files of the data folder that stay out of a backup unless it is asked for them: with the keys, a backup opens everything that is
  /// sealed in it.
  var keyNames: [String] { FileTree.names(in: configuration.dataFolder).filter { $0.hasSuffix(".key") } }
  var storage: any ContentStore { configuration.store(time) }

  func open(_ location: DatabaseLocation? = nil) throws -> Database {
    try Database(location ?? configuration.database, connections: 1, limit: .hours(12))
  }

  /// A manifest about the state that a connection sees.
  func manifest(_ format: CustodyManifest.Format, at instant: Instant, _ connection: any Connection) throws -> CustodyManifest {
    let head = try connection.audit.head()
    var manifest = CustodyManifest(
      format: format, madeAt: instant.description, database: configuration.database.kind, migrations: try connection.appliedMigrations(),
      auditEntries: head.sequence, auditEnd: head.hash, auditBrokenAt: nil, tables: [], leftOut: [], files: 0, missingFiles: [],
      hasKeys: false, parts: [])
    if case .broken(let sequence) = try AuditChain.verify(connection) { manifest.auditBrokenAt = sequence }
    return manifest
  }

  /// A package from before a migration comes into a database of that time, which is then brought up to date.
  func bringForward(_ database: Database, to manifest: CustodyManifest) throws {
    let known = Set(Schema.migrations.map(\.number))
    let wanted = Set(manifest.migrations)
    guard wanted.isSubset(of: known) else { throw CustodyFault("a newer Twinhall made it. Install that version first") }
    let applied = Set(try database.read { try $0.appliedMigrations() })
    guard applied.isSubset(of: wanted) else {
      throw CustodyFault("the database is newer than the package. Take an empty database that no command has touched yet")
    }
    try Migrator.migrate(database, Schema.migrations.filter { wanted.contains($0.number) }, at: time.now)
  }

  /// An installation in which nobody has done anything: every use leaves an entry in the audit trail.
  func isEmpty(_ location: DatabaseLocation) throws -> Bool {
    if case .sqlite(let path) = location, FileTree.size(of: path) == 0 { return true }
    let database = try open(location)
    defer { database.close() }
    return try database.read { connection in
      try connection.appliedMigrations().isEmpty || connection.audit.head().sequence == 0
    }
  }

  /// - Parameter replacing: the database that may be overwritten, named by the operator as TWINHALL_DATABASE names it.
  func requireEmpty(replacing: String?) throws {
    if try isEmpty(configuration.database) { return }
    guard let replacing else {
      throw CustodyFault("the installation is not empty. Take an empty one, or name the database whose content may be lost with --replace")
    }
    guard replacing == configuration.database.name else {
      throw CustodyFault("--replace names another database than this installation's")
    }
  }

  func putFiles(from folder: String) throws {
    for name in FileTree.files(below: folder + "/files") {
      let content = try storage.incoming()
      try FileTree.read("\(folder)/files/\(name)") { try content.append($0) }
      try storage.keep(content)
      guard name.hasSuffix(content.digest) else { throw CustodyFault("files/\(name) was changed or damaged") }
    }
  }
}

extension DatabaseLocation {
  var kind: String { if case .sqlite = self { "sqlite" } else { "postgresql" } }

  /// As the operator writes it.
  var name: String {
    switch self {
    case .sqlite(let path): "sqlite:" + path
    case .postgresql(let conninfo): conninfo.hasPrefix("postgres") && conninfo.contains("://") ? conninfo : "postgresql:" + conninfo
    }
  }
}
