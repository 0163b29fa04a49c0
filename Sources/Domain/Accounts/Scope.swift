import TwinhallCore

/// What the record in question belongs to. Empty means the programme as a whole.
public struct Scope: Sendable {
  public var organisations: Set<Identifier<Organisation>>
  public var networks: Set<Identifier<Network>>
  public var partnerships: Set<Identifier<Partnership>>
  /// The people whom the record is about.
  public var people: Set<Identifier<Person>>
  public var declaration: Identifier<Declaration>?
  /// People who take part in it, as far as they matter to who asks.
  public var participants: Set<Identifier<Person>>

  public init(
    organisations: Set<Identifier<Organisation>> = [], networks: Set<Identifier<Network>> = [],
    partnerships: Set<Identifier<Partnership>> = [], people: Set<Identifier<Person>> = [], declaration: Identifier<Declaration>? = nil,
    participants: Set<Identifier<Person>> = []
  ) {
    self.organisations = organisations
    self.networks = networks
    self.partnerships = partnerships
    self.people = people
    self.declaration = declaration
    self.participants = participants
  }

  public static let programme = Scope()
  /// A record that belongs to one body.
  public static func organisation(_ id: Identifier<Organisation>) -> Scope { Scope(organisations: [id]) }
  /// A record that is about one person.
  public static func person(_ id: Identifier<Person>) -> Scope { Scope(people: [id]) }
}
