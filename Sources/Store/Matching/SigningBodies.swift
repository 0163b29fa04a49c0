import Database
import Domain
import TwinhallCore

extension HeldRoleStore {
  /// Organisations in which somebody holds a role on a day.
  public func organisations(as role: Role, on day: Day) throws -> Set<Identifier<Organisation>> {
    let rows = try connection.rows(
      """
      SELECT DISTINCT place_id FROM held_roles
      WHERE role = \(role) AND place_kind = 'organisation' AND from_day <= \(day) AND (to_day IS NULL OR to_day >= \(day))
      """)
    return Set(try rows.map { try $0["place_id"] })
  }
}
