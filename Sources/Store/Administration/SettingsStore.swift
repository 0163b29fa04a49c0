import Database
import TwinhallCore

/// The operator's settings as name and text.
public struct SettingsStore {
  let connection: any Connection

  public func all() throws -> [String: String] { try texts("SELECT name, value FROM settings") }

  /// Every setting but those named, which are long and wanted on a page of their own only.
  public func all(except names: [String]) throws -> [String: String] {
    try texts("SELECT name, value FROM settings WHERE name NOT IN \(list: names)")
  }

  private func texts(_ query: SQL) throws -> [String: String] {
    Dictionary(try connection.rows(query).map { (try $0["name"] as String, try $0["value"] as String) }) { first, _ in first }
  }

  public func value(_ name: String) throws -> String? {
    try connection.row("SELECT value FROM settings WHERE name = \(name)").map { try $0["value"] }
  }

  /// Grows with every change of any setting, for the version check.
  public func version() throws -> Int { try connection.value("SELECT CAST(COALESCE(SUM(version), 0) AS BIGINT) FROM settings") }

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
