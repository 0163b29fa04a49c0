import Database
import Domain
import TwinhallCore

extension NetworkStore {
  /// Members of a network, those that came first in front.
  public func members(of network: Identifier<Network>) throws -> [NetworkMembership] {
    try connection.rows(
      "SELECT * FROM network_members WHERE network_id = \(network) ORDER BY COALESCE(from_day, ''), position"
    ).map(NetworkMembership.init)
  }

  /// Replaces the members, if nobody changed the network since `version`.
  /// - Returns: rows changed, 0 or 1.
  public func setMembers(_ members: [NetworkMembership], of network: Identifier<Network>, version: Int) throws -> Int {
    let changed = try connection.execute("UPDATE networks SET version = version + 1 WHERE id = \(network) AND version = \(version)")
    guard changed == 1 else { return changed }
    try connection.execute("DELETE FROM network_members WHERE network_id = \(network)")
    let rows: [SQL] = members.enumerated().map { position, membership in
      let (partnership, organisation) = membership.member.columns
      return "(\(network), \(position), \(partnership), \(organisation), \(membership.from), \(membership.to))"
    }
    guard !rows.isEmpty else { return changed }
    try connection.execute(
      "INSERT INTO network_members (network_id, position, partnership_id, organisation_id, from_day, to_day) VALUES "
        + rows.joined(separator: ", "))
    return changed
  }

  /// How many partnerships and single bodies each network has on a day, or had when it ended.
  public func memberCounts(on day: Day) throws -> [Identifier<Network>: NetworkMemberCount] {
    let rows = try connection.rows(
      """
      SELECT network_id, COUNT(partnership_id) AS partnerships, COUNT(organisation_id) AS organisations
      FROM network_members JOIN networks ON networks.id = network_members.network_id
      WHERE network_members.to_day IS NULL OR network_members.to_day >= \(day) OR network_members.to_day >= networks.ends_on
      GROUP BY network_id
      """)
    return Dictionary(
      try rows.map {
        (try $0["network_id"], NetworkMemberCount(partnerships: try $0["partnerships"], organisations: try $0["organisations"]))
      }
    ) { first, _ in first }
  }

  /// The networks that each of these partnerships is or was in.
  public func networks(of partnerships: [Identifier<Partnership>]) throws -> [Identifier<Partnership>: [Identifier<Network>]] {
    let rows = try connection.rows(
      "SELECT DISTINCT partnership_id, network_id FROM network_members WHERE partnership_id IN \(list: partnerships) ORDER BY network_id")
    var found: [Identifier<Partnership>: [Identifier<Network>]] = [:]
    for row in rows { found[try row["partnership_id"], default: []].append(try row["network_id"]) }
    return found
  }

  /// The networks that an organisation is or was in: by itself or with a partnership.
  public func networks(of organisation: Identifier<Organisation>) throws -> Set<Identifier<Network>> {
    let rows = try connection.rows(
      """
      SELECT network_id FROM network_members WHERE organisation_id = \(organisation)
      UNION SELECT network_members.network_id FROM partnership_members
        JOIN network_members ON network_members.partnership_id = partnership_members.partnership_id
        WHERE partnership_members.organisation_id = \(organisation)
      """)
    return Set(try rows.map { try $0["network_id"] })
  }
}

/// Members of a network by kind.
public struct NetworkMemberCount: Hashable, Sendable {
  public var partnerships = 0
  public var organisations = 0

  public init(partnerships: Int = 0, organisations: Int = 0) {
    self.partnerships = partnerships
    self.organisations = organisations
  }
}

extension NetworkMembership.Member {
  fileprivate var columns: (partnership: Identifier<Partnership>?, organisation: Identifier<Organisation>?) {
    switch self {
    case .partnership(let id): (id, nil)
    case .organisation(let id): (nil, id)
    }
  }
}

extension NetworkMembership {
  fileprivate init(_ row: Row) throws {
    let partnership: Identifier<Partnership>? = try row["partnership_id"]
    let member: Member = if let partnership { .partnership(partnership) } else { .organisation(try row["organisation_id"]) }
    self.init(member: member, from: try row["from_day"], to: try row["to_day"])
  }
}
