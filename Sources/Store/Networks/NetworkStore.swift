import Database
import Domain
import TwinhallCore

/// Networks with their texts and dated members. There are tens of them, so lists are read whole.
public struct NetworkStore {
  let connection: any Connection

  /// - Throws: `uniqueViolation` when another network has the slug.
  public func insert(_ network: Network) throws {
    try connection.execute(
      """
      INSERT INTO networks (id, slug, theme_id, starts_on, ends_on, countries, predecessor_id, version)
      VALUES (\(network.id), \(network.slug), \(network.theme), \(network.startsOn), \(network.endsOn),
        \(network.countries.joined(separator: " ")), \(network.predecessor), \(network.version))
      """)
    try insertTexts(of: network)
  }

  /// Writes everything but slug and members if nobody changed the network since `network.version`.
  /// - Returns: rows changed, 0 or 1.
  public func update(_ network: Network) throws -> Int {
    let changed = try connection.execute(
      """
      UPDATE networks SET theme_id = \(network.theme), starts_on = \(network.startsOn), ends_on = \(network.endsOn),
        countries = \(network.countries.joined(separator: " ")), predecessor_id = \(network.predecessor), version = version + 1
      WHERE id = \(network.id) AND version = \(network.version)
      """)
    guard changed == 1 else { return changed }
    try connection.execute("DELETE FROM network_texts WHERE network_id = \(network.id) AND language IN \(list: Language.allCases)")
    try insertTexts(of: network)
    return changed
  }

  private func insertTexts(of network: Network) throws {
    for (language, text) in network.texts.sorted(by: { $0.key.tag < $1.key.tag }) {
      try connection.execute(
        "INSERT INTO network_texts (network_id, language, name, summary) VALUES (\(network.id), \(language), \(text.name), \(text.summary))"
      )
    }
  }

  /// Every network, the latest first.
  public func all() throws -> [Network] { try networks(where: "1 = 1") }

  public func find(_ id: Identifier<Network>) throws -> Network? { try networks(where: "networks.id = \(id)").first }

  public func find(slug: String) throws -> Network? { try networks(where: "networks.slug = \(slug)").first }

  private func networks(where condition: SQL) throws -> [Network] {
    let rows = try connection.rows(
      """
      SELECT networks.*, network_texts.language, network_texts.name, network_texts.summary
      FROM networks LEFT JOIN network_texts ON network_texts.network_id = networks.id
      WHERE \(condition) ORDER BY COALESCE(networks.starts_on, '') DESC, networks.slug
      """)
    var networks: [Network] = []
    for row in rows {
      if networks.last?.id != (try row["id"]) { networks.append(try Network(row)) }
      guard let tag: String = try row["language"], let language = Language(rawValue: tag) else { continue }
      networks[networks.count - 1].texts[language] = NetworkText(name: try row["name"], summary: try row["summary"])
    }
    return networks
  }
}

extension Network {
  fileprivate init(_ row: Row) throws {
    let countries: String = try row["countries"]
    self.init(
      id: try row["id"], slug: try row["slug"], theme: try row["theme_id"], texts: [:], startsOn: try row["starts_on"],
      endsOn: try row["ends_on"], countries: countries.split(separator: " ").map(String.init), predecessor: try row["predecessor_id"],
      version: try row["version"])
  }
}

extension Connection {
  public var networks: NetworkStore { NetworkStore(connection: self) }
}
