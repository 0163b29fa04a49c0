import Database
import Domain
import Store
import TwinhallCore

/// Documents by their words, for whom they are, from when a version is found clean. What their files say is not searched.
struct LibrarySearch: SearchSource {
  let subject = "Document"
  let table: SQL = "documents"
  let actions: [any Action.Type] = [ReadDocuments.self, FindDocuments.self, SendFiles.self, ReadAuditTrail.self]

  func documents(_ records: [String], on connection: any Connection) throws -> [(record: String, document: SearchDocument)] {
    let kept = try connection.documents.all(records.compactMap(Identifier<Document>.init))
    return try kept.filter { $0.offered > 0 && $0.deletedAt == nil }.map { kept in
      let entry = kept.entry
      var document = SearchDocument(
        .document, place: kept.id.description, title: entry.title, text: searchLines(entry.description, entry.caption),
        readers: try readers(of: kept, connection), at: kept.changedAt)
      document.year = kept.createdAt.day.components.year
      document.languages = entry.language.isEmpty ? [] : [entry.language]
      return (kept.id.description, document)
    }
  }

  /// The same as `LibraryAccess.mayRead`.
  private func readers(of document: Document, _ connection: any Connection) throws -> SearchReaders {
    switch document.entry.audience {
    case .everyone: .whoMay(ReadDocuments.self)
    case .parties where document.place == .programme: .whoMay(SendFiles.self)
    case .parties: .whoMay(FindDocuments.self, in: try connection.libraryScope(of: document.place))
    case .office: .whoMay(FindDocuments.self)
    case .named: .people(document.entry.readers.union([document.createdBy].compactMap { $0 })).or(.whoMay(ReadAuditTrail.self))
    }
  }

  func records(naming subject: String, _ changed: [String], on connection: any Connection) throws -> [String] {
    switch subject {
    case "Network":
      try records(
        """
        SELECT id FROM documents WHERE place_kind = 'network' AND place_id IN \(list: changed) OR place_kind = 'partnership'
          AND place_id IN (SELECT partnership_id FROM network_members WHERE network_id IN \(list: changed))
        """, on: connection)
    case "Partnership":
      try records(
        """
        SELECT id FROM documents WHERE place_kind = 'partnership' AND place_id IN \(list: changed) OR place_kind = 'network'
          AND place_id IN (SELECT network_id FROM network_members WHERE partnership_id IN \(list: changed))
        """, on: connection)
    default: []
    }
  }
}

extension Connection {
  /// Each document with this content offers its newest clean version, and is found from then on.
  func offer(_ digest: String) throws {
    try documents.offer(wherever: digest)
    let documents = Set(try documents.senders(of: digest).map(\.document.description))
    for part in documents.sorted().chunks(of: 200) { _ = try index(Array(part), of: LibrarySearch()) }
  }
}
