import Domain
import Glibc
import Jobs
import Store
import TwinhallCore

/// Writes everything into a file that an administrator can fetch for a day.
public enum ExportJob {
  public static let kind = "custody.export"
  /// How long the file can be fetched.
  static let lasts = Duration.hours(24)

  static func run(_ job: Job, _ application: Application) throws {
    try withoutSecondTry {
      let viewer = try application.read { try application.starter(of: job, on: $0) }
      let permit = try Policy.permit(ManageCustody.self, to: viewer)
      let id = Identifier<DataExport>(at: application.time.now)
      let path = application.path(of: id)
      try FileTree.makeFolder(application.exportFolder)
      removeRemains(of: job, in: application.exportFolder)
      let custody = Custody(application.configuration, time: application.time, permit: permit)
      let sha256 = try job.reporting(to: application.database, time: application.time) { beat in
        _ = try custody.export(to: path) { try beat.report($0, of: $1, $2) }
        try beat.report(0, of: 0, "checking-export")
        return try FileTree.sha256(of: path)
      }
      try application.change(permit) { change in
        let export = DataExport(
          id: id, person: viewer.person?.id, size: FileTree.size(of: path), sha256: sha256, madeAt: change.at, expiresAt: change.at + lasts)
        try change.connection.custody.insert(export)
        try change.record(id, after: ["size": String(export.size), "sha256": sha256, "expiresAt": export.expiresAt.description])
        try JobQueue.finish(job, result: "/office/custody", at: change.at, on: change.connection)
      }
    }
  }

  /// What a try left behind whose process died. Others may be at work, so only what is older than a day goes.
  private static func removeRemains(of job: Job, in folder: String) {
    for name in FileTree.names(in: folder) where name.contains(".partial") {
      var status = stat()
      if stat("\(folder)/\(name)", &status) == 0, status.st_mtim.tv_sec < time(nil) - 86_400 { FileTree.remove("\(folder)/\(name)") }
    }
  }
}

/// Backups and exports as an administrator sees them.
public struct CustodyView: Sendable {
  /// Newest first.
  public let backups: [Backup]
  public let exports: [DataExport]
  public let people: [Identifier<Person>: String]
  /// The end of the audit trail, to be kept elsewhere.
  public let auditEntries: Int64
  public let auditEnd: String
}

extension Application {
  var exportFolder: String { configuration.dataFolder + "/exports" }

  func path(of export: Identifier<DataExport>) -> String { "\(exportFolder)/\(export).tar.gz" }

  public func custody(permit: Permit<ManageCustody>) throws -> CustodyView {
    try read { connection in
      let exports = try connection.custody.exports(at: time.now)
      let head = try connection.audit.head()
      return CustodyView(
        backups: try connection.custody.backups(limit: 20), exports: exports,
        people: try connection.people.names(exports.compactMap(\.person)), auditEntries: head.sequence, auditEnd: head.hash)
    }
  }

  /// Begins an export in the background.
  public func beginExport(permit: Permit<ManageCustody>) throws -> Identifier<Job> {
    try change(permit) { try $0.enqueueLong(ExportJob.kind, payload: "") }
  }

  /// Opens an export to be fetched, which the audit trail tells.
  /// - Returns: its path and size.
  /// - Throws: `NotFound` when it is gone or too old; `ProofNeeded`.
  public func fetchExport(
    _ id: Identifier<DataExport>, session: Secret?, permit: Permit<ManageCustody>
  ) throws -> (path: String, export: DataExport) {
    // The same button may be pressed again: it is no form that is taken once.
    var application = self
    application.submission = nil
    return try application.change(permit) { change in
      try change.expectFresh(session)
      guard let export = try change.connection.custody.export(id), export.expiresAt > change.at, FileTree.exists(path(of: id)) else {
        throw NotFound()
      }
      try change.record(id, after: ["fetched": change.at.description])
      return (path(of: id), export)
    }
  }

  /// Removes an export before or after its time.
  public func removeExport(_ id: Identifier<DataExport>, permit: Permit<ManageCustody>) throws {
    try change(permit) { change in
      guard try change.connection.custody.removeExport(id) == 1 else { throw NotFound() }
      try change.record(id, after: ["removed": change.at.description])
    }
    FileTree.remove(path(of: id))
  }
}
