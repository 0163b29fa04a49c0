import Database
import Domain
import Store
import TwinhallCore

extension Application {
  /// What a place belongs to.
  /// - Throws: `NotFound` when it is not there.
  public func scope(of place: Place) throws -> Scope { try read { try scope(of: place, on: $0) } }

  /// A partnership belongs to its parties of today, and to the networks it is in.
  func scope(of place: Place, on connection: any Connection) throws -> Scope {
    switch place {
    case .programme: return .programme
    case .organisation(let id):
      guard try connection.organisations.find(id) != nil else { throw NotFound() }
      return .organisation(id)
    case .network(let id):
      guard try connection.networks.find(id) != nil else { throw NotFound() }
      return Scope(networks: [id])
    case .partnership(let id):
      guard let partnership = try connection.partnerships.find(id) else { throw NotFound() }
      let today = time.today
      let parties = partnership.members.filter { $0.part != .associated && ($0.to.map { $0 >= today } ?? true) }
      let networks = try connection.networks.networks(of: [id])[id] ?? []
      return Scope(organisations: Set(parties.map(\.organisation)), networks: Set(networks), partnerships: [id])
    }
  }
}

extension Permit {
  /// Refuses a permit that was given for another place.
  func expect(_ place: Place) throws {
    let fits =
      switch place {
      case .programme: scope.organisations.isEmpty && scope.networks.isEmpty && scope.partnerships.isEmpty
      case .organisation(let id): scope.organisations == [id] && scope.partnerships.isEmpty
      case .network(let id): scope.networks == [id] && scope.partnerships.isEmpty
      case .partnership(let id): scope.partnerships == [id]
      }
    if !fits { throw NotFound() }
  }

  /// Refuses a permit that was given for another person's records.
  func expect(_ person: Identifier<Person>) throws {
    if !scope.people.contains(person) { throw NotFound() }
  }
}
