import Database
import Domain
import Store
import TwinhallCore

extension Application {
  /// On whose lists a viewer looks: the bodies' in which roles are held, their partnerships' and networks', and one's own.
  func conversationKeys(of viewer: Viewer, on connection: any Connection) throws -> Set<ConversationKey> {
    guard let person = viewer.person else { return [] }
    let organisations = viewer.organisations(as: Set(Role.allCases))
    var keys = try connection.participants.keys(of: organisations, on: time.today)
    keys.formUnion(organisations.map { .organisation($0) })
    keys.insert(.asker(person.id))
    if !viewer.roles.isEmpty { keys.insert(.writer(person.id)) }
    for held in viewer.roles { if let key = held.conversationKey { keys.insert(key) } }
    return keys
  }

  /// What a conversation belongs to, as far as it matters to who asks: nobody else's part is looked up.
  public func scope(of id: Identifier<Conversation>, for viewer: Viewer) throws -> Scope {
    try read { connection in
      guard try connection.conversations.find(id) != nil else { throw NotFound() }
      let isPart = try connection.conversations.isListed(id, on: conversationKeys(of: viewer, on: connection))
      return participants(viewer, isPart)
    }
  }

  /// Whether a conversation can be begun in a place: by its people and by programme officers, with the office by everybody.
  public func scope(of place: Conversation.Place, for viewer: Viewer) throws -> Scope {
    try read { connection in
      let keys = try conversationKeys(of: viewer, on: connection)
      return participants(viewer, place == .office || !keys.isDisjoint(with: place.keys))
    }
  }

  private func participants(_ viewer: Viewer, _ isPart: Bool) -> Scope {
    Scope(participants: isPart ? Set(viewer.person.map { [$0.id] } ?? []) : [])
  }

  /// A person as somebody who asks, with the roles held today.
  func viewer(of person: Person, on connection: any Connection) throws -> Viewer {
    Viewer(person: person, roles: try connection.heldRoles.roles(of: person.id, on: time.today))
  }
}

extension HeldRole {
  /// The list of the place in which a role is held.
  fileprivate var conversationKey: ConversationKey? {
    switch place {
    case .programme: role == .programmeOfficer ? .office : nil
    case .organisation(let id): .organisation(id)
    case .network(let id): .network(id)
    case .partnership(let id): .partnership(id)
    }
  }
}
