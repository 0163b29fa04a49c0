import Database
import Domain
import Store
import Tabular

/// The public list as CSV (RFC 4180): only what the public pages show.
/// - Parameter address: of a municipality's public page.
public func seekersAsCSV(
  on connection: any Connection, _ filter: DeclarationFilter, address: (DeclarationSummary) -> String
) throws -> [UInt8] {
  let codes = Dictionary(uniqueKeysWithValues: try connection.themes.all().map { ($0.id, $0.code) })
  var writer = TabularWriter()
  writer.write(["municipality", "country", "population", "character", "theme_1", "theme_2", "theme_3", "confirmed_on", "address"])
  var offset = 0
  let batch = 500
  while true {
    let rows = try connection.declarations.page(filter, offset: offset, limit: batch)
    for row in rows {
      let themes = (0..<QuestionLimits.themes).map { row.themes.indices.contains($0) ? codes[row.themes[$0]] ?? "" : "" }
      writer.write(
        [row.body?.name ?? row.declaredName, row.country, row.population.map { String($0) } ?? "", row.character?.rawValue ?? ""] + themes
          + [row.confirmedOn?.description ?? "", address(row)])
    }
    if rows.count < batch { return writer.bytes }
    offset += batch
  }
}
