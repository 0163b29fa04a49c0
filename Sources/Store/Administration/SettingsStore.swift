import Database
import TwinhallCore

/// The operator's settings as name and text; `version` is the highest of any, for the version check.
public struct SettingsStore {
  let connection: any Connection

  public func all() throws -> [String: String] {
    let rows = try connection.rows("SELECT name, value FROM settings")
    return Dictionary(try rows.map { (try $0["name"] as String, try $0["value"] as String) }) { first, _ in first }
  }

  public func set(_ name: String, _ value: String) throws {
    try connection.execute(
      """
      INSERT INTO settings (name, value, version) VALUES (\(name), \(value), 1)
      ON CONFLICT (name) DO UPDATE SET value = excluded.value, version = settings.version + 1
      """)
  }
}

extension Connection {
  public var settings: SettingsStore { SettingsStore(connection: self) }
}
