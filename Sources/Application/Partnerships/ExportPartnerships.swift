import Database
import Domain
import Store
import Tabular
import TwinhallCore

/// A list of partnerships as CSV (RFC 4180): nothing that the public pages do not show.
/// - Parameter filter: made of the programme's themes, which an address names by their codes.
public func partnershipsAsCSV(on connection: any Connection, _ filter: ([Theme]) -> PartnershipFilter) throws -> [UInt8] {
  var writer = TabularWriter(byteOrderMark: true)
  writer.write([
    "slug", "name", "title", "status", "starts_on", "ends_on", "themes", "lead", "partners", "associated", "countries", "networks", "note",
  ])
  let themes = try connection.themes.all()
  let networks = Dictionary(try connection.networks.all().map { ($0.id, $0.slug) }) { first, _ in first }
  let filter = filter(themes)
  var offset = 0
  while true {
    let found = try connection.partnerships.page(filter, offset: offset, limit: 500)
    let batch = try PartnershipBatch(found, themes: themes, on: connection)
    let memberships = try connection.networks.networks(of: found.map(\.id))
    for partnership in found {
      writer.write(batch.fields(of: partnership, networks: (memberships[partnership.id] ?? []).compactMap { networks[$0] }, themes))
    }
    offset += found.count
    if found.count < 500 { return writer.bytes }
  }
}

extension PartnershipBatch {
  fileprivate func fields(of partnership: Partnership, networks: [String], _ themes: [Theme]) -> [String] {
    let codes = partnership.themes.compactMap { id in themes.first { $0.id == id }?.code }
    let parts = PartnershipMember.Part.allCases.map { members(of: partnership, as: $0).map(\.slug).joined(separator: "|") }
    return [
      partnership.slug, name(of: partnership, in: .english).replacing("\u{A0}", with: " "), partnership.title, partnership.status.rawValue,
      partnership.startsOn?.description ?? "", partnership.endsOn?.description ?? "", codes.joined(separator: "|"),
    ] + parts + [countries(of: partnership).joined(separator: "|"), networks.joined(separator: "|"), partnership.note]
  }
}
