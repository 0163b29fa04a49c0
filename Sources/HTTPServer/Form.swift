/// Why a body could not be read as a form.
public enum FormError: Error, Equatable, Sendable {
  /// The Content-Type is none that a form is sent with.
  case unsupportedMediaType
  /// The body does not follow its own format, or its text is not UTF-8.
  case malformed
  /// There are more fields and files than `Form.maximumFields`.
  case tooManyFields
}

/// What a form sent: its fields and its files, each in order.
public struct Form: Sendable {
  public var fields: Parameters
  public var files: [(field: String, file: UploadedFile)]

  /// The most fields and files together in one form.
  public static let maximumFields = 1000
  /// The most bytes of an encoded form that came into a file, since it is read whole.
  private static let largestEncoded = 1024 * 1024

  public init(fields: Parameters = Parameters(), files: [(field: String, file: UploadedFile)] = []) {
    self.fields = fields
    self.files = files
  }

  /// The first file that was chosen in this field, or nil.
  public func file(_ field: String) -> UploadedFile? {
    files.first { $0.field == field }?.file
  }

  /// Reads `application/x-www-form-urlencoded` or `multipart/form-data` (RFC 7578). A file field left empty gives no file.
  public static func parse(_ request: Request) throws(FormError) -> Form {
    let contentType = FieldValue(request.headers["Content-Type"] ?? "")
    if equalIgnoringCase(contentType.value, "application/x-www-form-urlencoded") {
      guard let file = request.bodyFile else { return try parse(urlEncoded: request.body) }
      guard file.size <= largestEncoded else { throw .malformed }
      return try parse(urlEncoded: file.bytes(0..<file.size))
    }
    guard equalIgnoringCase(contentType.value, "multipart/form-data") else { throw .unsupportedMediaType }
    guard let boundary = contentType.parameter("boundary"), (1...70).contains(boundary.utf8.count) else { throw .malformed }
    if let file = request.bodyFile { return try parse(multipart: file, boundary: boundary) }
    return try parse(multipart: BodyBytes(request.body), boundary: boundary)
  }

  private static func parse(urlEncoded body: [UInt8]) throws(FormError) -> Form {
    guard body.count(where: { $0 == UInt8(ascii: "&") }) < maximumFields else { throw .tooManyFields }
    guard let fields = Parameters.parse(urlEncoded: body) else { throw .malformed }
    return Form(fields: fields)
  }
}
