import Database
import Domain
import TwinhallCore

public struct DraftStore {
  let connection: any Connection

  public func insert(_ draft: Draft) throws {
    try connection.execute(
      """
      INSERT INTO drafts (id, owner, author, address, page, title, base, fields, tab, saved_at, version)
      VALUES (\(draft.id), \(draft.owner.text), \(draft.author), \(draft.address), \(draft.page), \(draft.title), \(draft.base),
        \(draft.text.fields.stored), \(draft.text.tab), \(draft.text.savedAt), \(draft.version))
      """)
  }

  /// Zero when the version is not the one that was read. The version counts on.
  public func update(_ draft: Draft) throws -> Int {
    try connection.execute(
      """
      UPDATE drafts SET page = \(draft.page), title = \(draft.title), base = \(draft.base), fields = \(draft.text.fields.stored),
        tab = \(draft.text.tab), saved_at = \(draft.text.savedAt), rival_fields = \(draft.rival?.fields.stored),
        rival_tab = \(draft.rival?.tab), rival_saved_at = \(draft.rival?.savedAt), version = version + 1
      WHERE id = \(draft.id) AND version = \(draft.version)
      """)
  }

  public func delete(_ id: Identifier<Draft>) throws { try connection.execute("DELETE FROM drafts WHERE id = \(id)") }

  public func find(_ id: Identifier<Draft>) throws -> Draft? {
    try connection.row("SELECT * FROM drafts WHERE id = \(id)").map(Draft.init)
  }

  /// Drafts of a form, the newest first.
  public func find(_ owners: [DraftOwner], address: String) throws -> [Draft] {
    guard !owners.isEmpty else { return [] }
    return try connection.rows(
      "SELECT * FROM drafts WHERE owner IN \(list: owners.map(\.text)) AND address = \(address) ORDER BY saved_at DESC, id"
    ).map(Draft.init)
  }

  /// Drafts of the forms on a page, the newest first.
  /// - Parameter path: of the page, without a query; drafts of the page with any query are found.
  public func find(_ owners: [DraftOwner], path: String) throws -> [Draft] {
    guard !owners.isEmpty else { return [] }
    let start = path.unicodeScalars.count + 1
    return try connection.rows(
      """
      SELECT * FROM drafts WHERE owner IN \(list: owners.map(\.text))
        AND (page = \(path) OR substr(page, 1, CAST(\(start) AS INTEGER)) = \(path + "?")) ORDER BY saved_at DESC, id
      """
    ).map(Draft.init)
  }

  /// Everything somebody has not sent, the newest first. There are few: a use case limits them.
  public func all(_ owners: [DraftOwner]) throws -> [Draft] {
    guard !owners.isEmpty else { return [] }
    return try connection.rows("SELECT * FROM drafts WHERE owner IN \(list: owners.map(\.text)) ORDER BY saved_at DESC, id")
      .map(Draft.init)
  }

  public func count(_ owner: DraftOwner) throws -> Int {
    try connection.value("SELECT COUNT(*) FROM drafts WHERE owner = \(owner.text)")
  }
}

extension Draft {
  fileprivate init(_ row: Row) throws {
    guard let owner = DraftOwner(text: try row["owner"]) else {
      throw DatabaseError.unexpectedValue(column: "owner", expected: "DraftOwner")
    }
    let text = WrittenText(fields: FormFields(stored: try row["fields"]), tab: try row["tab"], savedAt: try row["saved_at"])
    var rival: WrittenText?
    if let fields: String = try row["rival_fields"], let tab: String = try row["rival_tab"],
      let savedAt: Instant = try row["rival_saved_at"]
    {
      rival = WrittenText(fields: FormFields(stored: fields), tab: tab, savedAt: savedAt)
    }
    self.init(
      id: try row["id"], owner: owner, author: try row["author"], address: try row["address"], page: try row["page"],
      title: try row["title"], base: try row["base"], text: text, rival: rival, version: try row["version"])
  }
}

extension Connection {
  public var drafts: DraftStore { DraftStore(connection: self) }
}
