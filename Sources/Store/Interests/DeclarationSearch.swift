import Database
import Domain
import TwinhallCore

/// How a list of declarations is narrowed; nil and empty narrow nothing.
public struct DeclarationFilter: Sendable {
  public var state: Declaration.State?
  /// ISO 3166-1 alpha-2.
  public var country = ""
  public var theme: Identifier<Theme>?
  /// BCP 47 tag of a language the team can work in.
  public var language = ""
  public var size: SizeBand?
  /// Part of the name, folded.
  public var search = ""

  public init() {}

  var condition: SQL {
    var parts: [SQL] = []
    if let state { parts.append("d.state = \(state)") }
    if !country.isEmpty { parts.append("d.country = \(country)") }
    if let size { parts.append("d.population >= \(size.population.lowerBound) AND d.population < \(size.population.upperBound)") }
    if let theme {
      parts.append("EXISTS (SELECT 1 FROM declaration_themes t WHERE t.theme_id = \(theme) AND t.declaration_id = d.id)")
    }
    if !language.isEmpty {
      parts.append("EXISTS (SELECT 1 FROM declaration_languages l WHERE l.tag = \(language) AND l.declaration_id = d.id)")
    }
    // Folded text has neither % nor _, so a pattern needs no escapes.
    if !search.isEmpty { parts.append("d.folded_names \(.like) \("%" + search + "%")") }
    return parts.isEmpty ? "1 = 1" : parts.joined(separator: " AND ")
  }
}

/// What a list shows of a declaration.
public struct DeclarationSummary: Sendable {
  public let id: Identifier<Declaration>
  public let state: Declaration.State
  public let organisation: Identifier<Organisation>?
  /// The body in the register that it is tied to.
  public let body: OrganisationBrief?
  /// The name that was declared.
  public let declaredName: String
  public let country: String
  public let population: Int?
  public let character: SettlementCharacter?
  public let changedAt: Instant
  public let submittedAt: Instant?
  public let confirmedOn: Day?
  /// Best first.
  public fileprivate(set) var themes: [Identifier<Theme>] = []

  /// The address name of the body in the register.
  public var slug: String? { body?.slug }

  /// The name that a reader of the language knows: the register's, or the declared one.
  public func name(in language: Language) -> String { body?.name(in: language) ?? declaredName }
}

extension DeclarationStore {
  /// How many there are, counted up to `limit` and no further.
  public func count(_ filter: DeclarationFilter, upTo limit: Int) throws -> Int {
    try connection.value("SELECT COUNT(*) FROM (SELECT 1 FROM declarations d WHERE \(filter.condition) LIMIT \(limit)) counted")
  }

  /// Countries of the declarations in a state, for the choices of a filter. Steps from one country to the next in the index instead of
  /// reading every row.
  public func countries(_ state: Declaration.State) throws -> [String] {
    try connection.rows(
      """
      WITH RECURSIVE each (country) AS (
        SELECT MIN(country) FROM declarations WHERE state = \(state)
        UNION ALL
        SELECT (SELECT MIN(country) FROM declarations WHERE state = \(state) AND country > each.country)
        FROM each WHERE each.country IS NOT NULL)
      SELECT country FROM each WHERE country <> ''
      """
    ).map { try $0["country"] }
  }

  /// A page in the order of names: one query for the rows, one for their themes.
  public func page(_ filter: DeclarationFilter, offset: Int, limit: Int) throws -> [DeclarationSummary] {
    try summaries(filter, order: "d.sort_name \(.bytewise), d.id", offset: offset, limit: limit)
  }

  /// Those published last, newest first.
  public func latest(limit: Int) throws -> [DeclarationSummary] {
    var filter = DeclarationFilter()
    filter.state = .published
    return try summaries(filter, order: "d.published_at DESC, d.id", offset: 0, limit: limit)
  }

  private func summaries(_ filter: DeclarationFilter, order: SQL, offset: Int, limit: Int) throws -> [DeclarationSummary] {
    var found = try connection.rows(
      """
      SELECT d.id, d.state, d.organisation_id, o.slug, o.name, o.swedish_name, o.kind, d.organisation_name, d.country, d.population,
        d.settlement_character, d.changed_at, d.submitted_at, d.confirmed_on
      FROM declarations d LEFT JOIN organisations o ON o.id = d.organisation_id
      WHERE d.id IN (
        SELECT d.id FROM declarations d WHERE \(filter.condition) ORDER BY \(order) LIMIT \(limit) OFFSET \(offset))
      ORDER BY \(order)
      """
    ).map(DeclarationSummary.init)
    let places = Dictionary(uniqueKeysWithValues: found.enumerated().map { ($1.id, $0) })
    for row in try connection.rows(
      "SELECT declaration_id, theme_id FROM declaration_themes WHERE declaration_id IN \(list: found.map(\.id)) ORDER BY position")
    {
      if let place = places[try row["declaration_id"]] { found[place].themes.append(try row["theme_id"]) }
    }
    return found
  }
}

extension DeclarationSummary {
  fileprivate init(_ row: Row) throws {
    id = try row["id"]
    state = try row["state"]
    organisation = try row["organisation_id"]
    declaredName = try row["organisation_name"]
    country = try row["country"]
    body = try organisation.map { id in
      OrganisationBrief(
        id: id, name: try row["name"], swedishName: try row["swedish_name"], country: try row["country"], slug: try row["slug"],
        kind: try row["kind"])
    }
    population = try row["population"]
    character = try row["settlement_character"]
    changedAt = try row["changed_at"]
    submittedAt = try row["submitted_at"]
    confirmedOn = try row["confirmed_on"]
  }
}
