import Domain
import Store
import Tabular
import TwinhallCore

extension Application {
  /// The whole register as CSV with the columns that an import takes; contacts, who are people, are not in it.
  /// - Parameter byteOrderMark: true for a file that people open in a spreadsheet.
  public func exportRegister(byteOrderMark: Bool = true, permit: Permit<ReadRegister>) throws -> [UInt8] {
    try read { connection in
      var writer = TabularWriter(byteOrderMark: byteOrderMark)
      writer.write(RegisterFile.heading)
      let names = try connection.organisations.allOtherNames()
      let slugs = try connection.organisations.linkedSlugs()
      try connection.organisations.stream { organisation in
        let profile = organisation.profile
        let draft = OrganisationDraft(profile, names: names[organisation.id] ?? [])
        let row = RegisterRow(
          draft, slug: organisation.slug, parent: profile.parent.flatMap { slugs[$0] }, successor: profile.successor.flatMap { slugs[$0] })
        writer.write(row.fields)
      }
      return writer.bytes
    }
  }
}
