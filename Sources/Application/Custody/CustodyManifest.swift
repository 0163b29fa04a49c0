import FoundationEssentials

/// What a backup or an export holds, as its `manifest.json` says. Every part but the manifest itself is in it, so that whatever was lost or
/// changed shows.
public struct CustodyManifest: Codable, Hashable, Sendable {
  public enum Format: String, Codable, Sendable {
    /// Everything as it is, for the same kind of database.
    case backup = "twinhall-backup"
    /// Everything but short-lived secrets as JSON lines, for any database and for reading without Twinhall.
    case export = "twinhall-export"
  }

  /// A file of the backup or export; files that people sent are in `files.txt` instead.
  public struct Part: Codable, Hashable, Sendable {
    public var path: String
    /// Bytes.
    public var size: Int
    /// 64 hexadecimal digits.
    public var sha256: String
  }

  public struct Table: Codable, Hashable, Sendable {
    public var name: String
    public var rows: Int
    /// Of the table's JSON lines.
    public var sha256: String
  }

  public var format: Format
  /// Of this form of a manifest: 1.
  public var formatVersion = 1
  /// ISO 8601 in UTC; what was stored before this moment is in it.
  public var madeAt: String
  /// `sqlite` or `postgresql`; `any` in an export.
  public var database: String
  /// Numbers of the migrations that the database had.
  public var migrations: [Int]
  public var auditEntries: Int64
  /// Hash of the last entry of the audit trail, to compare with one that is kept elsewhere.
  public var auditEnd: String
  /// The first entry of the audit trail that did not verify; nil in a whole one.
  public var auditBrokenAt: Int64?
  /// Empty in a backup of SQLite, which holds the database itself.
  public var tables: [Table]
  /// Tables whose rows stayed behind.
  public var leftOut: [String]
  /// How many files that people sent are in it.
  public var files: Int
  /// Digests of files that the database knows and the storage does not have.
  public var missingFiles: [String]
  public var hasKeys: Bool
  public var parts: [Part]

  static let name = "manifest.json"

  /// - Throws: `CustodyFault` for what is no manifest, or one of a newer program.
  static func read(_ bytes: [UInt8]) throws -> CustodyManifest {
    guard let manifest = try? JSONDecoder().decode(CustodyManifest.self, from: Data(bytes)) else {
      throw CustodyFault("its manifest.json cannot be read: it is no backup or export of Twinhall, or it is damaged")
    }
    guard manifest.formatVersion == 1 else { throw CustodyFault("a newer Twinhall made it. Install that version first") }
    return manifest
  }
}

/// Why a backup, restore, export or import did not happen; a sentence for the operator, without a full stop.
public struct CustodyFault: Error, Hashable, Sendable, CustomStringConvertible {
  public let description: String

  init(_ description: String) { self.description = description }
}

/// The tables of an export as its `schema.json` tells them.
struct ExportedSchema: Codable {
  struct Column: Codable {
    var name: String
    /// `text`, `integer`, `real` or `bytes`.
    var type: String
    var required: Bool
    /// `table.column` that it points to.
    var references: String?
  }

  struct Table: Codable {
    var name: String
    var key: [String]
    var columns: [Column]
  }

  var tables: [Table]
}
