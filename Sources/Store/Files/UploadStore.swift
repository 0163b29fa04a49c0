import Database
import Domain
import TwinhallCore

/// Files on their way in.
public struct UploadStore {
  let connection: any Connection

  public func insert(_ upload: Upload, at instant: Instant) throws {
    try connection.execute(
      """
      INSERT INTO uploads (id, person_id, name, size, received, digest, created_at, expires_at)
      VALUES (\(upload.id), \(upload.person), \(upload.name), \(upload.size), \(upload.received), \(upload.digest), \(instant),
        \(upload.expiresAt))
      """)
  }

  public func find(_ id: Identifier<Upload>) throws -> Upload? {
    try connection.row("SELECT * FROM uploads WHERE id = \(id)").map(Upload.init)
  }

  /// Adds a part at the end.
  /// - Returns: false when others have come meanwhile.
  public func append(_ digest: String, size: Int, to upload: Upload) throws -> Bool {
    let changed = try connection.execute(
      """
      UPDATE uploads SET received = \(upload.received + size)
      WHERE id = \(upload.id) AND received = \(upload.received) AND digest IS NULL
      """)
    guard changed == 1 else { return false }
    try connection.execute(
      "INSERT INTO upload_parts (upload_id, position, digest, size) VALUES (\(upload.id), \(upload.received), \(digest), \(size))")
    return true
  }

  /// The parts in their order: digest and bytes.
  public func parts(of id: Identifier<Upload>) throws -> [(digest: String, size: Int)] {
    try connection.rows("SELECT digest, size FROM upload_parts WHERE upload_id = \(id) ORDER BY position")
      .map { (try $0["digest"], try $0["size"]) }
  }

  /// The whole is stored; its parts are needed no more.
  public func complete(_ id: Identifier<Upload>, digest: String) throws {
    try connection.execute("UPDATE uploads SET digest = \(digest) WHERE id = \(id)")
    try connection.execute("DELETE FROM upload_parts WHERE upload_id = \(id)")
  }

  public func delete(_ id: Identifier<Upload>) throws {
    try connection.execute("DELETE FROM upload_parts WHERE upload_id = \(id)")
    try connection.execute("DELETE FROM uploads WHERE id = \(id)")
  }

  /// How many uploads a person has begun, and the bytes they would have in all.
  public func open(by person: Identifier<Person>) throws -> (count: Int, size: Int) {
    let row = try connection.row(
      "SELECT COUNT(*) AS uploads, CAST(COALESCE(SUM(size), 0) AS \(.integer)) AS size FROM uploads WHERE person_id = \(person)")
    return (try row?["uploads"] ?? 0, try row?["size"] ?? 0)
  }
}

extension Upload {
  fileprivate init(_ row: Row) throws {
    self.init(
      id: try row["id"], person: try row["person_id"], name: try row["name"], size: try row["size"], received: try row["received"],
      digest: try row["digest"], expiresAt: try row["expires_at"])
  }
}

extension Connection {
  public var uploads: UploadStore { UploadStore(connection: self) }
}
