import Domain
import Storage
import Store
import TwinhallCore

/// Another part of the upload has come meanwhile: the sender goes on from here.
public struct UploadMoved: Error, Sendable {
  public let received: Int
}

/// The bytes of a part are not those that its sender's digest names.
public struct PartDamaged: Error, Sendable {}

extension Application {
  /// Begins a file that comes in parts.
  /// - Throws: `InvalidInput` with what is wrong at `file`; `StepRefused(.tooMany)` with too much begun and not gone on with.
  public func beginUpload(name: String, size: Int, permit: Permit<SendFiles>) throws -> Upload {
    guard let person = permit.viewer.person else { throw NotFound() }
    if size <= 0 { throw InvalidInput([Problem("file", .fileMissing)]) }
    if size > configuration.files.limit { throw InvalidInput([.tooLarge("file", configuration.files.limit)]) }
    try checkRoom(for: size, "file")
    let upload = Upload(
      id: Identifier(at: time.now), person: person.id, name: fileName(name), size: size, received: 0, digest: nil,
      expiresAt: time.now + .days(Upload.days))
    try database.transaction { connection in
      let open = try connection.uploads.open(by: person.id)
      guard open.count < 100, open.size + size <= 5 * configuration.files.limit else { throw StepRefused([.tooMany]) }
      try connection.uploads.insert(upload, at: time.now)
    }
    return upload
  }

  /// One's own upload.
  /// - Throws: `NotFound`.
  public func upload(_ id: Identifier<Upload>, permit: Permit<SendFiles>) throws -> Upload {
    guard let upload = try read({ try $0.uploads.find(id) }), upload.person == permit.viewer.person?.id, upload.expiresAt > time.now else {
      throw NotFound()
    }
    return upload
  }

  /// Adds a part. It survives a power cut before this returns.
  /// - Parameters:
  ///   - position: where the sender thinks that it begins.
  ///   - checksum: SHA-256 of the part, where the sender could make one.
  /// - Throws: `UploadMoved`, `PartDamaged`, `InvalidInput`.
  public func append(
    _ part: [UInt8], at position: Int, checksum: [UInt8]?, to id: Identifier<Upload>, permit: Permit<SendFiles>
  ) throws -> Upload {
    var upload = try upload(id, permit: permit)
    guard upload.received == position, upload.digest == nil else { throw UploadMoved(received: upload.received) }
    guard part.count <= Upload.largestPart, position + part.count <= upload.size else {
      throw InvalidInput([.tooLarge("file", Upload.largestPart)])
    }
    if let checksum, checksum != SHA256.bytes(of: part) { throw PartDamaged() }
    if part.isEmpty { return upload }
    let digest = digest(part).hexadecimal
    try database.transaction { connection in
      if try connection.contents.find(digest)?.state == .removing { throw ContentIsBeingRemoved() }
      let content = Content(digest: digest, size: part.count, mediaType: "application/octet-stream", state: .part)
      try connection.contents.arrive(content, at: time.now)
    }
    _ = try noticingFullDisk("file") { try store.keep(part) }
    guard try database.transaction({ try $0.uploads.append(digest, size: part.count, to: upload) }) else {
      throw UploadMoved(received: try self.upload(id, permit: permit).received)
    }
    upload.received += part.count
    return upload
  }

  /// Puts a whole upload together and looks at it. Doing it again changes nothing.
  /// - Throws: `InvalidInput` when it is of a kind that is not taken; the upload is then forgotten.
  public func finishUpload(_ id: Identifier<Upload>, permit: Permit<SendFiles>) throws -> Upload {
    var upload = try upload(id, permit: permit)
    if upload.digest != nil { return upload }
    guard upload.received == upload.size else { throw UploadMoved(received: upload.received) }
    do {
      let content = try noticingFullDisk("file") { try accept(joined(upload), types: configuration.files.types, field: "file") }
      try database.transaction { try $0.uploads.complete(id, digest: content.digest) }
      upload.digest = content.digest
      return upload
    } catch let invalid as InvalidInput where invalid.problems.first?.rule != .storageFull {
      try database.transaction { try $0.uploads.delete(id) }
      throw invalid
    }
  }

  private func joined(_ upload: Upload) throws -> IncomingContent {
    let whole = try store.incoming()
    for part in try read({ try $0.uploads.parts(of: upload.id) }) { try whole.append(store.bytes(part.digest, size: part.size)) }
    return whole
  }

  /// Keeps a file that came whole with a form, so that it need not be sent again when something else in the form is wrong.
  /// - Throws: `InvalidInput`.
  public func keepUpload(_ file: SentFile, permit: Permit<SendFiles>) throws -> Upload {
    guard let person = permit.viewer.person else { throw NotFound() }
    let content = try receive(file, types: configuration.files.types, limit: configuration.files.limit)
    let upload = Upload(
      id: Identifier(at: time.now), person: person.id, name: fileName(file.name), size: content.size, received: content.size,
      digest: content.digest, expiresAt: time.now + .days(Upload.days))
    try database.transaction { try $0.uploads.insert(upload, at: time.now) }
    return upload
  }
}

/// A name as it is kept: no folders, no characters that are not to be read, at most 200.
func fileName(_ name: String) -> String {
  var validation = Validation()
  let last = name.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
  let line = validation.line("name", last, required: false, limit: .max / 4)
  return line == "." || line == ".." ? "" : String(line.suffix(200))
}
