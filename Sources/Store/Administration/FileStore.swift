import Database
import Domain
import TwinhallCore

/// An uploaded file as the database knows it; its bytes lie in the data folder under their digest.
public struct FileRecord: Hashable, Sendable {
  public let id: Identifier<StoredFile>
  public var digest: String
  /// As the sender called it.
  public var name: String
  public var contentType: String
  /// Bytes.
  public var size: Int

  public init(id: Identifier<StoredFile>, digest: String, name: String, contentType: String, size: Int) {
    self.id = id
    self.digest = digest
    self.name = name
    self.contentType = contentType
    self.size = size
  }
}

public struct FileStore {
  let connection: any Connection

  public func insert(_ file: FileRecord, at instant: Instant) throws {
    try connection.execute(
      """
      INSERT INTO files (id, digest, name, content_type, size, created_at)
      VALUES (\(file.id), \(file.digest), \(file.name), \(file.contentType), \(file.size), \(instant))
      """)
  }

  /// The digest of every file that the database knows, in their order, each once.
  public func digests() throws -> [String] {
    try connection.rows("SELECT DISTINCT digest FROM files ORDER BY digest").map { try $0["digest"] }
  }

  public func find(_ id: Identifier<StoredFile>) throws -> FileRecord? {
    try connection.row("SELECT * FROM files WHERE id = \(id)").map { row in
      FileRecord(
        id: try row["id"], digest: try row["digest"], name: try row["name"], contentType: try row["content_type"], size: try row["size"])
    }
  }
}

extension Connection {
  public var files: FileStore { FileStore(connection: self) }
}
