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
    let mails = [secretKey(), mail()] + incomingMail()
    return [settings, passwords()] + disk() + files() + database() + mails + [clock(), timeZone()] + languages()
  }

  /// Without a list of stolen passwords the program's own short one has to do.
  private func passwords() -> Finding {
    guard let path = configuration.breachedPasswords else {
      return .fine("passwords", "compared with the program's own list (TWINHALL_BREACHED_PASSWORDS is not set)")
    }
    guard (try? BreachedPasswords(path).holds("password")) == true else {
      return .fault("passwords", "\(path) cannot be read, or is no list of SHA-1 digests in their order. Nobody can set a password now.")
    }
    return .fine("passwords", "compared with \(path)")
  }

  // MARK: Database

  func database() -> [Finding] {
    do {
      let database = try Database(configuration.database, connections: 1)
      defer { database.close() }
      let schema = schema(of: database)
      let way = connection()
      let further = schema.isFault ? [] : [search(in: database)] + upkeep(of: database)
      return [schema, write(to: database), clock(of: database)] + way + further
    } catch {
      return [.fault("database", "cannot be opened: \(error). Check TWINHALL_DATABASE and that the server runs.")]
    }
  }

  /// A database elsewhere whose certificate nobody looks at; only an installation in earnest has to do better.
  private func connection() -> [Finding] {
    guard configuration.environment == .production, configuration.database.isOpenOnTheWay else { return [] }
    return [
      .fault(
        "database connection",
        "can be read on its way. Add sslmode=verify-full and sslrootcert=FILE to TWINHALL_DATABASE, where the server is on another machine."
      )
    ]
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
