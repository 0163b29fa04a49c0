import TwinhallCore

/// Where a role is held.
public enum Place: Hashable, Sendable {
  case programme
  case organisation(Identifier<Organisation>)
  case network(Identifier<Network>)
  case partnership(Identifier<Partnership>)

  /// What a place is, as it is stored and written in addresses.
  public enum Kind: String, CaseIterable, Sendable {
    case programme
    case organisation
    case network
    case partnership
  }

  public var kind: Kind {
    switch self {
    case .programme: .programme
    case .organisation: .organisation
    case .network: .network
    case .partnership: .partnership
    }
  }

  /// The identifier as text; nil for the programme, of which there is one.
  public var identifier: String? {
    switch self {
    case .programme: nil
    case .organisation(let id): id.description
    case .network(let id): id.description
    case .partnership(let id): id.description
    }
  }

  /// Reads kind and identifier as they are written in addresses; nil when they name no place.
  public init?(kind: String, id: String) {
    switch Kind(rawValue: kind) {
    case nil: return nil
    case .programme: self = .programme
    case .organisation:
      guard let id = Identifier<Organisation>(id) else { return nil }
      self = .organisation(id)
    case .network:
      guard let id = Identifier<Network>(id) else { return nil }
      self = .network(id)
    case .partnership:
      guard let id = Identifier<Partnership>(id) else { return nil }
      self = .partnership(id)
    }
  }
}
