import Database
import Domain
import TwinhallCore

/// A backup that was written and read back.
public struct Backup: Hashable, Sendable {
  public let id: Identifier<Backup>
  /// The last part of its path: the folder it lies in is the operator's affair.
  public var name: String
  /// Bytes.
  public var size: Int
  /// Entries of the audit trail in it, and the hash of the last.
  public var auditEntries: Int64
  public var auditHash: String
  public var hasKeys: Bool
  public var startedAt: Instant
  public var verifiedAt: Instant

  public init(
    id: Identifier<Backup>, name: String, size: Int, auditEntries: Int64, auditHash: String, hasKeys: Bool, startedAt: Instant,
    verifiedAt: Instant
  ) {
    (self.id, self.name, self.size) = (id, name, size)
    (self.auditEntries, self.auditHash, self.hasKeys) = (auditEntries, auditHash, hasKeys)
    (self.startedAt, self.verifiedAt) = (startedAt, verifiedAt)
  }
}

/// An export that waits in the data folder to be fetched.
public struct DataExport: Hashable, Sendable {
  public let id: Identifier<DataExport>
  public var person: Identifier<Person>?
  /// Bytes.
  public var size: Int
  /// Of the whole file, 64 hexadecimal digits.
  public var sha256: String
  public var madeAt: Instant
  public var expiresAt: Instant

  public init(id: Identifier<DataExport>, person: Identifier<Person>?, size: Int, sha256: String, madeAt: Instant, expiresAt: Instant) {
    (self.id, self.person, self.size) = (id, person, size)
    (self.sha256, self.madeAt, self.expiresAt) = (sha256, madeAt, expiresAt)
  }
}

public struct CustodyStore {
  let connection: any Connection

  public func insert(_ backup: Backup) throws {
    try connection.execute(
      """
      INSERT INTO backups (id, name, size, audit_entries, audit_hash, has_keys, started_at, verified_at)
      VALUES (\(backup.id), \(backup.name), \(backup.size), \(backup.auditEntries), \(backup.auditHash), \(backup.hasKeys),
        \(backup.startedAt), \(backup.verifiedAt))
      """)
  }

  /// Newest first.
  public func backups(limit: Int) throws -> [Backup] {
    try connection.rows("SELECT * FROM backups ORDER BY started_at DESC, id DESC LIMIT \(limit)").map { row in
      Backup(
        id: try row["id"], name: try row["name"], size: try row["size"], auditEntries: try row["audit_entries"],
        auditHash: try row["audit_hash"], hasKeys: try row["has_keys"], startedAt: try row["started_at"],
        verifiedAt: try row["verified_at"])
    }
  }

  public func insert(_ export: DataExport) throws {
    try connection.execute(
      """
      INSERT INTO data_exports (id, person_id, size, sha256, made_at, expires_at)
      VALUES (\(export.id), \(export.person), \(export.size), \(export.sha256), \(export.madeAt), \(export.expiresAt))
      """)
  }

  /// Those that can still be fetched, newest first.
  public func exports(at instant: Instant) throws -> [DataExport] {
    try connection.rows("SELECT * FROM data_exports WHERE expires_at > \(instant) ORDER BY made_at DESC, id DESC LIMIT 50")
      .map(DataExport.init)
  }

  public func export(_ id: Identifier<DataExport>) throws -> DataExport? {
    try connection.row("SELECT * FROM data_exports WHERE id = \(id)").map(DataExport.init)
  }

  public func expiredExports(at instant: Instant) throws -> [Identifier<DataExport>] {
    try connection.rows("SELECT id FROM data_exports WHERE expires_at <= \(instant)").map { try $0["id"] }
  }

  /// - Returns: rows removed, 0 or 1.
  public func removeExport(_ id: Identifier<DataExport>) throws -> Int {
    try connection.execute("DELETE FROM data_exports WHERE id = \(id)")
  }
}

extension DataExport {
  fileprivate init(_ row: Row) throws {
    self.init(
      id: try row["id"], person: try row["person_id"], size: try row["size"], sha256: try row["sha256"], madeAt: try row["made_at"],
      expiresAt: try row["expires_at"])
  }
}

extension Connection {
  public var custody: CustodyStore { CustodyStore(connection: self) }
}
