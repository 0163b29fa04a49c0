import Database
import Domain
import TwinhallCore

/// Finds the organisations that roles are held in.
public struct PlaceLookup {
  let connection: any Connection

  /// Organisations that have this name, present or former, in folded form; two at most.
  public func organisations(named name: String) throws -> [Identifier<Organisation>] {
    try connection.rows(
      "SELECT DISTINCT organisation_id FROM organisation_names WHERE folded = \(name) ORDER BY organisation_id LIMIT 2"
    ).map { try $0["organisation_id"] }
  }

  public func names(_ ids: Set<Identifier<Organisation>>) throws -> [Identifier<Organisation>: String] {
    if ids.isEmpty { return [:] }
    let rows = try connection.rows("SELECT id, name FROM organisations WHERE id IN \(list: ids.sorted())")
    return Dictionary(try rows.map { (try $0["id"], try $0["name"]) }) { first, _ in first }
  }
}

extension Connection {
  public var placeLookup: PlaceLookup { PlaceLookup(connection: self) }
}
