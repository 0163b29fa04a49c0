import Domain
import Stage
import Storage
import Store
import TwinhallCore

@testable import Application

extension Stage {
  /// A file in the storage with its records, taken as clean without a look at it.
  func keepFile(_ bytes: [UInt8], named name: String) throws -> String {
    let incoming = try application.store.incoming()
    try incoming.append(bytes)
    let digest = incoming.digest
    try noteFile(digest, named: name, size: bytes.count)
    try application.store.keep(incoming)
    return digest
  }

  /// The records of a file whose bytes may be missing.
  func noteFile(_ digest: String, named name: String, size: Int) throws {
    let content = Content(digest: digest, size: size, mediaType: "application/pdf", state: .clean)
    try application.database.transaction { connection in
      try connection.contents.arrive(content, at: now)
      try connection.contents.describe(content)
      try connection.files.insert(
        FileRecord(id: Identifier(at: now), digest: digest, name: name, contentType: content.mediaType, size: size), at: now)
    }
  }
}
