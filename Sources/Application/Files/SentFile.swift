import Domain
import Jobs
import Storage
import Store
import TwinhallCore

/// A file as it was sent with a form.
public struct SentFile: Sendable {
  public typealias Parts = @Sendable (_ each: ([UInt8]) throws -> Void) throws -> Void

  public var name: String
  /// Bytes.
  public var size: Int
  let parts: Parts

  /// - Parameter parts: hands out the bytes in parts, so that a large file takes no memory.
  public init(name: String, size: Int, parts: @escaping Parts) {
    self.name = name
    self.size = size
    self.parts = parts
  }

  public init(name: String, bytes: [UInt8]) {
    self.init(name: name, size: bytes.count) { each in try each(bytes) }
  }
}

/// The same bytes are just being removed; in a moment they can come again.
public struct ContentIsBeingRemoved: Error {}

extension Application {
  /// Stores a file that came whole and looks at it, before any transaction: storage does not roll back.
  /// - Parameters:
  ///   - field: of the form, for what is wrong with the file.
  ///   - limit: the most bytes.
  /// - Throws: `InvalidInput`; `StorageFault`.
  func receive(_ file: SentFile, types: Set<FileType>, limit: Int, field: String = "file") throws -> Content {
    if file.size == 0 { throw InvalidInput([Problem(field, .fileMissing)]) }
    if file.size > limit { throw InvalidInput([.tooLarge(field, limit)]) }
    try checkRoom(for: file.size, field)
    return try noticingFullDisk(field) {
      let content = try store.incoming()
      try file.parts { try content.append($0) }
      return try accept(content, types: types, field: field)
    }
  }

  /// Looks at what has come in whole, and keeps it if it is of a kind that is taken.
  func accept(_ incoming: IncomingContent, types: Set<FileType>, field: String) throws -> Content {
    let content = try look(at: incoming, types, field)
    try database.transaction { connection in
      let state = try connection.contents.find(content.digest)?.state
      if state == .infected { throw InvalidInput([Problem(field, .fileHasVirus)]) }
      if state == .removing { throw ContentIsBeingRemoved() }
      var arriving = content
      arriving.state = .arriving
      try connection.contents.arrive(arriving, at: time.now)
    }
    try store.keep(incoming)
    return try database.transaction { connection in
      guard let stored = try connection.contents.find(content.digest) else { throw ContentIsBeingRemoved() }
      if stored.state == .clean && stored.mediaType == content.mediaType && stored.width == content.width { return stored }
      var known = content
      if stored.state == .clean { known.state = .clean }
      try connection.contents.describe(known)
      if known.state == .held || known.isPicture { try CheckContents.enqueue(known.digest, at: time.now, on: connection) }
      return known
    }
  }

  private func look(at incoming: IncomingContent, _ types: Set<FileType>, _ field: String) throws -> Content {
    let found = try Inspector(configuration.files).look(at: incoming.descriptor)
    guard let type = found.type, types.contains(type) else {
      throw InvalidInput([Problem(field, .fileKindRefused, ["kinds": types.labels])])
    }
    let isPicture = FileType.pictures.contains(type)
    if isPicture && (found.width == 0 || found.width * found.height > FileSettings.mostPixels) {
      throw InvalidInput([Problem(field, .fileTooManyPixels, ["most": String(FileSettings.mostPixels / 1_000_000)])])
    }
    return Content(
      digest: incoming.digest, size: incoming.size, mediaType: type.mediaType, state: configuration.files.scanner == nil ? .clean : .held,
      width: isPicture ? found.width : 0, height: isPicture ? found.height : 0)
  }

  func checkRoom(for size: Int, _ field: String) throws {
    guard let most = configuration.files.totalLimit else { return }
    if try read({ try $0.contents.totalSize() }) + size > most { throw InvalidInput([Problem(field, .storageFull)]) }
  }

  func noticingFullDisk<T>(_ field: String, _ body: () throws -> T) throws -> T {
    do { return try body() } catch StorageFault.full { throw InvalidInput([Problem(field, .storageFull)]) }
  }
}

extension Problem {
  static func tooLarge(_ field: String, _ limit: Int) -> Problem {
    let most = limit >= 1_000_000 ? "\(limit / 1_000_000) MB" : "\(limit / 1000) kB"
    return Problem(field, .fileTooLarge, ["limit": most])
  }
}

extension Set<FileType> {
  /// As people read them: `PDF, DOCX, JPEG`.
  public var labels: String { FileType.allCases.filter(contains).map(\.label).joined(separator: ", ") }
}
