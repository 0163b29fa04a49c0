import Application
import Domain
import Localization
import Store
import TwinhallCore

/// The organisations that roles are held in.
typealias PlaceNames = [Identifier<Organisation>: OrganisationBrief]

extension Visit {
  func word(for role: Role) -> String { texts.text("accounts.role-" + role.rawValue) ?? role.rawValue }

  func word(for place: Place, _ names: PlaceNames) -> String {
    switch place {
    case .programme: texts(AccountsText.inProgramme)
    case .organisation(let id): names[id]?.name(in: language) ?? texts(AccountsText.unknownPlace)
    case .network(let id): id.description
    case .partnership(let id): id.description
    }
  }

  /// The names of all organisations among the places, in one query.
  func placeNames(_ places: [Place]) throws -> PlaceNames {
    let ids = Set(
      places.compactMap { place -> Identifier<Organisation>? in
        guard case .organisation(let id) = place else { return nil }
        return id
      })
    return ids.isEmpty ? [:] : try application.read { try $0.organisations.names(ids) }
  }
}
