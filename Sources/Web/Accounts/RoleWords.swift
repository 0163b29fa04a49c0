import Application
import Domain
import Localization
import Store
import TwinhallCore

extension Visit {
  func word(for role: Role) -> String { texts.text("accounts.role-" + role.rawValue) ?? role.rawValue }

  func word(for place: Place, _ names: PlaceNames) -> String {
    place == .programme ? texts(AccountsText.inProgramme) : names.name(of: place, in: language) ?? texts(AccountsText.unknownPlace)
  }

  /// The names of all places, in one query for each kind.
  func placeNames(_ places: [Place]) throws -> PlaceNames { try application.read { try PlaceNames(places, on: $0) } }

  /// `Coordinator, Umeå kommun`.
  func words(for held: HeldRole, _ names: PlaceNames) -> String { "\(word(for: held.role)), \(word(for: held.place, names))" }
}
