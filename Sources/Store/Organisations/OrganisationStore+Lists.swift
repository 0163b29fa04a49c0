import Database
import Domain
import TwinhallCore

/// What narrows a list of organisations. Empty means every one.
public struct OrganisationFilter: Hashable, Sendable {
  public var kinds: [OrganisationKind]
  /// ISO 3166-1 alpha-2.
  public var country: String
  /// Folded words; each has to begin a word of one of the organisation's names.
  public var words: [String]

  public init(kinds: [OrganisationKind] = [], country: String = "", words: [String] = []) {
    self.kinds = kinds
    self.country = country
    self.words = words
  }

  fileprivate var condition: SQL {
    var conditions: [SQL] = []
    if !kinds.isEmpty { conditions.append(kinds.count == 1 ? "kind = \(kinds[0])" : "kind IN \(list: kinds)") }
    if !country.isEmpty { conditions.append("country = \(country)") }
    conditions += words.map { "id IN (\(WordTable.organisations.owners(beginning: $0)))" }
    return conditions.isEmpty ? "1 = 1" : conditions.joined(separator: " AND ")
  }
}

extension OrganisationStore {
  /// A page of organisations in the order of their names.
  public func page(_ filter: OrganisationFilter, offset: Int, limit: Int) throws -> [Organisation] {
    try connection.rows(
      """
      SELECT * FROM organisations WHERE id IN (
        SELECT id FROM organisations WHERE \(filter.condition) ORDER BY sort_name, id LIMIT \(limit) OFFSET \(offset))
      ORDER BY sort_name, id
      """
    ).map(Organisation.init)
  }

  /// At most `limit` organisations by name, with their search forms.
  public func briefs(_ filter: OrganisationFilter, limit: Int) throws -> [(brief: OrganisationBrief, foldedNames: String)] {
    try connection.rows(
      """
      SELECT \(OrganisationBrief.columns), folded_names FROM organisations WHERE \(filter.condition)
      ORDER BY sort_name, id LIMIT \(limit)
      """
    ).map { (brief: try OrganisationBrief($0), foldedNames: try $0["folded_names"]) }
  }

  /// - Parameter most: where counting ends.
  public func count(_ filter: OrganisationFilter, upTo most: Int = .max) throws -> Int {
    try connection.count("FROM organisations WHERE \(filter.condition)", upTo: most)
  }

  /// The countries that have an organisation. Steps from one country to the next in the index instead of reading every row.
  public func countries() throws -> [String] {
    try connection.rows(
      """
      WITH RECURSIVE each (country) AS (
        SELECT MIN(country) FROM organisations
        UNION ALL
        SELECT (SELECT MIN(country) FROM organisations WHERE country > each.country) FROM each WHERE each.country IS NOT NULL)
      SELECT country FROM each WHERE country <> ''
      """
    ).map { try $0["country"] }
  }

  /// Names for identifiers, in one query for each 500; unknown ones are left out.
  public func names(_ ids: some Sequence<Identifier<Organisation>>) throws -> [Identifier<Organisation>: OrganisationBrief] {
    var found: [Identifier<Organisation>: OrganisationBrief] = [:]
    for part in Array(Set(ids)).chunks(of: 500) {
      let rows = try connection.rows("SELECT \(OrganisationBrief.columns) FROM organisations WHERE id IN \(list: part)")
      for brief in try rows.map(OrganisationBrief.init) { found[brief.id] = brief }
    }
    return found
  }

  /// The organisations that have these slugs.
  public func identifiers(slugs: some Sequence<String>) throws -> [String: Identifier<Organisation>] {
    var found: [String: Identifier<Organisation>] = [:]
    for part in Array(Set(slugs)).chunks(of: 500) {
      for row in try connection.rows("SELECT id, slug FROM organisations WHERE slug IN \(list: part)") {
        found[try row["slug"]] = try row["id"]
      }
    }
    return found
  }

  /// The slugs of those that others are part of or have become.
  public func linkedSlugs() throws -> [Identifier<Organisation>: String] {
    let rows = try connection.rows(
      """
      SELECT id, slug FROM organisations WHERE id IN (SELECT parent_id FROM organisations WHERE parent_id IS NOT NULL
        UNION SELECT successor_id FROM organisations WHERE successor_id IS NOT NULL)
      """)
    return Dictionary(try rows.map { (try $0["id"] as Identifier<Organisation>, try $0["slug"] as String) }) { first, _ in first }
  }

  /// The search forms of every organisation of a country, for finding likely duplicates.
  public func foldedNames(country: String) throws -> [(id: Identifier<Organisation>, foldedNames: String, officialCode: String)] {
    try connection.rows("SELECT id, folded_names, official_code FROM organisations WHERE country = \(country)").map {
      (id: try $0["id"], foldedNames: try $0["folded_names"], officialCode: try $0["official_code"])
    }
  }

  /// Slugs that are `base` or begin with it and a hyphen.
  public func slugs(like base: String) throws -> Set<String> {
    let rows = try connection.rows(
      "SELECT slug FROM organisations WHERE slug = \(base) OR slug >= \(base + "-") AND slug < \(base + ".")")
    return Set(try rows.map { try $0["slug"] })
  }
}

extension OrganisationBrief {
  static let columns: SQL = "id, name, swedish_name, country, slug, kind"

  init(_ row: Row) throws {
    self.init(
      id: try row["id"], name: try row["name"], swedishName: try row["swedish_name"], country: try row["country"], slug: try row["slug"],
      kind: try row["kind"])
  }
}
