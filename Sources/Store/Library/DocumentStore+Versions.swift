import Database
import Domain
import TwinhallCore

extension DocumentStore {
  public func insert(_ version: DocumentVersion) throws {
    try connection.execute(
      """
      INSERT INTO document_versions (document_id, number, digest, name, by_person, at, note, restored_from)
      VALUES (\(version.document), \(version.number), \(version.content.digest), \(version.name), \(version.by), \(version.at),
        \(version.note), \(version.restoredFrom))
      """)
    try offer(wherever: version.content.digest)
  }

  /// Every version, the newest first.
  public func versions(of id: Identifier<Document>) throws -> [DocumentVersion] {
    try connection.rows("\(Self.versions) WHERE document_versions.document_id = \(id) ORDER BY number DESC").map(DocumentVersion.init)
  }

  public func version(_ number: Int, of id: Identifier<Document>) throws -> DocumentVersion? {
    try connection.row("\(Self.versions) WHERE document_versions.document_id = \(id) AND number = \(number)").map(DocumentVersion.init)
  }

  /// The version that readers get of each document, or the newest one where none is offered yet.
  public func shown(of documents: [Document]) throws -> [Identifier<Document>: DocumentVersion] {
    let rows = try connection.rows(
      """
      \(Self.versions) JOIN documents ON documents.id = document_versions.document_id
      WHERE documents.id IN \(list: documents.map(\.id))
        AND number = CASE WHEN documents.offered > 0 THEN documents.offered ELSE documents.latest END
      """)
    return Dictionary(try rows.map(DocumentVersion.init).map { ($0.document, $0) }) { first, _ in first }
  }

  /// Each document with this content offers its newest clean version again: the content was found clean, or infected.
  public func offer(wherever digest: String) throws {
    try connection.execute(
      """
      UPDATE documents SET offered = COALESCE((
        SELECT MAX(document_versions.number) FROM document_versions JOIN contents ON contents.digest = document_versions.digest
        WHERE document_versions.document_id = documents.id AND contents.state = \(Content.State.clean)), 0)
      WHERE id IN (SELECT document_id FROM document_versions WHERE digest = \(digest))
      """)
  }

  /// Who sent a content, and as a version of what.
  public func senders(of digest: String) throws -> [(document: Identifier<Document>, person: Identifier<Person>?)] {
    try connection.rows("SELECT DISTINCT document_id, by_person FROM document_versions WHERE digest = \(digest)")
      .map { (try $0["document_id"], try $0["by_person"]) }
  }

  /// Bytes of every version in a place.
  public func totalSize(in place: Place) throws -> Int {
    let (kind, id) = place.columns
    return try connection.value(
      """
      SELECT CAST(COALESCE(SUM(contents.size), 0) AS \(.integer)) FROM documents
        JOIN document_versions ON document_versions.document_id = documents.id
        JOIN contents ON contents.digest = document_versions.digest
      WHERE documents.place_kind = \(kind) AND COALESCE(documents.place_id, '') = \(id ?? "")
      """)
  }

  private static let versions: SQL = """
    SELECT document_versions.*, contents.size, contents.media_type, contents.state, contents.width, contents.height
    FROM document_versions JOIN contents ON contents.digest = document_versions.digest
    """
}

extension DocumentVersion {
  fileprivate init(_ row: Row) throws {
    self.init(
      document: try row["document_id"], number: try row["number"], content: try Content(row), name: try row["name"],
      by: try row["by_person"], at: try row["at"], note: try row["note"], restoredFrom: try row["restored_from"])
  }
}
