import Domain
import Store
import TwinhallCore

/// Where the file of a document comes from.
public enum DocumentFile: Sendable {
  /// What the same person has sent before.
  case upload(Identifier<Upload>)
  /// What the program itself has.
  case sent(SentFile)
}

/// A file that is stored and looked at, with the name its sender gave it.
struct ReceivedFile {
  let name: String
  let content: Content
}

extension Change {
  /// Takes an upload into use; it is then gone as an upload.
  /// - Throws: `InvalidInput(.fileGone)` when there is none of this person, or not all of it has come.
  func takeUpload(_ id: Identifier<Upload>) throws -> ReceivedFile {
    guard let upload = try connection.uploads.find(id), upload.person == viewer.person?.id, let digest = upload.digest,
      let content = try connection.contents.find(digest)
    else { throw InvalidInput([Problem("file", .fileGone)]) }
    if content.state == .infected { throw InvalidInput([Problem("file", .fileHasVirus)]) }
    try connection.uploads.delete(id)
    return ReceivedFile(name: upload.name, content: content)
  }

  /// - Throws: `InvalidInput(.placeFull)`.
  func checkRoom(in place: Place, for content: Content, most: Int) throws {
    let used = try connection.documents.totalSize(in: place)
    if used + content.size > most { throw InvalidInput([Problem("file", .placeFull, ["limit": "\(most / 1_000_000) MB"])]) }
  }
}

extension Application {
  /// Stores what the program itself sends, before the transaction.
  func received(_ file: DocumentFile) throws -> ReceivedFile? {
    guard case .sent(let sent) = file else { return nil }
    return ReceivedFile(
      name: fileName(sent.name), content: try receive(sent, types: configuration.files.types, limit: configuration.files.limit))
  }
}
