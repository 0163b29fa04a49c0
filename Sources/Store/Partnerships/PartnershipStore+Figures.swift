import Database
import Domain
import TwinhallCore

/// How large the programme is today.
public struct ProgrammeFigures: Hashable, Sendable {
  public var partnerships: Int
  public var countries: Int
  public var organisations: Int
}

/// Two places that a partnership ties, in degrees of WGS 84.
public struct PartnershipLine: Hashable, Sendable {
  public var fromLatitude: Double
  public var fromLongitude: Double
  public var toLatitude: Double
  public var toLongitude: Double
}

extension PartnershipStore {
  /// Partnerships that have one of these statuses, with the countries and bodies in them.
  public func figures(_ statuses: [Partnership.Status]) throws -> ProgrammeFigures {
    let row = try connection.row(
      """
      SELECT COUNT(DISTINCT partnerships.id) AS partnerships, COUNT(DISTINCT organisations.country) AS countries,
        COUNT(DISTINCT organisations.id) AS organisations
      FROM partnerships JOIN partnership_members ON partnership_members.partnership_id = partnerships.id
        JOIN organisations ON organisations.id = partnership_members.organisation_id
      WHERE partnerships.status IN \(list: statuses)
      """)
    guard let row else { return ProgrammeFigures(partnerships: 0, countries: 0, organisations: 0) }
    return ProgrammeFigures(partnerships: try row["partnerships"], countries: try row["countries"], organisations: try row["organisations"])
  }

  /// From each leading body to each other body, where both places are known, of as many partnerships at most.
  public func lines(_ statuses: [Partnership.Status], limit: Int) throws -> [PartnershipLine] {
    try connection.rows(
      """
      SELECT home.latitude AS from_latitude, home.longitude AS from_longitude, other.latitude AS to_latitude,
        other.longitude AS to_longitude
      FROM (SELECT id FROM partnerships WHERE status IN \(list: statuses) ORDER BY sort_name, id LIMIT \(limit)) AS shown
        JOIN partnership_members AS lead ON lead.partnership_id = shown.id AND lead.part = 'lead'
        JOIN partnership_members AS partner ON partner.partnership_id = shown.id AND partner.part = 'partner'
        JOIN organisations AS home ON home.id = lead.organisation_id
        JOIN organisations AS other ON other.id = partner.organisation_id
      WHERE home.latitude IS NOT NULL AND home.longitude IS NOT NULL AND other.latitude IS NOT NULL AND other.longitude IS NOT NULL
      ORDER BY shown.id, lead.position, partner.position
      """
    ).map {
      PartnershipLine(
        fromLatitude: try $0["from_latitude"], fromLongitude: try $0["from_longitude"], toLatitude: try $0["to_latitude"],
        toLongitude: try $0["to_longitude"])
    }
  }
}
