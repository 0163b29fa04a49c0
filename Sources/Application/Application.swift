import Database
import Domain
import Store
import TwinhallCore

/// What every use case stands on. Use cases are methods in files of their own, one folder per feature; each takes the permit it needs.
public struct Application: Sendable {
  public let database: Database
  public let time: TimeSource
  public let configuration: Configuration
  let searchGate = SearchGate()
  /// The form that the request in progress brings; nil for everything else.
  var submission: Submission?

  public init(database: Database, time: TimeSource = .system, configuration: Configuration) {
    self.database = database
    self.time = time
    self.configuration = configuration
    submission = nil
  }

  /// Reads from one consistent state of the database.
  public func read<T>(_ body: (any Connection) throws -> T) throws -> T { try database.read(body) }

  /// Writes in one transaction, with its audit lines, mails and jobs, and takes the form that asks for it. A change that records nothing
  /// is refused.
  /// - Throws: `AlreadyTaken` when another request has taken the same form.
  public func change<A: Action, T>(_ permit: Permit<A>, _ body: (Change) throws -> T) throws -> T {
    try database.transaction { connection in
      let change = Change(
        connection: connection, viewer: permit.viewer, action: A.name, actsFor: permit.actsFor, at: time.now)
      try submission?.accept(on: connection, at: change.at)
      let result = try body(change)
      guard change.isRecorded else { throw UnrecordedChange(action: A.name) }
      try change.finish()
      return result
    }
  }
}

/// A use case wrote without saying so in the audit trail: a fault of the program.
public struct UnrecordedChange: Error {
  public let action: String
}
