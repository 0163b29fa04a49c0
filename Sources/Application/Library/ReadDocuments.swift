import Database
import Domain
import Storage
import Store
import TwinhallCore

/// Documents of a list with what it shows of them.
public struct DocumentPage: Sendable {
  public let documents: [Document]
  /// Counted no further than was asked for.
  public let total: Int
  /// The version that readers get, or the newest where none is offered yet.
  public let versions: [Identifier<Document>: DocumentVersion]
  /// Small forms of the pictures among them.
  public let previews: [Identifier<Document>: Preview]
}

/// One document with everything its page shows.
public struct DocumentRecord: Sendable {
  public let document: Document
  /// The newest first.
  public let versions: [DocumentVersion]
  public let people: [Identifier<Person>: String]
  public let small: Preview?
  public let large: Preview?
  /// Whose right to keep documents counts here.
  public let scope: Scope

  /// The version that readers get.
  public var offered: DocumentVersion? { versions.first { $0.number == document.offered } }
  public var latest: DocumentVersion? { versions.first }
}

extension RateLimit {
  /// Addresses without an account that one person names as readers.
  fileprivate static let unknownReaders = RateLimit(name: "unknown-readers", attempts: 20, minutes: 60)
}

extension Application {
  /// A page of what the viewer may see, those changed last first.
  public func documents(
    _ filter: DocumentFilter, offset: Int, limit: Int, countUpTo most: Int, permit: Permit<ReadDocuments>
  ) throws -> DocumentPage {
    try read { connection in
      let access = try connection.libraryAccess(of: permit.viewer)
      let documents = try connection.documents.page(filter, access, offset: offset, limit: limit)
      let versions = try connection.documents.shown(of: documents)
      let small = try connection.contents.previews(.small, of: versions.values.map(\.content.digest))
      let previews = versions.compactMapValues { $0.content.state == .clean ? small[$0.content.digest] : nil }
      let total = documents.count < limit && offset == 0 ? documents.count : try connection.documents.count(filter, access, upTo: most)
      return DocumentPage(documents: documents, total: total, versions: versions, previews: previews)
    }
  }

  /// - Throws: `NotFound` when there is none or it is not for this viewer; a deleted one is for those who may restore it.
  public func document(_ id: Identifier<Document>, permit: Permit<ReadDocuments>) throws -> DocumentRecord {
    try read { connection in
      guard let document = try connection.documents.find(id), try connection.libraryAccess(of: permit.viewer).mayRead(document) else {
        throw NotFound()
      }
      let scope = try connection.libraryScope(of: document.place)
      let mayKeep = Policy.allows(KeepDocuments.self, to: permit.viewer, in: scope)
      guard mayKeep || document.deletedAt == nil && document.offered > 0 else { throw NotFound() }
      let versions = try connection.documents.versions(of: id)
      let digest = versions.first { $0.number == document.offered && $0.content.state == .clean }?.content.digest ?? ""
      return DocumentRecord(
        document: document, versions: versions,
        people: try connection.people.names(versions.compactMap(\.by) + document.entry.readers),
        small: try connection.contents.previews(.small, of: [digest])[digest],
        large: try connection.contents.previews(.large, of: [digest])[digest], scope: scope)
    }
  }

  /// Bytes of a content, part by part. Rights are checked before, on the record that names it.
  public func reader(_ content: Content, _ range: Range<Int>) throws -> @Sendable () throws -> [UInt8]? {
    guard content.state == .clean else { throw NotFound() }
    let reader = try store.reader(content.digest, range, of: content.size)
    return { try reader.next() }
  }

  /// People by their e-mail addresses.
  /// - Throws: `InvalidInput(.unknownPerson)` at `readers`, with the first address that nobody has; `StepRefused(.tooMany)` after many
  ///   such, since the answer tells who has an account.
  public func readers(_ addresses: [String], permit: Permit<KeepDocuments>) throws -> Set<Identifier<Person>> {
    var people: Set<Identifier<Person>> = []
    for address in addresses.prefix(100) {
      guard let person = try read({ try $0.people.find(foldedEmail: address.foldedAddress) }) else {
        if let asker = permit.viewer.person { try limit(.unknownReaders, key: asker.id.description) }
        throw InvalidInput([Problem("readers", .unknownPerson, ["address": address])])
      }
      people.insert(person.id)
    }
    return people
  }

  /// The e-mail addresses of a document's named readers, for its form.
  public func addresses(of readers: Set<Identifier<Person>>, permit: Permit<KeepDocuments>) throws -> [String] {
    try read { connection in try readers.compactMap { try connection.people.find($0)?.email }.sorted() }
  }
}
