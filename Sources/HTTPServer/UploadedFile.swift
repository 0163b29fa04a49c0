/// A file that came with a form. Its bytes are in memory, or a part of the file that holds the whole body.
public struct UploadedFile: Sendable {
  /// The file's name as sent, without any folders before it. Never empty unless the browser sent none.
  public let name: String
  /// The media type that the client claims, such as `application/pdf`. Not checked against the bytes.
  public let contentType: String
  private let source: any MultipartSource
  private let range: Range<Int>

  public init(name: String, contentType: String, bytes: [UInt8]) {
    self.init(name: name, contentType: contentType, BodyBytes(bytes), 0..<bytes.count)
  }

  init(name: String, contentType: String, _ source: any MultipartSource, _ range: Range<Int>) {
    self.name = name
    self.contentType = contentType
    self.source = source
    self.range = range
  }

  /// Bytes.
  public var size: Int { range.count }

  /// The whole, for small files.
  public var bytes: [UInt8] { (try? source.bytes(range)) ?? [] }

  /// Hands out the bytes in parts of at most 256 KiB.
  /// - Throws: `FormError.malformed` when the body cannot be read back; what `each` throws.
  public func forEachPart(_ each: ([UInt8]) throws -> Void) throws {
    var position = range.lowerBound
    while position < range.upperBound {
      let end = min(position + 256 * 1024, range.upperBound)
      try each(try source.bytes(position..<end))
      position = end
    }
  }
}
