import Database
import Domain
import Store
import TwinhallCore

/// What places are called, read with one query for each kind of place.
public struct PlaceNames: Sendable {
  private var organisations: [Identifier<Organisation>: OrganisationBrief] = [:]
  private var networks: [Identifier<Network>: Network] = [:]
  private var partnerships: [Identifier<Partnership>: Partnership] = [:]
  private var batch: PartnershipBatch?

  public init(_ places: some Sequence<Place>, on connection: any Connection) throws {
    var (bodies, networkIDs, partnershipIDs) = (Set<Identifier<Organisation>>(), Set<Identifier<Network>>(), Set<Identifier<Partnership>>())
    for place in places {
      switch place {
      case .programme: break
      case .organisation(let id): bodies.insert(id)
      case .network(let id): networkIDs.insert(id)
      case .partnership(let id): partnershipIDs.insert(id)
      }
    }
    if !bodies.isEmpty { organisations = try connection.organisations.names(bodies) }
    if !networkIDs.isEmpty {
      for network in try connection.networks.all() where networkIDs.contains(network.id) { networks[network.id] = network }
    }
    if !partnershipIDs.isEmpty {
      let found = try connection.partnerships.all(ids: partnershipIDs)
      for partnership in found { partnerships[partnership.id] = partnership }
      batch = try PartnershipBatch(found, themes: [], on: connection)
    }
  }

  /// nil for the programme, and for a place that is not there.
  public func name(of place: Place, in language: Language) -> String? {
    switch place {
    case .programme: nil
    case .organisation(let id): organisations[id]?.name(in: language)
    case .network(let id): networks[id]?.text(in: language).name
    case .partnership(let id): partnerships[id].flatMap { batch?.name(of: $0, in: language) }
    }
  }

  /// The part of the address of the place's public page; nil for the programme.
  public func slug(of place: Place) -> String? {
    switch place {
    case .programme: nil
    case .organisation(let id): organisations[id]?.slug
    case .network(let id): networks[id]?.slug
    case .partnership(let id): partnerships[id]?.slug
    }
  }
}
