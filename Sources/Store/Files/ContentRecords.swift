import Database
import Domain
import TwinhallCore

extension Content.State: SQLConvertible {}

/// What is known of stored contents; the bytes are elsewhere.
public struct ContentRecords {
  let connection: any Connection

  public func find(_ digest: String) throws -> Content? {
    try connection.row("SELECT * FROM contents WHERE digest = \(digest)").map(Content.init)
  }

  /// Notes a content before its bytes are stored, or that one which is there is used again.
  public func arrive(_ content: Content, at instant: Instant) throws {
    try connection.execute(
      """
      INSERT INTO contents (digest, size, media_type, state, width, height, created_at, used_at)
      VALUES (\(content.digest), \(content.size), \(content.mediaType), \(content.state), \(content.width), \(content.height),
        \(instant), \(instant))
      ON CONFLICT (digest) DO UPDATE SET used_at = \(instant)
      """)
  }

  /// - Parameter state: the one it must still have.
  /// - Returns: rows changed, 0 or 1.
  @discardableResult
  public func move(_ digest: String, from state: Content.State, to next: Content.State) throws -> Int {
    try connection.execute("UPDATE contents SET state = \(next) WHERE digest = \(digest) AND state = \(state)")
  }

  /// A part of an upload, or what nobody had looked at, is now known for what it is.
  public func describe(_ content: Content) throws {
    try connection.execute(
      """
      UPDATE contents SET media_type = \(content.mediaType), width = \(content.width), height = \(content.height), state = \(content.state)
      WHERE digest = \(content.digest)
      """)
  }

  /// Contents in a state that were last used before an instant, oldest first.
  public func all(in state: Content.State, usedBefore instant: Instant, limit: Int) throws -> [Content] {
    try connection.rows(
      "SELECT * FROM contents WHERE state = \(state) AND used_at < \(instant) ORDER BY used_at LIMIT \(limit)"
    ).map(Content.init)
  }

  /// Every content whose bytes are there, in the order of their digests.
  public func stored() throws -> [Content] {
    let states: [Content.State] = [.part, .held, .clean]
    return try connection.rows("SELECT * FROM contents WHERE state IN \(list: states) ORDER BY digest").map(Content.init)
  }

  /// Bytes of all contents.
  public func totalSize() throws -> Int {
    // SQLite sums integers to an integer, PostgreSQL to a numeric.
    try connection.value("SELECT CAST(COALESCE(SUM(size), 0) AS \(.integer)) FROM contents WHERE state <> \(Content.State.infected)")
  }

  /// Marks contents that nothing refers to and that were not used since an instant, so that nobody begins to use them.
  /// - Parameter kept: digests that settings refer to.
  public func markUnreferenced(usedBefore instant: Instant, keeping kept: [String], limit: Int) throws -> [String] {
    let rows = try connection.rows(
      """
      SELECT digest FROM contents
      WHERE used_at < \(instant) AND state <> \(Content.State.infected) AND digest NOT IN \(list: kept + [""])
        AND NOT EXISTS (SELECT 1 FROM files WHERE files.digest = contents.digest)
        AND NOT EXISTS (SELECT 1 FROM document_versions WHERE document_versions.digest = contents.digest)
        AND NOT EXISTS (SELECT 1 FROM uploads WHERE uploads.digest = contents.digest)
        AND NOT EXISTS (SELECT 1 FROM upload_parts WHERE upload_parts.digest = contents.digest)
        AND NOT EXISTS (SELECT 1 FROM content_previews WHERE content_previews.preview_digest = contents.digest)
      ORDER BY used_at LIMIT \(limit)
      """)
    let digests: [String] = try rows.map { try $0["digest"] }
    try connection.execute("UPDATE contents SET state = \(Content.State.removing) WHERE digest IN \(list: digests)")
    return digests
  }

  /// Its previews are then unreferenced too.
  public func delete(_ digest: String) throws {
    try connection.execute("DELETE FROM content_previews WHERE digest = \(digest)")
    try connection.execute("DELETE FROM contents WHERE digest = \(digest) AND state = \(Content.State.removing)")
  }
}

extension ContentRecords {
  public func setPreview(_ preview: Preview, _ side: Preview.Side, of digest: String) throws {
    try connection.execute(
      """
      INSERT INTO content_previews (digest, side, preview_digest, width, height)
      VALUES (\(digest), \(side.rawValue), \(preview.digest), \(preview.width), \(preview.height))
      ON CONFLICT (digest, side) DO NOTHING
      """)
  }

  /// The shrunk forms of pictures that are made.
  public func previews(_ side: Preview.Side, of digests: some Sequence<String>) throws -> [String: Preview] {
    let rows = try connection.rows(
      """
      SELECT content_previews.digest AS picture, content_previews.preview_digest AS digest, content_previews.width AS width,
        content_previews.height AS height, contents.size AS size, contents.media_type AS media_type
      FROM content_previews JOIN contents ON contents.digest = content_previews.preview_digest
      WHERE content_previews.side = \(side.rawValue) AND content_previews.digest IN \(list: digests)
      """)
    return Dictionary(
      try rows.map { row in
        let preview = Preview(
          digest: try row["digest"], mediaType: try row["media_type"], width: try row["width"], height: try row["height"],
          size: try row["size"])
        return (try row["picture"] as String, preview)
      }
    ) { first, _ in first }
  }
}

extension Content {
  init(_ row: Row) throws {
    self.init(
      digest: try row["digest"], size: try row["size"], mediaType: try row["media_type"], state: try row["state"],
      width: try row["width"], height: try row["height"])
  }
}

extension Connection {
  public var contents: ContentRecords { ContentRecords(connection: self) }
}
