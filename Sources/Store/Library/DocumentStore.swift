import Database
import Domain
import TwinhallCore

extension Document.Kind: SQLConvertible {}
extension Document.Audience: SQLConvertible {}
extension Document.Consent: SQLConvertible {}

/// Documents with the people they are for.
public struct DocumentStore {
  let connection: any Connection

  /// - Parameter words: folded, of title and description.
  public func insert(_ document: Document, words: Set<String>) throws {
    let entry = document.entry
    let (kind, place) = document.place.columns
    try connection.execute(
      """
      INSERT INTO documents (id, place_kind, place_id, title, description, language, kind, audience, alternative_text, caption, consent,
        offered, latest, created_by, created_at, changed_at, deleted_at, version)
      VALUES (\(document.id), \(kind), \(place), \(entry.title), \(entry.description), \(entry.language), \(entry.kind),
        \(entry.audience), \(entry.alternativeText), \(entry.caption), \(entry.consent), \(document.offered), \(document.latest),
        \(document.createdBy), \(document.createdAt), \(document.changedAt), \(document.deletedAt), \(document.version))
      """)
    try insertReaders(of: document)
    try connection.insertWords(words, of: document.id, in: .documents)
  }

  /// Writes what may change if nobody changed the document since `document.version`.
  /// - Returns: rows changed, 0 or 1.
  public func update(_ document: Document, words: Set<String>) throws -> Int {
    let entry = document.entry
    let changed = try connection.execute(
      """
      UPDATE documents SET title = \(entry.title), description = \(entry.description), language = \(entry.language), kind = \(entry.kind),
        audience = \(entry.audience), alternative_text = \(entry.alternativeText), caption = \(entry.caption), consent = \(entry.consent),
        latest = \(document.latest), changed_at = \(document.changedAt), deleted_at = \(document.deletedAt), version = version + 1
      WHERE id = \(document.id) AND version = \(document.version)
      """)
    guard changed == 1 else { return changed }
    try connection.execute("DELETE FROM document_readers WHERE document_id = \(document.id)")
    try insertReaders(of: document)
    try connection.replaceWords(words, of: document.id, in: .documents)
    return changed
  }

  private func insertReaders(of document: Document) throws {
    let rows: [SQL] = document.entry.readers.sorted().map { "(\(document.id), \($0))" }
    if !rows.isEmpty {
      try connection.execute("INSERT INTO document_readers (document_id, person_id) VALUES \(rows.joined(separator: ", "))")
    }
  }

  /// Deleted ones too.
  public func find(_ id: Identifier<Document>) throws -> Document? {
    try complete(connection.rows("SELECT * FROM documents WHERE id = \(id)")).first
  }

  /// Deleted ones too, in the order of their identifiers.
  public func all(_ ids: some Collection<Identifier<Document>>) throws -> [Document] {
    try complete(connection.rows("SELECT * FROM documents WHERE id IN \(list: ids) ORDER BY id"))
  }

  /// Adds the named readers, with one query.
  func complete(_ rows: [Row]) throws -> [Document] {
    var documents = try rows.map(Document.init)
    let named = documents.filter { $0.entry.audience == .named }.map(\.id)
    guard !named.isEmpty else { return documents }
    var readers: [Identifier<Document>: Set<Identifier<Person>>] = [:]
    for row in try connection.rows("SELECT * FROM document_readers WHERE document_id IN \(list: named)") {
      readers[try row["document_id"], default: []].insert(try row["person_id"])
    }
    for index in documents.indices { documents[index].entry.readers = readers[documents[index].id] ?? [] }
    return documents
  }

  /// For good, with every version. The grace of its contents begins now.
  public func purge(_ id: Identifier<Document>, at instant: Instant) throws {
    try connection.execute(
      """
      UPDATE contents SET used_at = \(instant)
      WHERE digest IN (SELECT digest FROM document_versions WHERE document_id = \(id))
      """)
    let tables: [SQL] = ["document_words", "document_readers", "document_versions"]
    for table in tables { try connection.execute("DELETE FROM \(table) WHERE document_id = \(id)") }
    try connection.execute("DELETE FROM documents WHERE id = \(id)")
  }
}

extension Document {
  init(_ row: Row) throws {
    var entry = DocumentEntry()
    entry.title = try row["title"]
    entry.description = try row["description"]
    entry.language = try row["language"]
    entry.kind = try row["kind"]
    entry.audience = try row["audience"]
    entry.alternativeText = try row["alternative_text"]
    entry.caption = try row["caption"]
    entry.consent = try row["consent"]
    let id: String? = try row["place_id"]
    guard let place = Place(kind: try row["place_kind"], id: id ?? "") else {
      throw DatabaseError.unexpectedValue(column: "place_id", expected: "a place")
    }
    self.init(
      id: try row["id"], place: place, entry: entry, offered: try row["offered"],
      latest: try row["latest"], createdBy: try row["created_by"], createdAt: try row["created_at"], changedAt: try row["changed_at"],
      deletedAt: try row["deleted_at"], version: try row["version"])
  }
}

extension Connection {
  public var documents: DocumentStore { DocumentStore(connection: self) }
}
