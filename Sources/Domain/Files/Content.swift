import TwinhallCore

/// What a stored file holds, named by the digest of its bytes; the same bytes are kept and checked once.
public struct Content: Hashable, Sendable {
  /// BLAKE2b-256, 64 hexadecimal digits.
  public let digest: String
  /// Bytes.
  public var size: Int
  /// By its bytes, whatever its sender called it.
  public var mediaType: String
  public var state: State
  /// Pixels of a picture as stored; 0 for what is none.
  public var width: Int
  public var height: Int

  /// Only what is clean is handed out.
  public enum State: String, CaseIterable, Sendable {
    /// The record is there, the bytes perhaps not yet.
    case arriving
    /// A part of an upload.
    case part
    /// Waits for the virus scanner.
    case held
    case clean
    /// A virus was found and the bytes are removed. The record stays, so that the same bytes are refused at once.
    case infected
    /// Nothing refers to it and its bytes are being removed.
    case removing
  }

  public init(digest: String, size: Int, mediaType: String, state: State, width: Int = 0, height: Int = 0) {
    self.digest = digest
    self.size = size
    self.mediaType = mediaType
    self.state = state
    self.width = width
    self.height = height
  }

  public var isPicture: Bool { width > 0 }
}

/// A shrunk form of a picture, itself a content, without what the camera wrote about place and time.
public struct Preview: Hashable, Sendable {
  public let digest: String
  public let mediaType: String
  public let width: Int
  public let height: Int
  /// Bytes.
  public let size: Int

  public init(digest: String, mediaType: String, width: Int, height: Int, size: Int) {
    self.digest = digest
    self.mediaType = mediaType
    self.width = width
    self.height = height
    self.size = size
  }

  /// Pixels of the longer side.
  public enum Side: Int, CaseIterable, Sendable {
    case small = 400
    case large = 1600
  }
}

/// A file on its way in, perhaps over several days: what came is kept, and the sender goes on where it ended.
public struct Upload: Hashable, Sendable {
  public let id: Identifier<Upload>
  public let person: Identifier<Person>
  /// As the sender calls the file.
  public let name: String
  /// Bytes in all.
  public let size: Int
  /// Bytes that have come.
  public var received: Int
  /// Of the whole, once it is put together and found to be of a kind that is taken.
  public var digest: String?
  public let expiresAt: Instant

  public init(
    id: Identifier<Upload>, person: Identifier<Person>, name: String, size: Int, received: Int, digest: String?, expiresAt: Instant
  ) {
    self.id = id
    self.person = person
    self.name = name
    self.size = size
    self.received = received
    self.digest = digest
    self.expiresAt = expiresAt
  }

  /// Days until an upload that nobody goes on with is forgotten.
  public static let days = 7
  /// Bytes that one part may have.
  public static let largestPart = 1024 * 1024
}
