import Database
import Domain
import Store
import TwinhallCore

extension Application {
  /// Whose right to keep documents counts in a place: those of every organisation, partnership and network that takes part.
  public func libraryScope(of place: Place) throws -> Scope { try read { try $0.libraryScope(of: place) } }
}

extension Connection {
  func libraryScope(of place: Place) throws -> Scope {
    let organisations = try documents.organisations(in: place)
    switch place {
    case .programme: return .programme
    case .organisation: return Scope(organisations: organisations)
    case .partnership(let id):
      return Scope(organisations: organisations, networks: Set(try networks.networks(of: [id])[id] ?? []), partnerships: [id])
    case .network(let id):
      let partnerships = try networks.members(of: id).compactMap { if case .partnership(let id) = $0.member { id } else { nil } }
      return Scope(organisations: organisations, networks: [id], partnerships: Set(partnerships))
    }
  }
}
