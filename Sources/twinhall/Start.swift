import Application
import CShims
import Database
import Glibc
import Store
import TwinhallCore

/// The content of a file, or nil when it cannot be read.
func readFile(_ path: String) -> String? {
  fileContent(path).map { String(decoding: $0, as: UTF8.self) }
}

/// The application on its database, brought up to date first.
/// - Parameter isMadeNew: whether a database file that is not there is made; a command that only reads refuses instead, as an empty
///   database has nothing to tell.
func openApplication(connections: Int = 4, isMadeNew: Bool = true) throws -> Application {
  var configuration = try readConfiguration()
  if !isMadeNew { try requireDatabase(configuration) }
  // Times are shown in the operator's zone through the C library's own zone data.
  setenv("TZ", configuration.timeZone, 1)
  tzset()
  twinhall_keep_freed_memory()
  // The database, files and mails are nothing for other accounts of the machine, whatever the folder they are put in allows.
  umask(0o027)
  mkdir(configuration.dataFolder, 0o750)
  if configuration.mail.key.isEmpty { configuration.mail.key = try makeKey(configuration.mail.keyFile) }
  try migrate(configuration)
  let database = try Database(configuration.database, connections: connections, meetingTable: Schema.meetingTable)
  let application = Application(database: database, configuration: configuration)
  return application
}

/// On a connection of its own, since an empty database has no table to meet at.
private func migrate(_ configuration: Configuration) throws {
  let database = try Database(configuration.database, connections: 1)
  defer { database.close() }
  try Migrator.migrate(database, Schema.migrations, at: TimeSource.system.now)
}

private func requireDatabase(_ configuration: Configuration) throws {
  guard case .sqlite(let path) = configuration.database, access(path, F_OK) != 0 else { return }
  throw ConfigurationFaults(faults: [
    "There is no database at '\(path)'. Start in the folder where Twinhall runs, or set TWINHALL_DATA or TWINHALL_DATABASE."
  ])
}
