import Database
import TwinhallCore

/// A picture that the operator has uploaded, named by the digest of its bytes.
public struct OperatorPicture: Sendable {
  public let digest: String
  /// `image/png`, `image/jpeg` or `image/webp`.
  public let contentType: String
  public let bytes: [UInt8]

  public init(digest: String, contentType: String, bytes: [UInt8]) {
    self.digest = digest
    self.contentType = contentType
    self.bytes = bytes
  }
}

public struct OperatorPictureStore {
  let connection: any Connection

  /// Keeps a picture; one that is there already stays.
  public func insert(_ picture: OperatorPicture, at instant: Instant) throws {
    try connection.execute(
      """
      INSERT INTO operator_pictures (digest, content_type, content, created_at)
      VALUES (\(picture.digest), \(picture.contentType), \(picture.bytes), \(instant))
      ON CONFLICT (digest) DO NOTHING
      """)
  }

  public func find(_ digest: String) throws -> OperatorPicture? {
    try connection.row("SELECT content_type, content FROM operator_pictures WHERE digest = \(digest)").map { row in
      OperatorPicture(digest: digest, contentType: try row["content_type"], bytes: try row["content"])
    }
  }
}

extension Connection {
  public var operatorPictures: OperatorPictureStore { OperatorPictureStore(connection: self) }
}
