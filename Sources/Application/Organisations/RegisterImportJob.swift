import Domain
import Jobs
import Store
import TwinhallCore

/// Takes a large file into the register in the background, all of it or nothing.
public enum RegisterImportJob {
  public static let kind = "register.import"
  /// From so many rows on nobody should wait for the answer: a row takes about a millisecond.
  public static let rows = 1000

  static func run(_ job: Job, _ application: Application) throws {
    let parts = job.payload.split(separator: " ")
    guard parts.count == 2, let id = Identifier<RegisterImport>(String(parts[0])), let version = Int(parts[1]) else {
      throw JobFailure("the job names no file", isFinal: true)
    }
    try withoutSecondTry {
      let permit = try Policy.permit(ManageRegister.self, to: application.read { try application.starter(of: job, on: $0) })
      let count = try job.reporting(to: application.database, time: application.time) { beat in
        try beat.report(0, of: 0, "checking-rows")
        let count = try application.checkedImport(id, permit: permit).rows.count
        try beat.report(0, of: 0, "taking-in-rows")
        return count
      }
      guard count > 0 else { throw StepRefused([.importHasFaults]) }
      try application.change(permit) { change in
        _ = try change.takeIn(id, version: version)
        try JobQueue.finish(job, result: "/office/organisations?done=imported", at: change.at, on: change.connection)
      }
    }
  }
}

extension Application {
  /// Takes a file in: at once, or as a job when it is large.
  /// - Returns: the job, when it is one.
  /// - Throws: as `takeIn`; what is wrong with a large file, its job tells.
  public func takeInNowOrLater(
    _ id: Identifier<RegisterImport>, version: Int, from rows: Int = RegisterImportJob.rows, permit: Permit<ManageRegister>
  ) throws -> Identifier<Job>? {
    let count = try read { try $0.registerImports.rowCount(of: id) }
    guard count >= rows else {
      try takeIn(id, version: version, permit: permit)
      return nil
    }
    return try change(permit) { change in
      guard try change.openImport(id).version == version else { throw VersionConflict() }
      return try change.enqueueLong(RegisterImportJob.kind, payload: "\(id) \(version)")
    }
  }
}
