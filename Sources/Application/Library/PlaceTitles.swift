import Database
import Domain
import Store
import TwinhallCore

/// The names of organisations, partnerships and networks that documents are about, read with one query for each kind.
public struct PlaceTitles {
  private let organisations: [Identifier<Organisation>: OrganisationBrief]
  private let partnerships: PartnershipBatch
  private let networks: [Identifier<Network>: Network]

  public init(_ places: some Sequence<Place>, on connection: any Connection) throws {
    var (bodies, pairs, groups): ([Identifier<Organisation>], [Identifier<Partnership>], [Identifier<Network>]) = ([], [], [])
    for place in Set(Array(places)) {
      switch place {
      case .programme: continue
      case .organisation(let id): bodies.append(id)
      case .partnership(let id): pairs.append(id)
      case .network(let id): groups.append(id)
      }
    }
    organisations = try connection.organisations.names(bodies)
    let found = pairs.isEmpty ? [] : try connection.partnerships.partnerships(pairs)
    partnerships = try PartnershipBatch(found, themes: [], on: connection)
    networks = groups.isEmpty ? [:] : Dictionary(try connection.networks.all().map { ($0.id, $0) }) { first, _ in first }
  }

  /// Empty for the programme, which has its name from the settings.
  public func name(of place: Place, in language: Language) -> String {
    switch place {
    case .programme: ""
    case .organisation(let id): organisations[id]?.name(in: language) ?? ""
    case .partnership(let id): partnership(id).map { partnerships.name(of: $0, in: language) } ?? ""
    case .network(let id): networks[id]?.text(in: language).name ?? ""
    }
  }

  /// The part of its address that names it; nil for the programme.
  public func slug(of place: Place) -> String? {
    switch place {
    case .programme: nil
    case .organisation(let id): organisations[id]?.slug
    case .partnership(let id): partnership(id)?.slug
    case .network(let id): networks[id]?.slug
    }
  }

  private func partnership(_ id: Identifier<Partnership>) -> Partnership? { partnerships.partnerships.first { $0.id == id } }
}

extension Connection {
  /// Reads a place from the words of an address: its kind and the slug of what it is.
  /// - Returns: nil when there is none.
  public func place(_ kind: String, slug: String) throws -> Place? {
    switch kind {
    case "programme" where slug == "all": .programme
    case "organisation": try organisations.find(slug: slug).map { .organisation($0.id) }
    case "partnership": try partnerships.find(slug: slug).map { .partnership($0.id) }
    case "network": try networks.find(slug: slug).map { .network($0.id) }
    default: nil
    }
  }
}
