import Database
import Domain
import TwinhallCore

extension Partnership.Status: SQLConvertible {}
extension PartnershipMember.Part: SQLConvertible {}

/// Partnerships with their members and themes.
public struct PartnershipStore {
  let connection: any Connection

  /// - Throws: `uniqueViolation` when another partnership has the slug.
  public func insert(_ partnership: Partnership, keys: PartnershipKeys) throws {
    try connection.execute(
      """
      INSERT INTO partnerships (id, slug, title, status, starts_on, ends_on, note, text_language, sort_name, version)
      VALUES (\(partnership.id), \(partnership.slug), \(partnership.title), \(partnership.status), \(partnership.startsOn),
        \(partnership.endsOn), \(partnership.note), \(partnership.textLanguage), \(keys.sortName), \(partnership.version))
      """)
    try insertParts(of: partnership)
    try connection.insertWords(keys.words, of: partnership.id, in: .partnerships)
  }

  /// Writes everything but the slug if nobody changed the partnership since `partnership.version`.
  /// - Returns: rows changed, 0 or 1.
  public func update(_ partnership: Partnership, keys: PartnershipKeys) throws -> Int {
    let changed = try connection.execute(
      """
      UPDATE partnerships SET title = \(partnership.title), status = \(partnership.status), starts_on = \(partnership.startsOn),
        ends_on = \(partnership.endsOn), note = \(partnership.note), text_language = \(partnership.textLanguage),
        sort_name = \(keys.sortName), version = version + 1
      WHERE id = \(partnership.id) AND version = \(partnership.version)
      """)
    guard changed == 1 else { return changed }
    try connection.execute("DELETE FROM partnership_members WHERE partnership_id = \(partnership.id)")
    try connection.execute("DELETE FROM partnership_themes WHERE partnership_id = \(partnership.id)")
    try insertParts(of: partnership)
    try connection.replaceWords(keys.words, of: partnership.id, in: .partnerships)
    return changed
  }

  private func insertParts(of partnership: Partnership) throws {
    let id = partnership.id
    let members: [SQL] = partnership.members.enumerated().map { position, member in
      "(\(id), \(position), \(member.organisation), \(member.part), \(member.from), \(member.to))"
    }
    try insert(members, "INSERT INTO partnership_members (partnership_id, position, organisation_id, part, from_day, to_day) VALUES ")
    let themes: [SQL] = partnership.themes.enumerated().map { position, theme in "(\(id), \(theme), \(position))" }
    try insert(themes, "INSERT INTO partnership_themes (partnership_id, theme_id, position) VALUES ")
  }

  private func insert(_ rows: [SQL], _ statement: SQL) throws {
    if !rows.isEmpty { try connection.execute(statement + rows.joined(separator: ", ")) }
  }

  public func find(_ id: Identifier<Partnership>) throws -> Partnership? {
    try complete(connection.rows("SELECT * FROM partnerships WHERE id = \(id)")).first
  }

  public func find(slug: String) throws -> Partnership? {
    try complete(connection.rows("SELECT * FROM partnerships WHERE slug = \(slug)")).first
  }

  /// The partnerships that have these slugs.
  public func identifiers(slugs: some Sequence<String>) throws -> [String: Identifier<Partnership>] {
    let rows = try connection.rows("SELECT id, slug FROM partnerships WHERE slug IN \(list: slugs)")
    return Dictionary(try rows.map { (try $0["slug"] as String, try $0["id"]) }) { first, _ in first }
  }

  /// Slugs that are `base` or begin with it and a hyphen.
  public func slugs(like base: String) throws -> Set<String> {
    let rows = try connection.rows(
      "SELECT slug FROM partnerships WHERE slug = \(base) OR slug \(.bytewise) >= \(base + "-") AND slug \(.bytewise) < \(base + ".")")
    return Set(try rows.map { try $0["slug"] })
  }

  /// Adds members and themes to rows, with one query each.
  func complete(_ rows: [Row]) throws -> [Partnership] {
    var partnerships = try rows.map(Partnership.init)
    guard !partnerships.isEmpty else { return [] }
    let ids = partnerships.map(\.id)
    var members: [Identifier<Partnership>: [PartnershipMember]] = [:]
    let memberRows = try connection.rows(
      "SELECT * FROM partnership_members WHERE partnership_id IN \(list: ids) ORDER BY partnership_id, position")
    for row in memberRows { members[try row["partnership_id"], default: []].append(try PartnershipMember(row)) }
    var themes: [Identifier<Partnership>: [Identifier<Theme>]] = [:]
    let themeRows = try connection.rows(
      "SELECT * FROM partnership_themes WHERE partnership_id IN \(list: ids) ORDER BY partnership_id, position")
    for row in themeRows { themes[try row["partnership_id"], default: []].append(try row["theme_id"]) }
    for index in partnerships.indices {
      partnerships[index].members = members[partnerships[index].id] ?? []
      partnerships[index].themes = themes[partnerships[index].id] ?? []
    }
    return partnerships
  }
}

/// Forms of the names that queries compare; the application makes them, since folding belongs to languages.
public struct PartnershipKeys: Hashable, Sendable {
  /// The first member's name as lists are ordered by it.
  public var sortName: String
  /// The folded words of the title.
  public var words: Set<String>

  public init(sortName: String, words: Set<String>) {
    self.sortName = sortName
    self.words = words
  }
}

extension Partnership {
  fileprivate init(_ row: Row) throws {
    self.init(
      id: try row["id"], slug: try row["slug"], title: try row["title"], status: try row["status"], startsOn: try row["starts_on"],
      endsOn: try row["ends_on"], note: try row["note"], textLanguage: try row["text_language"], members: [], themes: [],
      version: try row["version"])
  }
}

extension PartnershipMember {
  fileprivate init(_ row: Row) throws {
    self.init(organisation: try row["organisation_id"], part: try row["part"], from: try row["from_day"], to: try row["to_day"])
  }
}

extension Connection {
  public var partnerships: PartnershipStore { PartnershipStore(connection: self) }
}
