/// Where contents are kept, each under the digest of its bytes: written once, never changed.
public protocol ContentStore: Sendable {
  /// A folder of this machine for what is not whole yet.
  var temporaryFolder: String { get }

  /// Keeps what has come in, so that it survives a power cut before this returns. One that is there already stays.
  func keep(_ content: IncomingContent) throws(StorageFault)

  /// Bytes of a content, part by part. A whole content is held against its digest at the end.
  /// - Parameter range: within the content.
  /// - Throws: `missing` here or at the first part.
  func reader(_ digest: String, _ range: Range<Int>, of size: Int) throws(StorageFault) -> any ContentReader

  /// The content as an open file of this machine, held against its digest.
  func file(_ digest: String, size: Int) throws(StorageFault) -> OpenFile

  /// Removes a content; one that is not there is no fault.
  func remove(_ digest: String) throws(StorageFault)

  /// Writes, reads and removes a few bytes.
  func probe() throws(StorageFault)
}

/// Hands out a content part by part. Used by one thread at a time.
public protocol ContentReader: AnyObject, Sendable {
  /// The next part, or nil at the end.
  func next() throws(StorageFault) -> [UInt8]?
}

extension ContentStore {
  /// A new content to be written.
  public func incoming() throws(StorageFault) -> IncomingContent { try IncomingContent(in: temporaryFolder) }

  /// The whole of a small content.
  public func bytes(_ digest: String, size: Int) throws(StorageFault) -> [UInt8] {
    let reader = try reader(digest, 0..<size, of: size)
    var bytes: [UInt8] = []
    while let part = try reader.next() { bytes += part }
    return bytes
  }

  /// Keeps bytes that are in memory already.
  /// - Returns: their digest.
  public func keep(_ bytes: [UInt8]) throws(StorageFault) -> String {
    let content = try incoming()
    try content.append(bytes)
    try keep(content)
    return content.digest
  }

  public func probe() throws(StorageFault) {
    let digest = try keep(Array("probe".utf8))
    guard try bytes(digest, size: 5) == Array("probe".utf8) else { throw .damaged }
    try remove(digest)
  }
}

/// The parts that contents are read in, in bytes.
let partSize = 256 * 1024
