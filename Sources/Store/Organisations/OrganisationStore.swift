import Database
import Domain
import TwinhallCore

extension OrganisationKind: SQLConvertible {}
extension SettlementCharacter: SQLConvertible {}
extension OrganisationName.Kind: SQLConvertible {}

/// The register: every body the programme knows of.
public struct OrganisationStore {
  let connection: any Connection

  /// - Throws: `uniqueViolation` when another organisation has the slug.
  public func insert(_ organisation: Organisation, keys: OrganisationKeys) throws {
    let profile = organisation.profile
    try connection.execute(
      """
      INSERT INTO organisations
        (id, slug, kind, local_kind, name, swedish_name, country, subdivision, official_code, wikidata, latitude, longitude, population,
        population_year, settlement_character, languages, homepage, parent_id, successor_id, valid_from, valid_to, source, sort_name,
        folded_names, version)
      VALUES (\(organisation.id), \(organisation.slug), \(profile.kind), \(profile.localKind), \(profile.name), \(profile.swedishName),
        \(profile.country), \(profile.subdivision), \(profile.officialCode), \(profile.wikidata), \(profile.latitude),
        \(profile.longitude), \(profile.population), \(profile.populationYear), \(profile.character),
        \(profile.languages.joined(separator: " ")), \(profile.homepage), \(profile.parent), \(profile.successor), \(profile.validFrom),
        \(profile.validTo), \(profile.source), \(keys.sortName), \(keys.foldedNames), \(organisation.version))
      """)
    try connection.insertWords(keys.words, of: organisation.id, in: .organisations)
  }

  /// Writes profile and search forms if nobody changed the organisation since `organisation.version`.
  /// - Returns: rows changed, 0 or 1.
  public func update(_ organisation: Organisation, keys: OrganisationKeys) throws -> Int {
    let profile = organisation.profile
    let changed = try connection.execute(
      """
      UPDATE organisations SET kind = \(profile.kind), local_kind = \(profile.localKind), name = \(profile.name),
        swedish_name = \(profile.swedishName), country = \(profile.country), subdivision = \(profile.subdivision),
        official_code = \(profile.officialCode), wikidata = \(profile.wikidata), latitude = \(profile.latitude),
        longitude = \(profile.longitude), population = \(profile.population), population_year = \(profile.populationYear),
        settlement_character = \(profile.character), languages = \(profile.languages.joined(separator: " ")),
        homepage = \(profile.homepage), parent_id = \(profile.parent), successor_id = \(profile.successor),
        valid_from = \(profile.validFrom), valid_to = \(profile.validTo), source = \(profile.source), sort_name = \(keys.sortName),
        folded_names = \(keys.foldedNames), version = version + 1
      WHERE id = \(organisation.id) AND version = \(organisation.version)
      """)
    if changed == 1 { try connection.replaceWords(keys.words, of: organisation.id, in: .organisations) }
    return changed
  }

  /// Sets what an organisation belongs to when both were inserted in the same transaction.
  public func setLinks(
    of id: Identifier<Organisation>, parent: Identifier<Organisation>?, successor: Identifier<Organisation>?
  ) throws {
    try connection.execute("UPDATE organisations SET parent_id = \(parent), successor_id = \(successor) WHERE id = \(id)")
  }

  public func find(_ id: Identifier<Organisation>) throws -> Organisation? {
    try connection.row("SELECT * FROM organisations WHERE id = \(id)").map(Organisation.init)
  }

  /// Some organisations, in no order.
  public func all(_ ids: [Identifier<Organisation>]) throws -> [Organisation] {
    try connection.rows("SELECT * FROM organisations WHERE id IN \(list: ids)").map(Organisation.init)
  }

  public func find(slug: String) throws -> Organisation? {
    try connection.row("SELECT * FROM organisations WHERE slug = \(slug)").map(Organisation.init)
  }

  /// Bodies that this one took over from.
  public func predecessors(of id: Identifier<Organisation>) throws -> [OrganisationBrief] {
    try connection.rows(
      "SELECT \(OrganisationBrief.columns) FROM organisations WHERE successor_id = \(id) ORDER BY sort_name, id LIMIT 50"
    ).map(OrganisationBrief.init)
  }

  /// At most 50 bodies that are part of this one, such as the member municipalities of a federation.
  public func parts(of id: Identifier<Organisation>) throws -> [OrganisationBrief] {
    try connection.rows(
      "SELECT \(OrganisationBrief.columns) FROM organisations WHERE parent_id = \(id) ORDER BY sort_name, id LIMIT 50"
    ).map(OrganisationBrief.init)
  }

  /// Every organisation, row by row in the order of the slugs; for exports.
  public func stream(each: (Organisation) throws -> Void) throws {
    try connection.stream("SELECT * FROM organisations ORDER BY slug") { try each(Organisation($0)) }
  }
}

/// Forms of the names that queries compare; the application makes them, since folding belongs to languages.
public struct OrganisationKeys: Hashable, Sendable {
  /// The name as lists are ordered by it.
  public var sortName: String
  /// Every name and alias, folded, one a line.
  public var foldedNames: String

  public init(sortName: String, foldedNames: String) {
    self.sortName = sortName
    self.foldedNames = foldedNames
  }

  var words: Set<String> { Set(foldedNames.split { $0 == " " || $0 == "\n" }.map(String.init)) }
}

extension Organisation {
  init(_ row: Row) throws {
    var profile = OrganisationProfile()
    profile.kind = try row["kind"]
    profile.localKind = try row["local_kind"]
    profile.name = try row["name"]
    profile.swedishName = try row["swedish_name"]
    profile.country = try row["country"]
    profile.subdivision = try row["subdivision"]
    profile.officialCode = try row["official_code"]
    profile.wikidata = try row["wikidata"]
    profile.latitude = try row["latitude"]
    profile.longitude = try row["longitude"]
    profile.population = try row["population"]
    profile.populationYear = try row["population_year"]
    profile.character = try row["settlement_character"]
    profile.languages = (try row["languages"] as String).split(separator: " ").map(String.init)
    profile.homepage = try row["homepage"]
    profile.parent = try row["parent_id"]
    profile.successor = try row["successor_id"]
    profile.validFrom = try row["valid_from"]
    profile.validTo = try row["valid_to"]
    profile.source = try row["source"]
    self.init(id: try row["id"], slug: try row["slug"], profile: profile, version: try row["version"])
  }
}

extension Connection {
  public var organisations: OrganisationStore { OrganisationStore(connection: self) }
}
