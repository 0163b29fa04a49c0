import Database
import Glibc
import Mail
import Store
import TwinhallCore

/// What one check of the installation found.
public struct Finding: Hashable, Sendable {
  public let name: String
  public let isFault: Bool
  /// What is there, or what is wrong and what to do about it.
  public let text: String

  static func fine(_ name: String, _ text: String) -> Finding { Finding(name: name, isFault: false, text: text) }
  static func fault(_ name: String, _ text: String) -> Finding { Finding(name: name, isFault: true, text: text) }
}

/// Checks an installation from outside its own work: it changes nothing that stays.
public struct Doctor {
  public let configuration: Configuration
  public let time: TimeSource

  public init(_ configuration: Configuration, time: TimeSource = .system) {
    self.configuration = configuration
    self.time = time
  }

  /// Every check, one after another; none keeps a later one from running.
  public func examine() -> [Finding] {
    let settings = Finding.fine("settings", "\(configuration.environment.rawValue), \(configuration.publicAddress)")
    return [settings] + disk() + database() + [secretKey(), mail(), clock(), timeZone()] + languages()
  }

  // MARK: Database

  func database() -> [Finding] {
    do {
      let database = try Database(configuration.database, connections: 1)
      defer { database.close() }
      let schema = schema(of: database)
      return [schema, write(to: database), clock(of: database)] + (schema.isFault ? [] : [search(in: database)])
    } catch {
      return [.fault("database", "cannot be opened: \(error). Check TWINHALL_DATABASE and that the server runs.")]
    }
  }

  private func schema(of database: Database) -> Finding {
    do {
      let pending = try Migrator.pending(database, Schema.migrations)
      if pending.isEmpty { return .fine("database", "reachable, schema up to date") }
      return .fault("database", "\(pending.count) migrations have not run. Run 'twinhall migrate'.")
    } catch MigrationError.unknown(let number, let name) {
      return .fault("database", "has migration \(number) (\(name)) of a newer program. Install that version.")
    } catch {
      return .fault("database", "the schema does not fit this program: \(error). Restore a backup or install the version that made it.")
    }
  }

  private func write(to database: Database) -> Finding {
    do {
      try database.transaction { connection -> Void in
        try connection.execute("CREATE TABLE doctor_probe (id TEXT PRIMARY KEY)")
        throw Undone()
      }
      return .fault("database write", "a transaction could not be taken back. Check the database server.")
    } catch is Undone {
      return .fine("database write", "a transaction was begun and taken back")
    } catch {
      return .fault("database write", "fails: \(error). Check the disk and the rights of the database user.")
    }
  }

  private struct Undone: Error {}

  private func clock(of database: Database) -> Finding {
    let name = "database clock"
    let query: SQL =
      database.dialect == .sqlite
      ? "SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now')"
      : "SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')"
    do {
      let theirs: String = try database.read { try $0.value(query) }
      guard let instant = Instant(theirs) else { return .fault(name, "cannot be read: \(theirs)") }
      let seconds = abs(instant.milliseconds - time.now.milliseconds) / 1000
      if seconds <= 5 { return .fine(name, "agrees with this machine's") }
      return .fault(name, "differs from this machine's by \(seconds) s. Turn time synchronisation on, on both machines.")
    } catch {
      return .fault(name, "cannot be read: \(error)")
    }
  }
}
