import Database
import Domain
import Store
import TwinhallCore

/// What a newcomer needs to know of a place, from what the programme knows.
public struct HandoverKit: Sendable {
  public let place: Place
  public let names: PlaceNames
  public let facts: KitFacts
  public let promises: KitPromises
  /// Today's and coming roles, and those that are over.
  public let roles: [PlaceRole]
  public let delegations: [ListedDelegation]
  public let contacts: [OrganisationContact]
  public let handovers: [Handover]
  /// The newest first.
  public let history: [AuditEntry]
  /// Names of those in the history and of those who handed over.
  public let people: [Identifier<Person>: String]
}

/// What a place is.
public struct KitFacts: Sendable {
  public var organisation: Organisation?
  /// The partnership itself, or those that a body takes part in.
  public var partnerships: [Partnership] = []
  public var batch: PartnershipBatch?
  /// The network itself, or those that the place is in.
  public var networks: [Network] = []
  public var members = NetworkMemberCount()
}

/// What is promised and not done yet.
public struct KitPromises: Sendable {
  /// Neither withdrawn nor matched.
  public var declarations: [Declaration] = []
  /// Waiting for an answer of either side.
  public var messages: [Conversation] = []
  public var bodies: [Identifier<Organisation>: OrganisationBrief] = [:]
  /// Waiting, each with its round.
  public var proposals: [(line: ProposalLine, round: Round)] = []
  public var invitations: [Invitation] = []
}

extension Application {
  public func handoverKit(_ place: Place, permit: Permit<ReadPlacePeople>) throws -> HandoverKit {
    try permit.expect(place)
    guard place != .programme else { throw NotFound() }
    return try read { connection in
      let facts = try KitFacts(place, on: connection)
      let (promises, records) = try promises(of: place, facts, on: connection)
      let history = try connection.history(of: records, limit: 100)
      let handovers = try connection.handovers.all(in: place, limit: 10)
      let contacts: [OrganisationContact] =
        if case .organisation(let id) = place { try connection.organisations.contacts(of: id) } else { [] }
      return HandoverKit(
        place: place, names: try PlaceNames([place], on: connection), facts: facts, promises: promises,
        roles: try connection.heldRoles.all(in: place, limit: 200).filter { !$0.assignment.neverHeld },
        delegations: try connection.delegations.open(in: place, on: time.today), contacts: contacts, handovers: handovers,
        history: history, people: try connection.people.names(history.people + handovers.map(\.leaver)))
    }
  }

  /// A handover with what its kit may be read by: the place's people, and the successor.
  public func handover(_ id: Identifier<Handover>) throws -> (handover: Handover, scope: Scope) {
    try read { connection in
      guard let handover = try connection.handovers.find(id), handover.state == .prepared else { throw NotFound() }
      var scope = try scope(of: handover.held.place, on: connection)
      if let successor = handover.successor { scope.people.insert(successor) }
      return (handover, scope)
    }
  }

  /// Open promises, and the records by kind whose history tells of the place.
  private func promises(of place: Place, _ facts: KitFacts, on connection: any Connection) throws -> (KitPromises, [String: [String]]) {
    var found = KitPromises()
    found.invitations = try connection.invitations.all(to: place, limit: 100).filter { $0.standing(at: time.now) == .open }
    var records: [String: [String]] = [
      "Partnership": facts.partnerships.map(\.id.description),
      "Network": place.kind == .network ? facts.networks.map(\.id.description) : [],
    ]
    guard case .organisation(let id) = place else { return (found, records) }
    let declarations = try connection.declarations.all(of: [id])
    found.declarations = declarations.filter { $0.state != .withdrawn && $0.state != .matched }
    found.messages = try connection.conversations.asked(of: [id], limit: 50)
    found.bodies = try connection.organisations.names(found.messages.compactMap(\.organisations).flatMap { [$0.from, $0.to] })
    let lines = try connection.proposals.lines(to: [id])
    let rounds = try connection.rounds.all(Set(lines.map(\.proposal.round)))
    found.proposals = lines.compactMap { line in
      guard let round = rounds[line.proposal.round], line.proposal.isWaiting, round.takesAnswers(on: time.today) else { return nil }
      return (line: line, round: round)
    }
    records["Organisation"] = [id.description]
    records["Declaration"] = declarations.map(\.id.description)
    records["Conversation"] = found.messages.map(\.id.description)
    records["Proposal"] = lines.map(\.proposal.id.description)
    return (found, records)
  }
}

extension Connection {
  /// The newest entries about records of several kinds, newest first.
  fileprivate func history(of records: [String: [String]], limit: Int) throws -> [AuditEntry] {
    let found = try records.sorted { $0.key < $1.key }.flatMap { try audit.entries(about: $0.key, anyOf: $0.value, limit: limit) }
    return Array(found.sorted { $0.sequence > $1.sequence }.prefix(limit))
  }
}

extension KitFacts {
  fileprivate init(_ place: Place, on connection: any Connection) throws {
    let networks = try connection.networks.all()
    switch place {
    case .programme: break
    case .organisation(let id):
      organisation = try connection.organisations.find(id)
      partnerships = try connection.partnerships.all(of: id)
      let own = try connection.networks.networks(of: id)
      self.networks = networks.filter { own.contains($0.id) }
    case .partnership(let id):
      partnerships = try connection.partnerships.all(ids: [id])
      let own = try connection.networks.networks(of: [id])[id] ?? []
      self.networks = networks.filter { own.contains($0.id) }
    case .network(let id):
      self.networks = networks.filter { $0.id == id }
      let memberships = try connection.networks.members(of: id)
      for membership in memberships {
        if case .partnership = membership.member { members.partnerships += 1 } else { members.organisations += 1 }
      }
    }
    batch = try PartnershipBatch(partnerships, themes: connection.themes.all(), on: connection)
  }
}
