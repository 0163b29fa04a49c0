import Glibc
import TwinhallCore

/// Contents as objects of a bucket that speaks the S3 protocol; the bucket stands in the path, which every server understands.
public struct S3Store: ContentStore {
  /// Which bucket, and who asks.
  public struct Location: Sendable {
    /// `https://s3.example.org`, without a slash at the end.
    public var endpoint: String
    public var region: String
    public var bucket: String
    public var accessKey: String
    public var secretKey: String

    public init(endpoint: String, region: String, bucket: String, accessKey: String, secretKey: String) {
      self.endpoint = endpoint
      self.region = region
      self.bucket = bucket
      self.accessKey = accessKey
      self.secretKey = secretKey
    }
  }

  private let location: Location
  private let time: TimeSource
  public let temporaryFolder: String

  /// - Parameter temporaryFolder: on this machine, with room for the largest contents that come in at once.
  public init(_ location: Location, temporaryFolder: String, time: TimeSource = .system) {
    self.location = location
    self.temporaryFolder = temporaryFolder
    self.time = time
  }

  public func keep(_ content: IncomingContent) throws(StorageFault) {
    let client = try S3Client(location, time)
    if try client.send("HEAD", content.digest).status == 200 { return }
    try client.accept(client.put(content.digest, OpenFile(dup(content.descriptor)), size: content.size), 200...204)
  }

  public func reader(_ digest: String, _ range: Range<Int>, of size: Int) throws(StorageFault) -> any ContentReader {
    S3Reader(try S3Client(location, time), digest, range, isWhole: range == 0..<size)
  }

  public func file(_ digest: String, size: Int) throws(StorageFault) -> OpenFile {
    let copy = try incoming()
    let reader = try reader(digest, 0..<size, of: size)
    while let part = try reader.next() { try copy.append(part) }
    copy.forgetName()
    return OpenFile(dup(copy.descriptor))
  }

  public func remove(_ digest: String) throws(StorageFault) {
    let client = try S3Client(location, time)
    let status = try client.send("DELETE", digest).status
    if status != 404 { try client.accept(status, 200...204) }
  }
}

/// Reads an object in parts, each a request of its own, so that a slow reader holds no connection's buffers.
private final class S3Reader: ContentReader, @unchecked Sendable {
  private static let part = 1024 * 1024

  private let client: S3Client
  private let digest: String
  private let range: Range<Int>
  private var position: Int
  private let isWhole: Bool
  private let state = ContentDigest()

  init(_ client: S3Client, _ digest: String, _ range: Range<Int>, isWhole: Bool) {
    (self.client, self.digest, self.range, self.isWhole) = (client, digest, range, isWhole)
    position = range.lowerBound
  }

  func next() throws(StorageFault) -> [UInt8]? {
    guard position < range.upperBound else { return nil }
    let end = min(position + Self.part, range.upperBound)
    let (status, part) = try client.send("GET", digest, range: position..<end)
    if status == 404 { throw .missing }
    try client.accept(status, 206...206)
    guard part.count == end - position else { throw .damaged }
    position = end
    guard isWhole else { return part }
    part.withUnsafeBytes { state.add($0) }
    if position == range.upperBound && state.finish() != digest { throw .damaged }
    return part
  }
}
