import Database
import Domain
import Localization
import Store
import TwinhallCore

extension Application {
  /// Bodies of the same country that may be the one being entered: an equal or nearly equal name, or an equal official code.
  /// - Returns: at most ten, in the order of their names.
  public func duplicateCandidates(for draft: OrganisationDraft, permit: Permit<ManageRegister>) throws -> [OrganisationBrief] {
    let names = draft.allNames.map { folded($0) }
    let code = draft.profile.officialCode.trimmingWhitespace
    return try read { connection in
      let country = draft.profile.country.trimmingWhitespace.uppercased()
      let alike = try connection.organisations.foldedNames(country: country).filter { other in
        if !code.isEmpty && other.officialCode == code { return true }
        let others = other.foldedNames.split(separator: "\n").map(String.init)
        return names.contains { name in others.contains { NameLikeness.areAlike(name, $0) } }
      }
      let found = try connection.organisations.names(alike.prefix(200).map(\.id)).values
      return Array(found.sorted { ($0.name, $0.id) < ($1.name, $1.id) }.prefix(10))
    }
  }

  /// The one body that a person means by its address or by one of its names; nil when there is none or more than one.
  public func organisation(meant text: String, on connection: any Connection) throws -> OrganisationBrief? {
    let wanted = text.trimmingWhitespace
    guard !wanted.isEmpty else { return nil }
    if let id = try connection.organisations.identifiers(slugs: [wanted])[wanted] {
      return try connection.organisations.names([id])[id]
    }
    let name = folded(wanted)
    let filter = OrganisationFilter(searching: wanted)
    let found = try connection.organisations.briefs(filter, limit: 50)
    let equal = found.filter { $0.foldedNames.split(separator: "\n").contains { $0 == name } }
    return (equal.isEmpty && found.count == 1 ? found : equal.count == 1 ? equal : []).first?.brief
  }
}
